import { useTranslations } from 'next-intl'
import type { Action } from '../desk/answer'
import { Form } from '../desk/form'

/** Before anything can be changed: the proof of a factor that is there. */
export function ProvePart({ action, sheet }: { action: Action; sheet: { draw: string; back: string } }) {
  const t = useTranslations('security')
  return (
    <section className="space-y-4">
      <h2 className="text-lg">{t('proveTitle')}</h2>
      <Form {...sheet} action={action} label={t('proveTitle')} fields={[]} proves>
        {null}
      </Form>
    </section>
  )
}
