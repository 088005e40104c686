import { useTranslations } from 'next-intl'
import type { Dispute } from '../../db/queries/disputes'
import type { Locale } from '../../domain/locale'
import { parseAbout } from '../../domain/thing'
import { dayIn } from '../../i18n/dates'
import { By } from '../dispute/by'
import { StateSentence } from '../dispute/standing'
import { Notice } from '../ui/notice'
import { Handle, Words } from '../ui/prose'
import { Time } from '../ui/time'
import { Stamp } from './stamp'

type Props = { disputes: readonly Dispute[]; locale: Locale; level?: 'h2' | 'h4' }

/** Every case on a claim: since when, on what ground, where it stands; how it was ruled, in the moderators’ words; the way to all of it. */
export function Disputes({ disputes, locale, level: Heading = 'h2' }: Props) {
  const [t, words] = [useTranslations('event'), useTranslations('caseFile')]
  if (disputes.length === 0) return null
  return (
    <section id="disputes">
      <Heading className="mb-3 text-lg">{t('disputes')}</Heading>
      {disputes.map((dispute) => (
        <article key={dispute.id} className="space-y-3 border-line border-t py-4">
          <Case dispute={dispute} locale={locale} />
          {dispute.state === 'open' && (
            <Notice>
              <StateSentence state={dispute.stands} dueAt={dispute.dueAt} locale={locale} />
              {dispute.waiting && <> {t('waiting')}</>}
            </Notice>
          )}
          {dispute.rulings.map((ruling) => (
            <Ruling key={ruling.stage} ruling={ruling} locale={locale} />
          ))}
          {dispute.stands === 'ruled' && (
            <p className="font-label text-soft text-sm">
              <StateSentence state={dispute.stands} dueAt={dispute.dueAt} locale={locale} />
            </p>
          )}
          <p className="font-label text-sm">
            <a href={`/${locale}/disputes/${dispute.id}`}>{words('read')}</a>
          </p>
        </article>
      ))}
    </section>
  )
}

/** That a verdict is disputed: since when, why, until when; and the way to the case. Nothing while no case is open. */
export function DisputedNow({ disputes, locale }: Pick<Props, 'disputes' | 'locale'>) {
  const [t, grounds] = [useTranslations('caseFile'), useTranslations('ground')]
  const dispute = disputes.find(({ state }) => state === 'open')
  if (!dispute) return null
  return (
    <p className="max-w-[65ch] font-label text-sm">
      {t('disputedSince', { date: dayIn(locale, dispute.openedAt), ground: grounds(dispute.ground) })}{' '}
      <StateSentence state={dispute.stands} dueAt={dispute.dueAt} locale={locale} />{' '}
      <a href={`/${locale}/disputes/${dispute.id}`}>{t('read')}</a>
    </p>
  )
}

function Case({ dispute, locale }: { dispute: Dispute; locale: Locale }) {
  const [t, words, grounds] = [useTranslations('event'), useTranslations('caseFile'), useTranslations('ground')]
  const kind = parseAbout(dispute.about)?.kind ?? 'claim'
  const date = dayIn(locale, dispute.openedAt)
  const ground = grounds(dispute.ground)
  const who = () => <By handle={dispute.openedBy} party={dispute.party} />
  return (
    <>
      {kind !== 'claim' && <p className="font-label text-sm">{words(`about.${kind}`)}</p>}
      <p className="flex flex-wrap gap-x-3 font-label text-sm">
        <strong className="font-medium">
          {dispute.state === 'open' ? words('disputedSince', { date, ground }) : ground}
        </strong>
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

const SENTENCE = { upheld: 'decided', overturned: 'decided', remanded: 'remanded', dismissed: 'dismissed' } as const

function Ruling({ ruling, locale }: { ruling: NonNullable<Dispute['ruling']>; locale: Locale }) {
  const t = useTranslations('event')
  const [outcome, stages] = [useTranslations('outcome'), useTranslations('stage')]
  const { confirmed, denied, unverified } = ruling.tally ?? { confirmed: 0, denied: 0, unverified: 0 }
  const sentence = t.rich(ruling.tally ? SENTENCE[ruling.outcome] : 'decidedThing', {
    who: '',
    ...{ confirmed, denied, unverified },
    bdi: () => <Handle handle={ruling.moderator} former={t('former')} />,
    // After Arabic letters figures joined by hyphens would run from right to left.
    tally: (figures) => <bdi dir="ltr">{figures}</bdi>,
  })
  return (
    <div className="space-y-2 border-ink border-s-2 ps-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-label text-sm">
        {ruling.stage === 'appeal' && <span>{stages('appeal')}</span>}
        <strong className="font-medium">{outcome(ruling.outcome)}</strong>
        {ruling.verdict && <Stamp verdict={ruling.verdict} />}
        <span className="text-soft text-xs">
          <Time at={ruling.at} locale={locale} />
        </span>
      </p>
      <p className="font-label text-sm" title={ruling.tally ? t('voteOrder') : undefined}>
        {sentence}
      </p>
      <Words as="p" className="max-w-[65ch] whitespace-pre-line">
        {ruling.reason}
      </Words>
      {ruling.verdict && !ruling.stands && <p className="font-label text-soft text-xs">{t('lapsed')}</p>}
    </div>
  )
}
