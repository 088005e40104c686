import { useTranslations } from 'next-intl'
import type { Part } from './part'
import { RenewForm } from './renew-form'
import type { Telling } from './told'

type Props = Part & { has: boolean; action: Telling }

/** How many recovery codes are left, and new ones. */
export function CodesPart({ factors, open, back, has, action }: Props) {
  const t = useTranslations('security')
  const words = { shown: t('codesShown'), keep: t('codesKeepNew'), kept: t('codesKept'), renew: t('codesRenew') }
  return (
    <section className={has ? 'space-y-4' : 'hidden'}>
      <h2 className="text-lg">{t('codesTitle')}</h2>
      <p className="max-w-[65ch]">{t('codesLeft', { count: factors.codesLeft })}</p>
      <RenewForm action={action} back={back} offered={open && has} words={words} />
    </section>
  )
}
