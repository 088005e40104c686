import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Locale } from '../../domain/locale'
import { RULE_VERSION } from '../../domain/verdict'
import { FoldTitle } from '../ui/fold'

const PARTS = [
  'origins',
  'origin',
  'chains',
  'dates',
  'votes',
  'blind',
  'interests',
  'rule',
  'coming',
  'holds',
  'disputes',
  'cautions',
  'history',
  'flags',
] as const

/** What a reader can do here, each with the way there; then what stands on this long page. */
export function Contents({ locale }: { locale: Locale }) {
  const [t, event, matrix] = [useTranslations('method'), useTranslations('event'), useTranslations('matrix')]
  const to = (path: string) => ({ a: (words: ReactNode) => <a href={`/${locale}${path}`}>{words}</a> })
  return (
    <>
      <section className="space-y-3">
        <h2>{t('do.title')}</h2>
        <ul className="list-disc space-y-2 ps-5">
          <li>{t.rich('do.read', to('/events'))}</li>
          <li>{t('do.affected', { affected: event('affected'), reply: event('reply') })}</li>
          <li>{t.rich('do.review', to('/sign-in'))}</li>
          <li>{t.rich('do.check', to('/log'))}</li>
        </ul>
      </section>
      <nav aria-label={t('contents')} className="border-line border-y py-1 font-label text-sm">
        <details>
          <FoldTitle>{t('contents')}</FoldTitle>
          <ul className="gap-x-8 pb-3 sm:columns-2">
            {PARTS.map((part) => (
              <Line key={part} to={part}>
                {t(`${part}Title`, { version: RULE_VERSION })}
              </Line>
            ))}
            <Line to="matrix">{matrix('title')}</Line>
            <Line to="limits">{t('limitsTitle')}</Line>
            <Line to="demonstration">{t('demonstrationTitle')}</Line>
          </ul>
        </details>
      </nav>
    </>
  )
}

function Line({ to, children }: { to: string; children: ReactNode }) {
  return (
    <li className="break-inside-avoid">
      <a href={`#${to}`} className="inline-flex min-h-8 items-center">
        {children}
      </a>
    </li>
  )
}
