import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { Button } from '../ui/button'
import { LeavingForm } from './leaving-form'

/** The way out, for the head of the desk. `action` ends the session and leads to the front page. */
export function SignOut({ action, locale }: { action: (form: FormData) => Promise<void>; locale: Locale }) {
  const t = useTranslations('signIn')
  return (
    <LeavingForm action={action}>
      <input type="hidden" name="locale" value={locale} />
      <Button tone="quiet">{t('signOut')}</Button>
    </LeavingForm>
  )
}
