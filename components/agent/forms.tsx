import { useTranslations } from 'next-intl'
import type { AgentPage } from '../../db/queries/agent'
import { AGENT_NAME_LENGTH, AGENT_NOTE_LENGTH } from '../../domain/agent'
import { LOCALES, type Locale } from '../../domain/locale'
import { URL_LENGTH } from '../../domain/source'
import { REASON_LENGTH } from '../../domain/vote'
import { languageName, OWN_NAME } from '../../i18n/languages'
import { NAMES } from '../desk/agent-field'
import type { Action } from '../desk/answer'
import { TickField } from '../desk/choices'
import { LongField, SelectField, TextField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'

type Props = { agent: AgentPage; locale: Locale; action: Action; sheet: { draw: string; back: string } }

/** The languages that names of this region's agents are written in, beside our own. */
const OF_NAMES = [...LOCALES, 'ku', 'fa', 'he', 'ru', 'fr', 'de', 'zh'] as const

/** One more spelling. */
export function NameForm({ agent, locale, action, sheet }: Props) {
  const t = useTranslations('agents')
  return (
    <Form {...sheet} action={action} label={t('addName')} fold={t('addName')} fields={['name', 'language']}>
      <input type="hidden" name="agentId" value={agent.id} />
      <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={AGENT_NAME_LENGTH.max} />
      <SelectField
        name="language"
        label={t('language')}
        options={OF_NAMES.map((value) => ({ value, label: languageName(value, locale) }))}
        value={locale}
      />
      <TickField name="ordinary" label={t('ordinary')} />
      <Submit tone="quiet">{t('addName')}</Submit>
    </Form>
  )
}

/** What it is tied to, and the page that says so. */
export function NoteForm({ agent, locale, action, sheet }: Props) {
  const t = useTranslations('agents')
  return (
    <Form {...sheet} action={action} label={t('addNote')} fold={t('addNote')} fields={['note', 'language', 'url']}>
      <input type="hidden" name="agentId" value={agent.id} />
      <LongField name="note" label={t('note')} hint={t('noteHint')} rows={3} maxLength={AGENT_NOTE_LENGTH.max} />
      <SelectField
        name="language"
        label={t('language')}
        options={LOCALES.map((value) => ({ value, label: OWN_NAME[value] }))}
        value={locale}
      />
      <TextField name="url" label={t('url')} hint={t('urlHint')} dir="ltr" maxLength={URL_LENGTH.max} />
      <Submit tone="quiet">{t('addNote')}</Submit>
    </Form>
  )
}

/** Finds it to be the same as another. */
export function MergeForm({ agent, action, sheet }: Omit<Props, 'locale'>) {
  const t = useTranslations('agents')
  return (
    <Form {...sheet} action={action} label={t('merge')} fold={t('merge')} fields={['survivor', 'reason']}>
      <p className="max-w-[65ch] font-label text-soft text-sm">{t('mergeHint')}</p>
      <input type="hidden" name="agentId" value={agent.id} />
      <TextField
        name="survivor"
        label={t('survivor')}
        hint={t('survivorHint')}
        list={NAMES}
        autoComplete="off"
        maxLength={AGENT_NAME_LENGTH.max}
      />
      <LongField name="reason" label={t('reason')} rows={3} maxLength={REASON_LENGTH.max} />
      <Submit tone="grave">{t('merge')}</Submit>
    </Form>
  )
}
