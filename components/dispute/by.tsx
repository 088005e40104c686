import { useTranslations } from 'next-intl'
import type { Party } from '../../db/queries/parties'
import { Handle, Words } from '../ui/prose'

type Props = { handle: string | null; party: Party | null }

/** Who speaks in a case: an affected party under the name that they gave, somebody by their handle, or somebody who is gone. */
export function By({ handle, party }: Props) {
  const [t, capacities] = [useTranslations('caseFile'), useTranslations('capacity')]
  if (!party) return <Handle handle={handle} former={t('former')} />
  return (
    <>
      <Words>{party.name}</Words> <span className="font-normal text-soft">({capacities(party.capacity)})</span>
    </>
  )
}
