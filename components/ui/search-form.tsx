import { Button } from './button'
import { Input } from './field'

type Props = { path: string; search: string; label: string; find: string; all: string }

/** Looks for something. A plain form: what was looked for stands in the address. */
export function SearchForm({ path, search, label, find, all }: Props) {
  return (
    <search className="my-8 block">
      <form action={path} className="flex flex-wrap items-end gap-3">
        <div className="grow basis-64 sm:max-w-md">
          <label htmlFor="q" className="mb-1.5 block font-label font-medium text-sm">
            {label}
          </label>
          <Input type="search" id="q" name="q" dir="auto" defaultValue={search} autoComplete="off" />
        </div>
        <Button tone="quiet">{find}</Button>
        {search && (
          <a href={path} className="inline-flex min-h-11 items-center font-label text-sm">
            {all}
          </a>
        )}
      </form>
    </search>
  )
}
