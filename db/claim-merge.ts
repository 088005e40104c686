import { and, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Mergeable } from '../domain/claim-merge'
import type { Part } from '../domain/permissions'
import { Refusal } from '../domain/refusal'
import { RULE_VERSION } from '../domain/verdict'
import { append } from './audit'
import { type Claim, partsIn } from './claim'
import type { Tx } from './client'
import { type Doer, idOf } from './deed'
import { lockEvent } from './event'
import { lockGraph } from './graph'
import { isHeld } from './hold'
import { meet, votersOn } from './interest'
import { type Cause, reckon } from './reckon'
import { claimMerges, claims, evidence, votes } from './schema'

export type Pair = { goes: Claim; stays: Claim }

/**
 * Takes two claims for a deed that carries what was said of one to the other: the graph alone, so that whoever asks which claim
 * something bears on waits; the event that both stand under; then both, in the order of their ids. Refused: `not_found` (at the field);
 * `moved` where one of them went elsewhere meanwhile.
 */
export async function lockPair(tx: Tx, goesId: string, staysId: string): Promise<Pair> {
  await lockGraph(tx)
  const [found] = await tx.select({ eventId: claims.eventId }).from(claims).where(eq(claims.id, goesId))
  if (!found) throw new Refusal('not_found', 'claimId')
  await lockEvent(tx, found.eventId)
  const held = await tx
    .select()
    .from(claims)
    .where(inArray(claims.id, [goesId, staysId]))
    .orderBy(claims.id)
    .for('no key update')
  const [goes, stays] = [goesId, staysId].map((id) => held.find((claim) => claim.id === id))
  if (!goes || !stays) throw new Refusal('not_found', 'into')
  if (goes.eventId !== found.eventId) throw new Refusal('moved')
  return { goes, stays }
}

/** What binds whoever does it to either claim. */
export async function partsInBoth(tx: Tx, by: Doer, { goes, stays }: Pair): Promise<Part[]> {
  const person = idOf(by)
  return person === null ? [] : [...(await partsIn(tx, goes.id, person)), ...(await partsIn(tx, stays.id, person))]
}

/** A claim as a merge sees it. What was said of it is its own wherever that bears now. */
export async function mergeable(tx: Tx, claim: Claim): Promise<Mergeable> {
  const { id, eventId, position, mergedInto, settledAt } = claim
  const said = sql`x.claim_id in (${id}, ${mergedInto}) and coalesce(x.carried_from, x.claim_id) = ${id}`
  const [row] = await tx.execute<
    Pick<Mergeable, 'holds' | 'disputed' | 'pending' | 'regrouped' | 'ruled' | 'held' | 'voters'>
  >(sql`
    select array(select h.id from claims h where h.merged_into = ${id} order by h.id) as holds,
      exists (select from disputes d where d.claim_id = ${id} and d.open) as disputed,
      exists (select from disputes d where d.claim_id = ${id} and d.state <> 'final')
        or exists (select from disputes d join evidence x on d.about = 'evidence:' || x.id where d.state <> 'final' and ${said}) as pending,
      exists (select from claim_moves m join disputes d on d.about = 'regrouping:' || m.regrouping_id and d.state <> 'final'
        where m.claim_id = ${id}) as regrouped,
      exists (select from rulings r where r.claim_id = ${id} and r.stands) as ruled,
      exists (select from ${votes} where ${votes.claimId} = ${id} and ${isHeld(votes)}) as held,
      (select count(distinct x.reviewer_id)::int from votes x where ${said}) as voters`)
  return { id, eventId, position, mergedInto, settled: settledAt !== null, ...(row as NonNullable<typeof row>) }
}

/** The merge by which a claim leads on to another, if one stands. */
export async function claimMergeOn(tx: Tx, claimId: string): Promise<{ id: string; into: string } | null> {
  const undoing = alias(claimMerges, 'undoing')
  const isUndone = tx.select().from(undoing).where(eq(undoing.undoes, claimMerges.id))
  const [merge] = await tx
    .select({ id: claimMerges.id, into: claimMerges.intoId })
    .from(claimMerges)
    .where(and(eq(claimMerges.claimId, claimId), isNull(claimMerges.undoes), notExists(isUndone)))
  return merge ?? null
}

/** Whom an interest meets by what is about to bear on a claim: told before it does, as of any evidence. */
export async function meetCarried(tx: Tx, claim: Claim, of: Pair, at: Date): Promise<Claim> {
  const bearing = await tx
    .select({ sourceId: evidence.sourceId, speaker: evidence.speaker, citationId: evidence.citationId })
    .from(evidence)
    .where(
      sql`${evidence.claimId} in (${of.goes.id}, ${of.stays.id}) and coalesce(${evidence.carriedFrom}, ${evidence.claimId}) = ${of.goes.id}`,
    )
  const people = [...new Set([...(await votersOn(tx, of.goes.id)), ...(await votersOn(tx, of.stays.id))])]
  let now = claim
  for (const coming of [null, ...bearing]) now = await meet(tx, now, people, at, coming)
  return now
}

/** Has a claim lead on to another, or to none any more, and all that was said of it bear there. */
export async function carry(tx: Tx, goesId: string, mergedInto: string | null, otherId: string): Promise<void> {
  await tx.update(claims).set({ mergedInto }).where(eq(claims.id, goesId))
  await tx.execute(sql`select carry_claim(${goesId}, ${otherId})`)
}

/** A claim whose ballots were opened by the quorum of the one that it led on to has settled: its finding is its own from here. */
export async function settleParted(tx: Tx, claim: Claim, at: Date): Promise<Claim> {
  await append(tx, 'rule', {
    kind: 'claim.settled',
    subject: `claim:${claim.id}`,
    at,
    eventId: claim.eventId,
    claimId: claim.id,
    data: { claim: claim.id, round: claim.round, rule: RULE_VERSION },
  })
  return { ...claim, settledAt: at }
}

/**
 * Applies the rule to both, for one cause: what bears on them has changed. `unturned`: the code that refuses it where the published
 * verdict of the one that stays would become another.
 */
export async function reckonPair(
  tx: Tx,
  { stays, goes }: Pair,
  at: Date,
  { cause, unturned }: { cause: Cause; unturned: string | null },
): Promise<void> {
  await reckon(tx, stays, at, { cause, unturned })
  await reckon(tx, goes, at, { cause })
}
