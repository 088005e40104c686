import { useTranslations } from 'next-intl'
import type { Dispute } from '../../db/queries/disputes'
import type { Locale } from '../../domain/locale'
import { dayIn } from '../../i18n/dates'
import { Notice } from '../ui/notice'
import { Handle, Words } from '../ui/prose'
import { Time } from '../ui/time'
import { Stamp } from './stamp'

type Props = { disputes: readonly Dispute[]; locale: Locale; level?: 'h2' | 'h4' }

/** Every case on a claim: on what ground, who opened it, and how it was ruled, in the moderator's words. */
export function Disputes({ disputes, locale, level: Heading = 'h2' }: Props) {
  const t = useTranslations('event')
  if (disputes.length === 0) return null
  return (
    <section id="disputes">
      <Heading className="mb-3 text-lg">{t('disputes')}</Heading>
      {disputes.map((dispute) => (
        <article key={dispute.id} className="space-y-3 border-line border-t py-4">
          <Case dispute={dispute} locale={locale} />
          {dispute.state === 'open' && <Notice>{dispute.waiting ? t('waiting') : t('awaiting')}</Notice>}
          {dispute.ruling && <Ruling ruling={dispute.ruling} locale={locale} />}
        </article>
      ))}
    </section>
  )
}

function Case({ dispute, locale }: { dispute: Dispute; locale: Locale }) {
  const t = useTranslations('event')
  const ground = useTranslations('ground')
  const date = dayIn(locale, dispute.openedAt)
  const who = () => <Handle handle={dispute.openedBy} former={t('former')} />
  return (
    <>
      <p className="flex flex-wrap gap-x-3 font-label text-sm">
        <strong className="font-medium">{ground(dispute.ground)}</strong>
        <span className="text-soft">
          {dispute.byRule ? t('openedByRule', { date }) : t.rich('openedBy', { who: '', date, bdi: who })}
        </span>
      </p>
      {dispute.statement && (
        <Words as="p" className="max-w-[65ch] whitespace-pre-line">
          {dispute.statement}
        </Words>
      )}
    </>
  )
}

function Ruling({ ruling, locale }: { ruling: NonNullable<Dispute['ruling']>; locale: Locale }) {
  const t = useTranslations('event')
  const outcome = useTranslations('outcome')
  const { confirmed, denied, unverified } = ruling.tally ?? { confirmed: 0, denied: 0, unverified: 0 }
  const sentence = t.rich(ruling.outcome === 'dismissed' ? 'dismissed' : 'decided', {
    who: '',
    ...{ confirmed, denied, unverified },
    bdi: () => <Handle handle={ruling.moderator} former={t('former')} />,
    // After Arabic letters figures joined by hyphens would run from right to left.
    tally: (figures) => <bdi dir="ltr">{figures}</bdi>,
  })
  return (
    <div className="space-y-2 border-ink border-s-2 ps-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-label text-sm">
        <strong className="font-medium">{outcome(ruling.outcome)}</strong>
        {ruling.verdict && <Stamp verdict={ruling.verdict} />}
        <span className="text-soft text-xs">
          <Time at={ruling.at} locale={locale} />
        </span>
      </p>
      <p className="font-label text-sm" title={t('voteOrder')}>
        {sentence}
      </p>
      <Words as="p" className="max-w-[65ch] whitespace-pre-line">
        {ruling.reason}
      </Words>
      {ruling.verdict && !ruling.stands && <p className="font-label text-soft text-xs">{t('lapsed')}</p>}
    </div>
  )
}
