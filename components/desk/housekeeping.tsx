import { useTranslations } from 'next-intl'
import type { DeskEvent } from '../../db/queries/desk-event'
import { HEADLINE, TITLE_LENGTH } from '../../domain/claim'
import { REASON_LENGTH } from '../../domain/vote'
import { inLanguage } from '../../i18n/languages'
import { plainWords } from '../ui/gone'
import { Words } from '../ui/prose'
import { TicksField } from './choices'
import type { Desk } from './desk'
import { LANGUAGES } from './event-forms'
import { LongField, SelectField, TextField } from './fields'
import { Form } from './form'
import { JoinClaims } from './joining'
import { Submit } from './submit'

type Props = { event: DeskEvent; desk: Desk }

/** What a moderator may do about events that are one, or one that is two, and claims that say the same; and the undoing. */
export function Housekeeping({ event, desk }: Props) {
  const t = useTranslations('desk.housekeeping')
  if (desk.forbids('merge_events') !== null) return null
  const movable = event.claims.filter(({ position }) => position !== HEADLINE)
  return (
    <section aria-labelledby="housekeeping" className="max-w-3xl space-y-2">
      <h2 id="housekeeping" className="font-label font-semibold text-sm">
        {t('title')}
      </h2>
      <MergeForm event={event} desk={desk} />
      {movable.length > 0 && <SplitForm event={event} desk={desk} />}
      <JoinClaims event={event} desk={desk} />
      {event.merged.map((merged) => (
        <PartForm key={merged.id} merged={merged} desk={desk} />
      ))}
    </section>
  )
}

function MergeForm({ event, desk }: Props) {
  const t = useTranslations('desk.housekeeping')
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.merge}
      label={t('merge')}
      fold={t('merge')}
      fields={['into', 'reason']}
    >
      <p className="max-w-[65ch] font-label text-soft text-sm">{t('mergeHint')}</p>
      <input type="hidden" name="eventId" value={event.id} />
      <TextField name="into" label={t('into')} hint={t('intoHint')} dir="ltr" />
      <LongField name="reason" label={t('reason')} rows={2} maxLength={REASON_LENGTH.max} />
      <Submit tone="grave">{t('mergeIt')}</Submit>
    </Form>
  )
}

function SplitForm({ event, desk }: Props) {
  const [t, gone] = [useTranslations('desk.housekeeping'), useTranslations('gone')]
  const choices = event.claims
    .filter(({ position }) => position !== HEADLINE)
    .map(({ id, text }) => ({ value: id, label: plainWords(inLanguage(text, desk.locale)?.text ?? '', gone) }))
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.split}
      label={t('split')}
      fold={t('split')}
      fields={['claims', 'title', 'language', 'reason']}
    >
      <p className="max-w-[65ch] font-label text-soft text-sm">{t('splitHint')}</p>
      <input type="hidden" name="eventId" value={event.id} />
      <TicksField name="claims" legend={t('which')} choices={choices} />
      <TextField name="title" label={t('newTitle')} maxLength={TITLE_LENGTH.max} />
      <SelectField name="language" label={t('language')} options={LANGUAGES} value={desk.locale} />
      <LongField name="reason" label={t('reason')} rows={2} maxLength={REASON_LENGTH.max} />
      <Submit tone="grave">{t('splitIt')}</Submit>
    </Form>
  )
}

function PartForm({ merged, desk }: { merged: DeskEvent['merged'][number]; desk: Desk }) {
  const [t, gone] = [useTranslations('desk.housekeeping'), useTranslations('gone')]
  const told = inLanguage(merged.texts, desk.locale)
  const title = told?.text.title ?? merged.slug
  return (
    <div>
      <p className="font-label text-sm">
        {t.rich('merged', {
          title: () => (
            <a href={`/${desk.locale}/events/${merged.slug}/history`}>
              <Words language={told?.language ?? null}>{title}</Words>
            </a>
          ),
        })}
      </p>
      <Form
        {...desk.sheet()}
        action={desk.actions.part}
        label={`${t('part')}: ${plainWords(title, gone)}`}
        fold={t('part')}
        fields={['reason']}
      >
        <p className="max-w-[65ch] font-label text-soft text-sm">{t('partHint')}</p>
        <input type="hidden" name="eventId" value={merged.id} />
        <LongField name="reason" label={t('reason')} rows={2} maxLength={REASON_LENGTH.max} />
        <Submit tone="grave">{t('partIt')}</Submit>
      </Form>
    </div>
  )
}
