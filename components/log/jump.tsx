import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { Button } from '../ui/button'
import { describedBy, Field, Input } from '../ui/field'

/** Opens an entry by its number or leaf. A plain form; what was looked for and is not there stays typed. */
export function Jump({ locale, asked }: { locale: Locale; asked: string }) {
  const t = useTranslations('log')
  const has = { hint: t('jumpHint'), error: asked ? t('notThere') : undefined }
  return (
    <search className="mt-10 block">
      <form action={`/${locale}/log`} className="flex flex-wrap items-end gap-3">
        <div className="grow basis-64 sm:max-w-lg">
          <Field id="entry" label={t('jump')} {...has}>
            <Input name="entry" dir="ltr" defaultValue={asked} autoComplete="off" {...describedBy('entry', has)} />
          </Field>
        </div>
        <Button tone="quiet">{t('find')}</Button>
      </form>
    </search>
  )
}
