import { useTranslations } from 'next-intl'
import type { CaseAtDesk } from '../../db/queries/case-file'
import type { Locale } from '../../domain/locale'
import { OUTCOMES, type Outcome, RULING_LENGTH, verdictsThatOverturn } from '../../domain/ruling'
import type { Verdict } from '../../domain/verdict'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { Sign } from '../verdict/sign'
import type { Sheet } from './handling'
import { PassageTicks } from './passages'

type Props = { file: CaseAtDesk; who: string; verdict: Verdict; action: Action; sheet: Sheet; locale: Locale }

/**
 * The ruling: the outcome, the verdict instead where the old one falls, the reason. The form names the verdict version that
 * was read; if that has moved when it arrives, it is refused, the page shows the new one, and what was written stays.
 */
export function RulingForm({ file, who, verdict, action, sheet, locale }: Props) {
  const { claim } = file
  const [t, outcomes, verdicts] = [useTranslations('disputes'), useTranslations('outcome'), useTranslations('verdict')]
  const others = verdictsThatOverturn(verdict, claim.evidence)
  return (
    <section aria-labelledby="ruling" className="space-y-4">
      <h3 id="ruling" className="text-lg">
        {t('rule')}
      </h3>
      <Form
        {...sheet()}
        action={action}
        label={t('rule')}
        fields={['outcome', 'verdict', 'reason', 'evidence']}
        draft={`${who} ruling ${file.id}`}
      >
        <input type="hidden" name="disputeId" value={file.id} />
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
          <PassageTicks file={file} locale={locale} />
          <div className="space-y-2">
            <Submit>{t('submit')}</Submit>
            <p className="font-label text-soft text-xs">{t('closes')}</p>
            <p className="font-label text-soft text-xs">{t('second')}</p>
          </div>
        </div>
      </Form>
    </section>
  )
}

/** Overturning last, so that what it asks stands right under it; not at all where no other verdict is allowed. */
function outcomesIn(mayOverturn: boolean): Outcome[] {
  const others = OUTCOMES.filter((each) => each !== 'overturned')
  return mayOverturn ? [...others, 'overturned'] : others
}
