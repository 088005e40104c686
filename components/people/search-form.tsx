import { useTranslations } from 'next-intl'
import { Button } from '../ui/button'
import { Input } from '../ui/field'

/** Finds people by part of an address or a handle. A plain form: what was looked for stands in the address. */
export function SearchForm({ path, search }: { path: string; search: string }) {
  const t = useTranslations('people')
  return (
    <search className="my-8 block">
      <form action={path} className="flex flex-wrap items-end gap-3">
        <div className="grow basis-64 sm:max-w-md">
          <label htmlFor="q" className="mb-1.5 block font-label font-medium text-sm">
            {t('search')}
          </label>
          <Input type="search" id="q" name="q" dir="auto" defaultValue={search} autoComplete="off" />
        </div>
        <Button tone="quiet">{t('find')}</Button>
        {search && (
          <a href={path} className="inline-flex min-h-11 items-center font-label text-sm">
            {t('all')}
          </a>
        )}
      </form>
    </search>
  )
}
