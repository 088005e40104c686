'use client'

import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { Notice } from '../ui/notice'
import { Words } from '../ui/prose'
import type { Action } from './answer'
import { Dropped } from './dropped'
import { FileField, LongField, TextField } from './fields'
import { Form } from './form'
import { useSheet } from './sheet'
import { SOURCE_FIELDS, SourceFields } from './source-fields'
import { Submit } from './submit'

type Props = { action: Action; draw: string; back: string; locale: Locale; elsewhere: string }

/** Adds a source in two steps: hand in the text of the page; correct what the reader made of it, and keep it. */
export function AddSource({ locale, elsewhere, ...form }: Props) {
  const t = useTranslations('desk.form.source')
  return (
    <Form {...form} label={t('add')} fields={['pasted', 'file', ...SOURCE_FIELDS, 'text']}>
      <h2 className="text-xl">{t('add')}</h2>
      <Steps locale={locale} elsewhere={elsewhere} />
    </Form>
  )
}

function Steps({ locale, elsewhere }: { locale: Locale; elsewhere: string }) {
  const t = useTranslations('desk.form.source')
  const { values } = useSheet()
  return (
    <>
      {typeof values.bytes === 'string' ? <Correct locale={locale} elsewhere={elsewhere} /> : <HandIn />}
      <p className="font-label text-sm">
        <a href={elsewhere}>{t('giveUp')}</a>
      </p>
    </>
  )
}

function HandIn() {
  const t = useTranslations('desk.form.source')
  return (
    <>
      <LongField name="pasted" label={t('paste')} hint={t('pasteHint')} rows={12} />
      <FileField name="file" label={t('file')} hint={t('fileHint')} accept=".txt,text/plain" />
      <TextField name="url" type="url" label={t('url')} hint={t('urlHint')} dir="ltr" />
      <Submit>{t('read')}</Submit>
    </>
  )
}

function Correct({ locale, elsewhere }: { locale: Locale; elsewhere: string }) {
  const t = useTranslations('desk.form.source')
  const reasons = useTranslations('desk.form.reason')
  const { values } = useSheet()
  const found = list<Record<string, string>>(values.reasons, {})
  const reasonFor = (field: string) => {
    const code = found[field]
    return code && reasons.has(code as 'not_in_text') ? reasons(code as 'not_in_text') : undefined
  }
  return (
    <>
      <Known pages={list(values.known, [])} elsewhere={elsewhere} />
      <p className="font-label text-sm">{t('check')}</p>
      {['bytes', 'dropped', 'reasons', 'known'].map((name) => (
        <input key={name} type="hidden" name={name} value={String(values[name] ?? '')} />
      ))}
      <SourceFields locale={locale} reasonFor={reasonFor} />
      <LongField name="text" label={t('text')} hint={t('textHint')} rows={14} />
      <Dropped pieces={list(values.dropped, [])} />
      <Submit>{t('keep')}</Submit>
    </>
  )
}

/** The sources that are kept already under the address of this one. */
function Known({ pages, elsewhere }: { pages: readonly { id: string; title: string }[]; elsewhere: string }) {
  const t = useTranslations('desk.form.source')
  if (pages.length === 0) return null
  return (
    <Notice tone="caution">
      <p>{t('sameAddress')}</p>
      <ul>
        {pages.map(({ id, title }) => (
          <li key={String(id)}>
            <a href={`${elsewhere}&source=${encodeURIComponent(String(id))}`}>
              <Words>{String(title)}</Words>
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** A field that carries JSON from one step to the next; whatever was done to it on the way, the page stays up. */
function list<T extends object>(field: unknown, otherwise: T): T {
  try {
    const parsed: unknown = JSON.parse(String(field))
    return typeof parsed === 'object' && parsed && Array.isArray(parsed) === Array.isArray(otherwise)
      ? (parsed as T)
      : otherwise
  } catch {
    return otherwise
  }
}
