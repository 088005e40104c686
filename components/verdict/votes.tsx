import { useTranslations } from 'next-intl'
import type { ClaimPage, VoteShown } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { numbered } from '../evidence/sides'
import { Notice } from '../ui/notice'
import { Handle, Words } from '../ui/prose'
import { Time } from '../ui/time'
import { Stamp } from './stamp'

type Props = { claim: ClaimPage; locale: Locale; level?: 'h2' | 'h4' }

/** Before the quorum who has voted and when; after it every vote with its reason, those not counted with why. */
export function Votes({ claim, locale, level: Heading = 'h2' }: Props) {
  const t = useTranslations('event')
  const sealed = claim.verdict === null
  return (
    <section>
      <Heading className="mb-3 text-lg">{sealed ? t('whoVoted') : t('reviewers')}</Heading>
      {sealed && <Notice>{t('sealed')}</Notice>}
      {claim.votes.length === 0 && <p className="mt-4 text-soft">{t('noVotes')}</p>}
      <ol className="mt-4">
        {claim.votes.map((vote) => (
          <li key={vote.id} id={`vote-${vote.id}`} className="border-line border-t py-4">
            <VoteShownWhole vote={vote} claim={claim} locale={locale} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function VoteShownWhole({ vote, claim, locale }: Props & { vote: VoteShown }) {
  const t = useTranslations('event')
  const uncounted = useTranslations('uncounted')
  const remarks = [
    vote.version > 1 && t('changedVote'),
    !vote.blind && t('afterOpening'),
    vote.uncounted && uncounted(vote.uncounted),
  ].filter(Boolean)
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-label text-sm">
        <span className="font-medium">
          <Handle handle={vote.reviewer} former={t('former')} />
        </span>
        {vote.verdict && <Stamp verdict={vote.verdict} />}
        <span className="text-soft text-xs">
          <Time at={vote.castAt} locale={locale} exact={vote.verdict === null} />
        </span>
      </p>
      {remarks.length > 0 && <p className="mt-1 font-label text-soft text-xs">{remarks.join(' · ')}</p>}
      {vote.reason && (
        <Words as="p" className="mt-2 max-w-[65ch] whitespace-pre-line">
          {vote.reason}
        </Words>
      )}
      {vote.evidence && <Rests on={vote.evidence} claim={claim} />}
    </>
  )
}

function Rests({ on, claim }: { on: readonly string[]; claim: ClaimPage }) {
  const t = useTranslations('event')
  const numbers = numbered(claim)
  const cited = on.toSorted((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0))
  return (
    <p className="mt-2 flex flex-wrap gap-x-3 font-label text-soft text-xs">
      {cited.length === 0 ? t('restsOnNothing') : t('restsOn')}
      {cited.map((id) => (
        <a key={id} href={`#passage-${id}`}>
          {t('passage', { number: numbers.get(id) ?? 0 })}
        </a>
      ))}
    </p>
  )
}
