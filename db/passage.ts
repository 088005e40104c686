import { eq } from 'drizzle-orm'
import { type Anchor, anchor } from '../domain/passage'
import { Refusal } from '../domain/refusal'
import { bearsMark } from '../domain/removal'
import type { Tx } from './client'
import { sources } from './schema'

/** A source's text. Refused: `not_found` (field `sourceId`). */
export async function textOf(tx: Tx, sourceId: string): Promise<string> {
  const [source] = await tx.select({ text: sources.text }).from(sources).where(eq(sources.id, sourceId))
  if (!source) throw new Refusal('not_found', 'sourceId')
  return source.text
}

/** Holds a passage in a text. Refused: what `anchor` refuses, and `mark` for what looks withheld or erased (field `passage`). */
export function held(text: string, { passage, near }: { passage: string; near?: number }): Anchor {
  const found = anchor(text, passage, near)
  if (typeof found === 'string') throw new Refusal(found, 'passage')
  if (bearsMark(found.exact)) throw new Refusal('mark', 'passage')
  return found
}

/** Holds a passage in a source's text. Refused: `not_found` (field `sourceId`), and what `held` refuses. */
export async function anchorIn(tx: Tx, at: { sourceId: string; passage: string; near?: number }): Promise<Anchor> {
  return held(await textOf(tx, at.sourceId), at)
}
