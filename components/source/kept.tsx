import { useTranslations } from 'next-intl'
import type { Withdrawn } from '../../db/queries/evidence'
import type { PassedOn } from '../../db/queries/passed-on'
import type { Locale } from '../../domain/locale'
import type { Choice } from '../../domain/suggestion'
import { dayIn } from '../../i18n/dates'
import { Told } from '../claim/text'
import { WhyGone } from '../dispute/excluded'
import { Handle, Words } from '../ui/prose'

type Recorded = { recordedBy: string | null; at: Date; choice: Choice | null }
type Props = { of: Recorded; told: PassedOn['events'][string] | undefined; locale: Locale }

/** Who recorded something, when and for which event; and what they made of what the reader of texts had proposed. */
export function Kept({ of, told, locale }: Props) {
  const t = useTranslations('source')
  const former = useTranslations('event')('former')
  return (
    <p className="flex flex-wrap gap-x-3 font-label text-soft text-xs">
      <span>
        {t.rich('recorded', {
          who: '',
          date: dayIn(locale, of.at),
          bdi: () => <Handle handle={of.recordedBy} former={former} />,
        })}
      </span>
      {of.choice && <span>{t('choice', { choice: of.choice })}</span>}
      {told && (
        <a href={`/${locale}/events/${told.slug}`}>
          <Told texts={told.title} locale={locale} />
        </a>
      )}
    </p>
  )
}

type Taken = { withdrawn: Withdrawn | null }

/** That it was taken back, by whom and why; it stays where it stood. */
export function Withdrawal({ of: { withdrawn } }: { of: Taken }) {
  const t = useTranslations('ledger')
  const former = useTranslations('event')('former')
  if (!withdrawn) return null
  return (
    <p className="font-label text-sm">
      <span aria-hidden="true">✕ </span>
      <WhyGone withdrawn={withdrawn}>
        {(by, reason) =>
          t.rich('withdrawn', {
            who: '',
            bdi: () => <Handle handle={by} former={former} />,
            reason: () => <Words>{reason}</Words>,
          })
        }
      </WhyGone>
    </p>
  )
}
