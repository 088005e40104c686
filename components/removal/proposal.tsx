import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ProposalLine } from '../../db/queries/removals'
import type { Locale } from '../../domain/locale'
import { type ErasureCode, parseName, type WithholdingCode } from '../../domain/removal'
import { Handle, Words } from '../ui/prose'
import { Time } from '../ui/time'

type Props = { proposal: ProposalLine; locale: Locale; children?: ReactNode }

/** One proposal as the two hands see it: what it is about, why, by whom; `children` is what may be done about it. */
export function ProposalShown({ proposal, locale, children }: Props) {
  const t = useTranslations('removals')
  const gone = useTranslations('gone')
  const { kind, code, thing } = proposal
  return (
    <li className="space-y-3 py-5">
      <p className="flex flex-wrap items-baseline gap-x-3 font-label text-sm">
        <span className="font-semibold">{t(`kind.${kind}`)}</span>
        <span className="text-soft">{gone('number', { number: proposal.number })}</span>
        {kind === 'erase' ? (
          <span>{t.rich('person', { who: () => <Handle handle={proposal.whom} former={t('noHandle')} /> })}</span>
        ) : (
          <span>{gone(`thing.${parseName(thing)?.thing ?? 'source'}`)}</span>
        )}
        {code && (
          <span className="inline-block first-letter:uppercase">
            {kind === 'erase' ? gone(`ground.${code as ErasureCode}`) : gone(`because.${code as WithholdingCode}`)}
          </span>
        )}
      </p>
      <p className="font-label text-soft text-xs">
        {t.rich('proposed', {
          who: () => <Handle handle={proposal.by} former={gone('former')} />,
          date: () => <Time at={proposal.at} locale={locale} />,
        })}
      </p>
      <Words as="blockquote" className="max-w-[65ch] whitespace-pre-line">
        {proposal.reason}
      </Words>
      {proposal.texts.length > 0 && (
        <div className="space-y-2">
          <p className="font-label font-medium text-sm">{t('words')}</p>
          {proposal.texts.map((text) => (
            <Words key={text} as="blockquote" className="max-w-[65ch] whitespace-pre-line border-edge border-s-2 ps-4">
              {text}
            </Words>
          ))}
        </div>
      )}
      {proposal.slug && (
        <p className="font-label text-sm">
          <a href={`/${locale}/events/${proposal.slug}`}>{t('event')}</a>
        </p>
      )}
      {children}
    </li>
  )
}
