'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Locale } from '../../domain/locale'
import { BYLINE_LENGTH, SOURCE_TITLE_LENGTH, URL_LENGTH } from '../../domain/source'
import { asTyped } from '../ui/prose'
import { AgentField } from './agent-field'
import { TextField } from './fields'

export const SOURCE_FIELDS = [
  'title',
  'publisher',
  'publisherKind',
  'publisherCountry',
  'language',
  'byline',
  'url',
  'published',
  'publishedZone',
  'updated',
  'updatedZone',
] as const

export type Described = Readonly<Partial<Record<(typeof SOURCE_FIELDS)[number], string>>>

type Props = { locale: Locale; saved?: Described; reasonFor?: (field: string) => string | undefined }

/** What is said about a source; all but its title may be unknown. `reasonFor` tells why the reader left a field open. */
export function SourceFields({ locale, saved = {}, reasonFor = () => undefined }: Props) {
  const t = useTranslations('desk.form.source')
  const hint = (field: string, otherwise?: ReactNode) => reasonFor(field) ?? otherwise
  const time = (field: 'published' | 'updated') => (
    <div className="grid grid-cols-2 items-end gap-3">
      <TextField
        name={field}
        label={t(field)}
        hint={hint(field, t.rich('timeHint', asTyped))}
        dir="ltr"
        value={saved[field]}
      />
      <TextField
        name={`${field}Zone`}
        label={t('zone')}
        hint={t('zoneHint')}
        dir="ltr"
        list="time-zones"
        value={saved[`${field}Zone`]}
      />
    </div>
  )
  return (
    <>
      <TextField
        name="title"
        label={t('title')}
        hint={hint('title')}
        maxLength={SOURCE_TITLE_LENGTH.max}
        value={saved.title}
      />
      <AgentField
        name="publisher"
        label={t('publisher')}
        hint={[reasonFor('publisher'), t('publisherHint')].filter(Boolean).join(' ')}
        value={saved.publisher}
        locale={locale}
      />
      <div className="grid grid-cols-2 items-end gap-3">
        <TextField
          name="language"
          label={t('language')}
          hint={hint('language', t('languageHint'))}
          dir="ltr"
          maxLength={12}
          value={saved.language}
        />
        <TextField
          name="byline"
          label={t('byline')}
          hint={t('bylineHint')}
          maxLength={BYLINE_LENGTH.max}
          value={saved.byline}
        />
      </div>
      {time('published')}
      {time('updated')}
      <TextField
        name="url"
        type="url"
        label={t('url')}
        hint={t('urlHint')}
        dir="ltr"
        maxLength={URL_LENGTH.max}
        value={saved.url}
      />
      <datalist id="time-zones">
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  )
}

/** Where the papers of the region are written; any other zone can be typed. */
const ZONES = [
  'UTC',
  'Asia/Damascus',
  'Europe/Istanbul',
  'Asia/Beirut',
  'Asia/Baghdad',
  'Asia/Amman',
  'Asia/Jerusalem',
  'Africa/Cairo',
  'Asia/Riyadh',
  'Asia/Dubai',
  'Asia/Qatar',
  'Asia/Tehran',
  'Europe/Moscow',
  'Europe/London',
  'Europe/Paris',
  'Europe/Berlin',
  'America/New_York',
]
