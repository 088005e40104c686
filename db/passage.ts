import { eq } from 'drizzle-orm'
import { type Anchor, anchor } from '../domain/passage'
import { Refusal } from '../domain/refusal'
import type { Tx } from './client'
import { sources } from './schema'

/** Holds a passage in a source's text. Refused: `not_found` (field `sourceId`), and what `anchor` refuses (field `passage`). */
export async function anchorIn(tx: Tx, at: { sourceId: string; passage: string; near?: number }): Promise<Anchor> {
  const [source] = await tx.select({ text: sources.text }).from(sources).where(eq(sources.id, at.sourceId))
  if (!source) throw new Refusal('not_found', 'sourceId')
  const held = anchor(source.text, at.passage, at.near)
  if (typeof held === 'string') throw new Refusal(held, 'passage')
  return held
}
