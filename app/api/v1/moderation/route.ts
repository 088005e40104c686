import { db } from '../../../../db/connection'
import { listActs } from '../../../../db/queries/moderation'
import { answer } from '../../door'
import { Moderation, ModerationQuery } from '../../shapes/moderation'
import { actTold } from '../../telling'

export const dynamic = 'force-dynamic'

export const GET = answer({ query: ModerationQuery, shape: Moderation }, async (_, query) => {
  const acts = await listActs(db(), query)
  return { ...acts, items: acts.items.map((act) => actTold(act, acts.people)) }
})
