import { db } from '../../../../db/connection'
import { listEvents } from '../../../../db/queries/events'
import { answer } from '../../door'
import { EventList, EventQuery } from '../../shapes/event'
import { titlesOf } from '../../telling'

export const dynamic = 'force-dynamic'

export const GET = answer(
  { query: EventQuery, shape: EventList, limit: ({ q }) => (q ? 'search' : null) },
  async (_, query) => {
    const { items, next } = await listEvents(db(), query)
    return { items: items.map((item) => ({ ...item, title: titlesOf(item.texts, 'title') })), next }
  },
)
