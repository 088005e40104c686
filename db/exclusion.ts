import { and, desc, eq } from 'drizzle-orm'
import { type Effect, effectOf } from '../domain/thing'
import { append } from './audit'
import type { Case } from './case'
import type { Tx } from './client'
import { claimsTouched } from './graph'
import { reckon, reckonTouched } from './reckon'
import { exclusions } from './schema'

/** What each effect is told as. */
const TOLD = { excluded: { kind: 'thing.excluded' }, readmitted: { kind: 'thing.readmitted' } } as const

/**
 * What a ruling about a thing that can be taken back does to it, in the same transaction, and what follows for the verdicts that
 * rest on it: as if somebody had withdrawn it, or attached it as it was. Out: the effect, null where there is none.
 */
export async function takeEffect(tx: Tx, found: Case, outcome: string, at: Date): Promise<Effect | null> {
  const { id, thing, claim, place } = found
  const effect = effectOf(outcome, { stands: thing.stands, excludedHere: thing.excludedBy === id })
  if (effect) {
    const { kind } = TOLD[effect]
    const version = await nextVersion(tx, found)
    await tx.insert(exclusions).values({ thing: thing.kind, thingId: thing.id, version, effect, disputeId: id, at })
    const data = { dispute: id }
    await append(tx, 'rule', { ...place, kind, subject: thing.about, ver: Math.ceil(version / 2), at, data })
    if (thing.kind === 'citation') {
      await reckonTouched(tx, await claimsTouched(tx, { citations: [thing.id] }), at, { kind, subject: thing.about })
    }
  }
  if (claim) await reckon(tx, claim, at, { aside: effect === null })
  return effect
}

async function nextVersion(tx: Tx, { thing }: Case): Promise<number> {
  const { thing: kind, thingId, version } = exclusions
  const [last] = await tx
    .select({ version })
    .from(exclusions)
    .where(and(eq(kind, thing.kind), eq(thingId, thing.id)))
    .orderBy(desc(version))
    .limit(1)
  return (last?.version ?? 0) + 1
}
