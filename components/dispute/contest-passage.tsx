import { useTranslations } from 'next-intl'
import type { Standing } from '../../db/queries/standing'
import type { Locale } from '../../domain/locale'
import { thingWay } from './thing-way'

/** The way to contest a passage or a regrouping, or to the case that is open about it; nothing for what is none, or does not stand. */
export function ContestPassage({ passage, locale }: { passage: Standing | null; locale: Locale }) {
  const t = useTranslations('caseFile')
  if (!passage) return null
  const words = passage.kind === 'regrouping' ? 'contestRegrouping' : 'contestPassage'
  return <a href={thingWay(passage, locale)}>{t(passage.open ? 'read' : words)}</a>
}
