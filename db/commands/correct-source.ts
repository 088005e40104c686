import { eq, max } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, forbiddenTurn, idOf, permit } from '../deed'
import { claimsTouched, lockGraph } from '../graph'
import { SourceCorrection } from '../inputs/sources'
import { reckonTouched } from '../reckon'
import { holderOf } from '../removal'
import { sourceVersions } from '../schema'
import { describedAs } from '../source'

/**
 * Corrects what is said about a source, as its next version; bytes and text never change. Claims that rest on
 * it are reckoned anew: whose own word it is may have changed. `version` is the one the form was
 * drawn from. Refused: `stale` when somebody was faster; `not_found`; `withheld`; `agent_unknown` (field `publisher`);
 * `on_probation` to whose votes do not count yet, where a published verdict would become another.
 */
export async function correctSource(db: Db, actor: Actor, asked: z.input<typeof SourceCorrection>) {
  return deed(db, actor, SourceCorrection, asked, async (tx, by, input) => {
    permit(by, 'correct_source')
    await lockGraph(tx)
    const { sourceId } = input
    const [source] = await tx
      .select({ version: max(sourceVersions.version) })
      .from(sourceVersions)
      .where(eq(sourceVersions.sourceId, sourceId))
    if (!source?.version) throw new Refusal('not_found')
    if (await holderOf(tx, `source:${sourceId}`)) throw new Refusal('withheld')
    if (source.version !== input.version) throw new Refusal('stale')
    const description = await describedAs(tx, input)

    const at = new Date()
    const version = source.version + 1
    const written = await tx
      .insert(sourceVersions)
      .values({ ...description, sourceId, version, writtenBy: idOf(by), at })
      .onConflictDoNothing()
      .returning({ version: sourceVersions.version })
    if (written.length === 0) throw new Refusal('stale')
    await append(tx, by, {
      kind: 'source.corrected',
      subject: `source:${sourceId}`,
      ver: version - 1,
      at,
      data: { version, publisher: description.publisher },
      words: description,
    })
    const cause = { kind: 'source.corrected', subject: `source:${sourceId}` } as const
    await reckonTouched(
      tx,
      await claimsTouched(tx, { sources: [sourceId] }),
      at,
      cause,
      forbiddenTurn(by, 'correct_source'),
    )
    return { version }
  })
}
