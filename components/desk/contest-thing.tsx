import { useTranslations } from 'next-intl'
import type { Dispute } from '../../db/queries/disputes'
import { GROUNDS_OF } from '../../domain/ground'
import { STATEMENT_LENGTH } from '../../domain/statement'
import { DisputedMark } from '../dispute/mark'
import { RadioField } from './choices'
import type { Desk } from './desk'
import { LongField } from './fields'
import { Form } from './form'
import { Submit } from './submit'

type Props = {
  kind: 'evidence' | 'citation' | 'date' | 'regrouping'
  id: string
  disputes: readonly Dispute[]
  /** What tells it from others of its kind, to whoever hears the form named. */
  told: string
  desk: Desk
}

/** Where on the page the form that contests a thing stands. */
export function contestId(kind: Props['kind'], id: string): string {
  return `contest-${kind}-${id}`
}

/** The form that opens a case about a thing; while one is open, the way to that instead. */
export function ContestThing({ kind, id, disputes, told, desk }: Props) {
  const [t, grounds] = [useTranslations('desk.vote'), useTranslations('ground')]
  const about = `${kind}:${id}`
  if (disputes.some((each) => each.state === 'open' && each.about === about)) {
    return <DisputedMark about={about} disputes={disputes} />
  }
  if (desk.forbids('open_dispute') !== null) return null
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.contest}
      label={`${t('contestThis')}: ${told}`}
      fold={t('contestThis')}
      fields={['ground', 'statement']}
    >
      <input type="hidden" name="about" value={about} />
      <div id={contestId(kind, id)}>
        <RadioField
          quiet
          name="ground"
          legend={t('ground')}
          choices={GROUNDS_OF[kind].map((value) => ({ value, label: grounds(value) }))}
        />
      </div>
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
