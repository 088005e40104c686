import { db } from '../../../../db/connection'
import { listWithholdable, type Of, type Withholdable } from '../../../../db/queries/withholdable'

const PAGE = /\/(events|sources|agents|disputes)\/([a-z0-9-]+)/

/** The texts of the page that an address leads to; none where it leads to no page of ours that has any. */
export async function textsAt(address: string): Promise<readonly Withholdable[]> {
  const [, of, id] = PAGE.exec(address) ?? []
  return of && id ? listWithholdable(db(), { of: of as Of, id }) : []
}
