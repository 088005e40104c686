import { db } from '../../../../../../db/connection'
import { listEntries } from '../../../../../../db/queries/history'
import { answer } from '../../../../door'
import { History, HistoryQuery } from '../../../../shapes/history'
import { entryTold } from '../../../../telling'

export const dynamic = 'force-dynamic'

export const GET = answer({ query: HistoryQuery, shape: History }, async ({ slug = '' }, query) => {
  const history = await listEntries(db(), slug, query)
  return history && { ...history, items: history.items.map(entryTold) }
})
