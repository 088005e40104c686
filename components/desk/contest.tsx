import { useTranslations } from 'next-intl'
import type { DeskClaim } from '../../db/queries/desk-event'
import { GROUNDS_OF } from '../../domain/ground'
import { STATEMENT_LENGTH } from '../../domain/statement'
import { Handle, Words } from '../ui/prose'
import { Time } from '../ui/time'
import { RadioField } from './choices'
import type { Desk } from './desk'
import { LongField } from './fields'
import { Form } from './form'
import { Submit } from './submit'

/** The cases on the claim, and, where there is a verdict to contest and no case is open, the form that opens one. */
export function Contest({ claim, desk }: { claim: DeskClaim; desk: Desk }) {
  const t = useTranslations('desk.vote')
  const open = claim.disputes.some(({ state, about }) => state === 'open' && about === `claim:${claim.id}`)
  const may = !claim.aside && !claim.closed && !open && desk.forbids('open_dispute') === null
  if (claim.settledAt === null) return null
  return (
    <section id="dispute" aria-label={t('disputes')} className="space-y-3">
      {claim.disputes.map((dispute) => (
        <Case key={dispute.id} dispute={dispute} desk={desk} />
      ))}
      {may && <ContestForm claim={claim} desk={desk} />}
    </section>
  )
}

function ContestForm({ claim, desk }: { claim: DeskClaim; desk: Desk }) {
  const [t, grounds] = [useTranslations('desk.vote'), useTranslations('ground')]
  const choices = GROUNDS_OF.claim.map((value) => ({ value, label: grounds(value) }))
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.contest}
      label={t('contest')}
      fold={t('contest')}
      fields={['ground', 'statement']}
    >
      <input type="hidden" name="about" value={`claim:${claim.id}`} />
      <RadioField quiet name="ground" legend={t('ground')} choices={choices} />
      <LongField
        name="statement"
        label={t('statement')}
        hint={t('reasonHint', STATEMENT_LENGTH)}
        maxLength={STATEMENT_LENGTH.max}
      />
      <Submit tone="quiet">{t('contestIt')}</Submit>
    </Form>
  )
}

function Case({ dispute, desk }: { dispute: DeskClaim['disputes'][number]; desk: Desk }) {
  const [t, grounds, outcomes] = [useTranslations('desk.vote'), useTranslations('ground'), useTranslations('outcome')]
  const cases = useTranslations('caseFile')
  const { ruling } = dispute
  const by = () => (dispute.byRule ? t('theRule') : <Handle handle={dispute.openedBy} former={t('former')} />)
  return (
    <div className="space-y-1 border-edge border-s-4 ps-4">
      <p className="font-label text-sm">
        {t.rich('case', {
          ground: grounds(dispute.ground),
          by,
          time: () => <Time at={dispute.openedAt} locale={desk.locale} />,
        })}
      </p>
      {dispute.statement && <Words as="p">{dispute.statement}</Words>}
      <p className="font-label text-sm">
        <a href={`/${desk.locale}/desk/disputes/${dispute.id}`}>{cases('desk')}</a>
      </p>
      {dispute.waiting && <p className="font-label text-soft text-sm">{t('waiting')}</p>}
      {ruling && (
        <>
          <p className="font-label text-sm">
            {t.rich('ruling', {
              outcome: outcomes(ruling.outcome),
              by: () => <Handle handle={ruling.moderator} former={t('former')} />,
              time: () => <Time at={ruling.at} locale={desk.locale} />,
            })}
          </p>
          <Words as="p">{ruling.reason}</Words>
        </>
      )}
    </div>
  )
}
