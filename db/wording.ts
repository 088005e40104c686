import { desc, eq, sql } from 'drizzle-orm'
import { fold } from '../domain/fold'
import type { Tx } from './client'
import { claims, claimTexts, events, eventTexts } from './schema'

/** Writes what an event is found by: the current titles, summaries, places and claims of all its languages, folded. */
export async function indexEvent(tx: Tx, eventId: string): Promise<void> {
  // Held before reading: two wordings at once must not each leave out the other's.
  await tx.select({ id: events.id }).from(events).where(eq(events.id, eventId)).for('no key update')
  const told = await tx
    .selectDistinctOn([eventTexts.language])
    .from(eventTexts)
    .where(eq(eventTexts.eventId, eventId))
    .orderBy(eventTexts.language, desc(eventTexts.version))
  const worded = await tx
    .selectDistinctOn([claimTexts.claimId, claimTexts.language], { text: claimTexts.text })
    .from(claimTexts)
    .innerJoin(claims, eq(claims.id, claimTexts.claimId))
    .where(eq(claims.eventId, eventId))
    .orderBy(claimTexts.claimId, claimTexts.language, desc(claimTexts.version))
  const texts = [
    ...told.flatMap(({ title, summary, place }) => [title, summary, place]),
    ...worded.map(({ text }) => text),
  ]
  const search = sql`to_tsvector('simple', ${fold(texts.join(' \n '))})`
  await tx.update(events).set({ search }).where(eq(events.id, eventId))
}
