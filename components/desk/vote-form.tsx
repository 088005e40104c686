import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { DeskClaim } from '../../db/queries/desk-event'
import { QUORUM, VERDICTS } from '../../domain/verdict'
import { REASON_LENGTH } from '../../domain/vote'
import { Sign } from '../verdict/sign'
import { RadioField } from './choices'
import type { Desk } from './desk'
import { LongField } from './fields'
import { Form } from './form'
import { SecondLook } from './second-look'
import { Submit } from './submit'

const FIELDS = ['evidence', 'verdict', 'reason']

type Props = { claim: DeskClaim; desk: Desk; passages: ReactNode; closed: boolean }

/**
 * My vote on a claim: the passages (`passages`, each with its tick) stand before it, then the question with nothing chosen,
 * the reason, and what becomes of it. A changed vote begins as the one it changes. Once no vote is taken it is `closed`.
 */
export function VoteForm({ claim, desk, passages, closed }: Props) {
  const t = useTranslations('desk.vote')
  const verdicts = useTranslations('verdict')
  const { own } = claim
  const stances = Object.fromEntries(claim.evidence.map(({ id, stance }) => [id, stance]))
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.cast}
      label={t('title')}
      fields={FIELDS}
      outside={passages}
      closed={closed}
      draft={`${desk.handle} vote ${claim.id}`}
    >
      <input type="hidden" name="claimId" value={claim.id} />
      <input type="hidden" name="base" value={own?.version ?? 0} />
      <RadioField
        name="verdict"
        legend={t('question')}
        value={own?.verdict}
        choices={VERDICTS.map((value) => ({
          value,
          label: (
            <span className="inline-flex items-center gap-2 font-semibold text-base [&_svg]:size-5">
              <Sign verdict={value} />
              {verdicts(value)}
            </span>
          ),
          hint: t(`meaning.${value}`),
        }))}
      />
      <SecondLook stances={stances} />
      <LongField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint', REASON_LENGTH)}
        maxLength={REASON_LENGTH.max}
        value={own?.reason}
      />
      <div className="space-y-2">
        <Submit>{own ? t('change') : t('cast')}</Submit>
        <p className="font-label text-soft text-xs">
          {claim.settledAt ? t('openNow') : t('sealed', { quorum: QUORUM })}
        </p>
      </div>
    </Form>
  )
}

/** I have a tie: one click, for good. */
export function AsideForm({ claim, desk }: { claim: DeskClaim; desk: Desk }) {
  const t = useTranslations('desk.vote')
  return (
    <Form {...desk.sheet()} action={desk.actions.aside} label={t('aside')} fields={[]} className="space-y-2">
      <input type="hidden" name="claimId" value={claim.id} />
      <Submit tone="quiet">{t('aside')}</Submit>
      <p className="font-label text-soft text-xs">{t('asideHint')}</p>
    </Form>
  )
}
