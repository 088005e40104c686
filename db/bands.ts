import { asc, eq, sql } from 'drizzle-orm'
import { bandsOf, signatureOf } from '../domain/copies'
import type { Db, Tx } from './client'
import { sourceBands, sources } from './schema'

/** Keeps what a source's text is compared with others by. A text without words has nothing to compare. */
export async function keepBands(tx: Tx, sourceId: string, text: string): Promise<void> {
  const signature = signatureOf(text)
  if (!signature) return
  const rows = bandsOf(signature).map((hash, band) => ({ sourceId, band, hash }))
  await tx.insert(sourceBands).values(rows).onConflictDoNothing()
}

/** Does so for the sources that were captured before there were bands. */
export async function keepLackingBands(db: Db): Promise<void> {
  const lacking = sql`not exists (select from ${sourceBands} b where b.source_id = ${sources.id})`
  const rows = await db.select({ id: sources.id }).from(sources).where(lacking).orderBy(asc(sources.capturedAt))
  for (const { id } of rows) {
    const [source] = await db.select({ text: sources.text }).from(sources).where(eq(sources.id, id))
    await keepBands(db, id, source?.text ?? '')
  }
}
