import { and, desc, eq } from 'drizzle-orm'
import { Refusal } from '../domain/refusal'
import { type Move, redoingOf, undoingOf } from '../domain/regrouping'
import { type Effect, effectOf } from '../domain/thing'
import { append } from './audit'
import type { Case } from './case'
import type { Tx } from './client'
import { claimsTouched } from './graph'
import { reckon, reckonTouched } from './reckon'
import { moveClaims, regroupedBy } from './regroup'
import { exclusions, regroupings } from './schema'

/** What each effect is told as. */
const TOLD = { excluded: { kind: 'thing.excluded' }, readmitted: { kind: 'thing.readmitted' } } as const

/** What a ruling would do to a thing, null where it does nothing; and the claims that move by that. */
export type Planned = { effect: Effect | null; moves: readonly Move[] }

/**
 * What a ruling about a thing that can be taken back would do to it. Of a regrouping it is refused where it cannot be undone, or done
 * again, as it was: `moved_on`, `event_merged`, `claims_joined`, `disputed`.
 */
export async function planEffect(tx: Tx, { id, thing }: Case, outcome: string): Promise<Planned> {
  const effect = effectOf(outcome, { stands: thing.stands, excludedHere: thing.excludedBy === id })
  if (thing.kind !== 'regrouping') return { effect, moves: [] }
  // It stood when its case was opened, and cannot any more where later deeds moved its claims on before an appeal.
  if (outcome === 'overturned' && !thing.stands && thing.excludedBy === null) throw new Refusal('moved_on')
  if (effect === null) return { effect, moves: [] }
  const regrouped = await regroupedBy(tx, thing.id)
  return { effect, moves: effect === 'excluded' ? undoingOf(regrouped) : redoingOf(regrouped) }
}

/**
 * What a ruling about a thing that can be taken back does to it, in the same transaction, and what follows for the verdicts that
 * rest on it: as if somebody had withdrawn it, or attached it as it was. Of a regrouping the claims move, and no verdict with them.
 */
export async function takeEffect(tx: Tx, found: Case, { effect, moves }: Planned, at: Date): Promise<void> {
  const { id, thing, claim, place } = found
  if (effect) {
    const { kind } = TOLD[effect]
    const version = await nextVersion(tx, found)
    await tx.insert(exclusions).values({ thing: thing.kind, thingId: thing.id, version, effect, disputeId: id, at })
    const data = { dispute: id }
    await append(tx, 'rule', { ...place, kind, subject: thing.about, ver: Math.ceil(version / 2), at, data })
    if (thing.kind === 'citation') {
      const cause = { kind, subject: thing.about }
      await reckonTouched(tx, await claimsTouched(tx, { citations: [thing.id] }), at, cause, null)
    }
    if (thing.kind === 'regrouping') {
      const excludedBy = effect === 'excluded' ? id : null
      await tx.update(regroupings).set({ excludedBy }).where(eq(regroupings.id, thing.id))
      await moveClaims(tx, 'rule', thing.id, moves, at)
    }
  }
  if (claim) await reckon(tx, claim, at, { aside: effect === null })
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
