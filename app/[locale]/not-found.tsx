import { getLocale } from 'next-intl/server'
import { Missing } from '../../components/shell/missing'
import type { Locale } from '../../domain/locale'

export default async function NotFound() {
  return <Missing locale={(await getLocale()) as Locale} />
}
