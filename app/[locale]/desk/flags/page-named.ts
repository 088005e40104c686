import { db } from '../../../../db/connection'
import { type Flaggable, listFlaggable } from '../../../../db/queries/flags'

const PAGE = /\/(events|sources|disputes)\/([a-z0-9-]+)/

/** What can be flagged of the page that an address leads to; nothing where it leads to none of ours. */
export async function textsAt(address: string): Promise<readonly Flaggable[]> {
  const [, of, id] = PAGE.exec(address) ?? []
  return of && id ? listFlaggable(db(), { of: of as 'events' | 'sources' | 'disputes', id }) : []
}
