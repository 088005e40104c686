import { useTranslations } from 'next-intl'
import type { OwnFlag } from '../../db/queries/flags'
import type { Locale } from '../../domain/locale'
import { dayIn } from '../../i18n/dates'
import { ContestPassage } from '../dispute/contest-passage'
import { Handle, Words } from '../ui/prose'

/** What somebody has flagged, and what became of it. */
export function OwnFlags({ items, locale }: { items: readonly OwnFlag[]; locale: Locale }) {
  const [t, gone] = [useTranslations('flags'), useTranslations('gone')]
  return (
    <section id="mine">
      <h2 className="text-lg">{t('mine')}</h2>
      {items.length === 0 && <p className="mt-2 text-soft">{t('mineNone')}</p>}
      <ul aria-label={t('mine')} className="mt-4 divide-y divide-line border-line border-y empty:hidden">
        {items.map((flag) => (
          <li key={flag.id} id={`flag-${flag.id}`} className="max-w-[65ch] space-y-3 py-5">
            <p className="flex flex-wrap gap-x-3 font-label text-sm">
              <strong className="font-semibold">{gone(`thing.${flag.thing}`)}</strong>
              <span className="text-soft">{t('at', { date: dayIn(locale, flag.at) })}</span>
            </p>
            <Words as="blockquote" className="whitespace-pre-line border-edge border-s-2 ps-4">
              {flag.text ?? ''}
            </Words>
            <p>
              <span className="font-label text-soft text-sm">{t(`grounds.${flag.ground}`)}: </span>
              <Words>{flag.reason}</Words>
            </p>
            <Answered flag={flag} locale={locale} />
            <p className="font-label text-sm empty:hidden">
              <ContestPassage passage={flag.contest} locale={locale} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Answered({ flag, locale }: { flag: OwnFlag; locale: Locale }) {
  const [t, gone, history] = [useTranslations('flags'), useTranslations('gone'), useTranslations('history')]
  const { outcome, act, answer, answeredBy, answeredAt } = flag
  if (!outcome || !answeredAt) return <p className="font-label text-soft text-sm">{t('waits')}</p>
  return (
    <div className="space-y-1">
      <p className="font-label font-medium text-sm">
        {t.rich('answeredBy', {
          who: () => <Handle handle={answeredBy} former={gone('former')} />,
          date: dayIn(locale, answeredAt),
          outcome: t(`outcomes.${outcome}`),
        })}
      </p>
      {act && <p className="font-label text-sm">{t('by', { what: history(act) })}</p>}
      <Words as="p" className="whitespace-pre-line">
        {answer ?? ''}
      </Words>
    </div>
  )
}
