import { useTranslations } from 'next-intl'

/**
 * Gives each form of a list a name of its own, by its place in it (counted from 0): landmarks that bear one name cannot be
 * told apart by ear (WAI-ARIA, landmark regions). A list of one needs no number.
 */
export function useNth(): (name: string, at: number, of: number) => string {
  const t = useTranslations('desk.form')
  return (name, at, of) => (of > 1 ? t('nth', { name, nth: at + 1, of }) : name)
}
