import { useTranslations } from 'next-intl'
import type { CaseFile } from '../../db/queries/case'
import { OUTCOMES, type Outcome, RULING_LENGTH, verdictsThatOverturn } from '../../domain/dispute'
import type { Verdict } from '../../domain/verdict'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { Sign } from '../verdict/sign'

type Props = { file: CaseFile; verdict: Verdict; action: Action; sheet: { draw: string; back: string } }

/**
 * The ruling: the outcome, the verdict instead where the old one falls, the reason. The form names the verdict version that
 * was read; if that has moved when it arrives, it is refused, the page shows the new one, and what was written stays.
 */
export function RulingForm({ file: { claim, dispute }, verdict, action, sheet }: Props) {
  const [t, outcomes, verdicts] = [useTranslations('disputes'), useTranslations('outcome'), useTranslations('verdict')]
  const others = verdictsThatOverturn(verdict, claim.evidence)
  return (
    <Form {...sheet} action={action} label={t('rule')} fields={['outcome', 'verdict', 'reason']}>
      <input type="hidden" name="disputeId" value={dispute.id} />
      <input type="hidden" name="verdictVersion" value={claim.verdictVersion ?? 0} />
      <div className="group space-y-5">
        <RadioField
          name="outcome"
          legend={t('outcome')}
          choices={outcomesIn(others.length > 0).map((value) => ({
            value,
            label: <span className="font-semibold text-base">{outcomes(value)}</span>,
            hint: t(value, { verdict: verdicts(verdict) }),
          }))}
        />
        {others.length > 0 && (
          <div className="hidden ps-8 group-has-[input[value=overturned]:checked]:block">
            <RadioField
              name="verdict"
              legend={t('to')}
              hint={t('toHint')}
              quiet
              choices={others.map((value) => ({
                value,
                label: (
                  <span className="inline-flex items-center gap-2 [&_svg]:size-5">
                    <Sign verdict={value} />
                    {verdicts(value)}
                  </span>
                ),
              }))}
            />
          </div>
        )}
        <LongField
          name="reason"
          label={t('reason')}
          hint={t('reasonHint', RULING_LENGTH)}
          rows={8}
          maxLength={RULING_LENGTH.max}
        />
        <div className="space-y-2">
          <Submit>{t('submit')}</Submit>
          <p className="font-label text-soft text-xs">{t('closes')}</p>
        </div>
      </div>
    </Form>
  )
}

/** Overturning last, so that what it asks stands right under it; not at all where no other verdict is allowed. */
function outcomesIn(mayOverturn: boolean): Outcome[] {
  const others = OUTCOMES.filter((each) => each !== 'overturned')
  return mayOverturn ? [...others, 'overturned'] : others
}
