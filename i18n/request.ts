import { locale as localeOfRoute } from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { isLocale, LOCALES } from '../domain/locale'

/** The language is the first part of the address; actions and route handlers, which have none, name theirs. */
export default getRequestConfig(async ({ locale: named }) => {
  const asked = String(named ?? (await localeOfRoute()))
  const locale = isLocale(asked) ? asked : LOCALES[0]
  return {
    locale,
    timeZone: 'UTC',
    messages: (await import(`../messages/${locale}.json`)).default,
  }
})
