import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'

type Props = { leaf: string; sealedIn: number | null; locale: Locale }

/** Where an entry stands in the sealed log, in a few words that lead to its proof. */
export function Sealing({ leaf, sealedIn, locale }: Props) {
  const t = useTranslations('log')
  return (
    <a href={`/${locale}/log/${leaf}`}>{sealedIn === null ? t('unsealedShort') : t('sealedIn', { size: sealedIn })}</a>
  )
}
