import { useTranslations } from 'next-intl'
import { Handle } from '../ui/prose'

/** Whoever did what an entry records: the rule, the operator, somebody by their handle, an affected party, or somebody who is gone. */
export function Who({ actor }: { actor: string }) {
  const t = useTranslations('history')
  if (actor === 'party') return <span>{t('affected')}</span>
  if (actor === 'rule' || actor === 'operator' || actor === 'former') return <span>{t(actor)}</span>
  return <Handle handle={actor} former={t('former')} />
}
