import { useTranslations } from 'next-intl'
import { FLAG_DAYS, FLAGS_AT_ONCE } from '../../domain/flag'

/** What becomes of a flag, with the numbers that count. */
export function Flags() {
  const t = useTranslations('method')
  return (
    <section id="flags" className="space-y-3">
      <h2>{t('flagsTitle')}</h2>
      <p>{t('flags', { days: FLAG_DAYS, most: FLAGS_AT_ONCE })}</p>
    </section>
  )
}
