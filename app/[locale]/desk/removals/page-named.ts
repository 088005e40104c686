import { db } from '../../../../db/connection'
import type { Withholdable } from '../../../../db/queries/withholdable'
import { listWithholdable } from '../../../../db/queries/withholdable'

const PAGE = /\/(events|sources|agents)\/([a-z0-9-]+)/

/** The texts of the page that an address leads to; null where it leads to none of ours that has any. */
export async function textsAt(address: string): Promise<readonly Withholdable[]> {
  const [, of, id] = PAGE.exec(address) ?? []
  return of && id ? listWithholdable(db(), { of: of as 'events' | 'sources' | 'agents', id }) : []
}
