import { and, desc, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, forbiddenTurn, idOf, permit } from '../deed'
import { claimsTouched, lockGraph } from '../graph'
import { Likeness } from '../inputs/sources'
import { knownEvent } from '../known'
import { reckonTouched } from '../reckon'
import { likenesses, sources } from '../schema'

/**
 * Says that a source relays the same report as an earlier one, or that it does not: what it then says in its own name is the
 * earlier one's word. Refused: `same_source` (field `earlierId`), `already_so`, `not_found`; `on_probation` to whose votes do not count
 * yet, where a published verdict would become another.
 */
export async function likenReport(db: Db, actor: Actor, asked: z.input<typeof Likeness>) {
  return deed(db, actor, Likeness, asked, async (tx, by, input) => {
    permit(by, 'liken_report')
    await lockGraph(tx)
    const { eventId, sourceId, earlierId, relays } = input
    await knownEvent(tx, eventId)
    if (sourceId === earlierId) throw new Refusal('same_source', 'earlierId')
    const found = await tx
      .select({ id: sources.id })
      .from(sources)
      .where(inArray(sources.id, [sourceId, earlierId]))
    const known = found.map(({ id }) => id)
    if (!known.includes(sourceId)) throw new Refusal('not_found', 'sourceId')
    if (!known.includes(earlierId)) throw new Refusal('not_found', 'earlierId')

    const [last] = await tx
      .select({ version: likenesses.version, relays: likenesses.relays })
      .from(likenesses)
      .where(and(eq(likenesses.sourceId, sourceId), eq(likenesses.earlierId, earlierId)))
      .orderBy(desc(likenesses.version))
      .limit(1)
    if (last?.relays === relays) throw new Refusal('already_so')

    const at = new Date()
    const version = (last?.version ?? 0) + 1
    await tx.insert(likenesses).values({ sourceId, earlierId, version, relays, saidBy: idOf(by), at })
    await append(tx, by, {
      kind: 'report.likened',
      subject: `report:${sourceId}:${earlierId}`,
      ver: version,
      at,
      eventId,
      data: { source: sourceId, earlier: earlierId, relays },
    })
    const cause = { kind: 'report.likened', subject: `report:${sourceId}:${earlierId}` } as const
    await reckonTouched(
      tx,
      await claimsTouched(tx, { sources: [sourceId] }),
      at,
      cause,
      forbiddenTurn(by, 'liken_report'),
    )
  })
}
