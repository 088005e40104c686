import { useTranslations } from 'next-intl'
import type { ProposalLine, WithheldLine } from '../../db/queries/removals'
import type { Withholdable } from '../../db/queries/withholdable'
import { ERASURE_CODES, parseName, WITHHOLDING_CODES } from '../../domain/removal'
import { REASON_LENGTH } from '../../domain/vote'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { LongField, SelectField, TextField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { Words } from '../ui/prose'

type Sheet = { draw: string; back: string }
type Props = { action: Action; sheet: () => Sheet }

/** Why, for the second hand. */
function Reason({ label }: { label?: string }) {
  const t = useTranslations('removals')
  return (
    <LongField
      name="reason"
      label={label ?? t('reason')}
      hint={t('reasonHint')}
      rows={3}
      maxLength={REASON_LENGTH.max}
    />
  )
}

/** Proposes that one of the texts of a page be withheld. */
export function WithholdForm({ action, sheet, texts }: Props & { texts: readonly Withholdable[] }) {
  const t = useTranslations('removals')
  const [gone, form] = [useTranslations('gone'), useTranslations('desk.form')]
  const choices = texts.map(({ about, thing, text }) => ({
    value: about,
    label: (
      <>
        <span className="text-soft">{gone(`thing.${thing}`)}: </span>
        <Words>{text}</Words>
      </>
    ),
  }))
  return (
    <Form {...sheet()} action={action} label={t('withholdTitle')} fields={['about', 'code', 'reason']}>
      <RadioField name="about" legend={t('which')} choices={choices} quiet />
      <SelectField
        name="code"
        label={t('why')}
        options={[
          { value: '', label: form('choose') },
          ...WITHHOLDING_CODES.map((value) => ({ value, label: gone(`because.${value}`) })),
        ]}
      />
      <Reason />
      <Submit>{t('propose')}</Submit>
    </Form>
  )
}

/** Proposes that somebody be forgotten, by their handle. */
export function EraseForm({ action, sheet }: Props) {
  const t = useTranslations('removals')
  return (
    <Form {...sheet()} action={action} label={t('eraseTitle')} fields={['handle', 'code', 'reason']}>
      <TextField name="handle" label={t('handle')} autoComplete="off" />
      <Ground />
      <Reason />
      <Submit>{t('propose')}</Submit>
    </Form>
  )
}

function Ground() {
  const t = useTranslations('removals')
  const [gone, form] = [useTranslations('gone'), useTranslations('desk.form')]
  return (
    <SelectField
      name="code"
      label={t('why')}
      options={[
        { value: '', label: form('choose') },
        ...ERASURE_CODES.map((value) => ({ value, label: gone(`ground.${value}`) })),
      ]}
    />
  )
}

/** Asks to be forgotten oneself. */
export function AskForm({ action, sheet, personId }: Props & { personId: string }) {
  const t = useTranslations('removals')
  return (
    <Form {...sheet()} action={action} label={t('selfTitle')} fold={t('ask')} fields={['reason']}>
      <input type="hidden" name="personId" value={personId} />
      <input type="hidden" name="code" value="asked" />
      <Reason label={t('selfReason')} />
      <Submit tone="grave">{t('ask')}</Submit>
    </Form>
  )
}

/** Proposes that something withheld be shown again. */
export function ShowForm({ action, sheet, items }: Props & { items: readonly WithheldLine[] }) {
  const t = useTranslations('removals')
  const [gone, form] = [useTranslations('gone'), useTranslations('desk.form')]
  const options = items.map(({ id, number, about }) => {
    const thing = gone(`thing.${parseName(about)?.thing ?? 'source'}`)
    return { value: id, label: `${gone('number', { number })} · ${thing}` }
  })
  return (
    <Form {...sheet()} action={action} label={t('showTitle')} fields={['removalId', 'reason']}>
      <SelectField
        name="removalId"
        label={t('standing')}
        options={[{ value: '', label: form('choose') }, ...options]}
      />
      <Reason />
      <Submit>{t('propose')}</Submit>
    </Form>
  )
}

/** The second hand: approves, or declines with a reason. */
export function DecideForms({ action, sheet, proposal }: Props & { proposal: ProposalLine }) {
  const [t, gone] = [useTranslations('removals'), useTranslations('gone')]
  const { id: removalId, number } = proposal
  const which = gone('number', { number })
  return (
    <div className="flex flex-wrap items-start gap-4">
      <Form {...sheet()} action={action} label={`${t('approve')} · ${which}`} fields={[]}>
        <input type="hidden" name="removalId" value={removalId} />
        <input type="hidden" name="decision" value="approved" />
        <input type="hidden" name="reason" value="" />
        <Submit tone="grave">{t('approve')}</Submit>
      </Form>
      <Form
        {...sheet()}
        action={action}
        label={`${t('decline')} · ${which}`}
        fold={t('declineFold')}
        fields={['reason']}
      >
        <input type="hidden" name="removalId" value={removalId} />
        <input type="hidden" name="decision" value="declined" />
        <Reason label={t('declineReason')} />
        <Submit tone="quiet">{t('decline')}</Submit>
      </Form>
    </div>
  )
}
