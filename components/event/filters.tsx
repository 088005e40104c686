import { useTranslations } from 'next-intl'
import { STATES } from '../../domain/claim'
import { LOCALES, type Locale } from '../../domain/locale'
import { VERDICTS } from '../../domain/verdict'
import { OWN_NAME } from '../../i18n/languages'
import { Button } from '../ui/button'
import { describedBy, Field, Input, Select } from '../ui/field'

export type Chosen = { q: string; verdict: string; state: string; language: string }

/** A plain form that asks with its address, so that a search can be linked and kept. */
export function Filters({ locale, chosen }: { locale: Locale; chosen: Chosen }) {
  const t = useTranslations('events')
  const verdict = useTranslations('verdict')
  const state = useTranslations('state')
  const choices = [
    ['verdict', VERDICTS.map((each) => [each, verdict(each)])],
    ['state', STATES.map((each) => [each, state(each)])],
    ['language', LOCALES.map((each) => [each, OWN_NAME[each]])],
  ] as const
  return (
    <form method="get" action={`/${locale}/events`} role="search" className="grid items-end gap-4 sm:grid-cols-3">
      <div className="sm:col-span-3">
        <Field id="q" label={t('search')} hint={t('searchHint')}>
          <Input
            {...describedBy('q', { hint: true })}
            type="search"
            name="q"
            dir="auto"
            maxLength={200}
            defaultValue={chosen.q}
          />
        </Field>
      </div>
      {choices.map(([name, options]) => (
        <Field key={name} id={name} label={t(name)}>
          <Select id={name} name={name} defaultValue={chosen[name]}>
            <option value="">{t('any')}</option>
            {options.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2 sm:col-span-3">
        <Button>{t('apply')}</Button>
        <a href={`/${locale}/events`} className="inline-flex min-h-11 items-center font-label text-sm">
          {t('clear')}
        </a>
      </p>
    </form>
  )
}
