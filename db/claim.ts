import { and, eq, sql } from 'drizzle-orm'
import type { Ground } from '../domain/ground'
import type { Part } from '../domain/permissions'
import { Refusal } from '../domain/refusal'
import type { StandingRuling } from '../domain/vote'
import type { Tx } from './client'
import { graphHeld } from './graph'
import { claims, disputes, rulings } from './schema'
import type { Thing } from './thing'
import { ofClaim, partsOf } from './ties'

export type Claim = typeof claims.$inferSelect

/**
 * Takes a claim for a deed that may change its verdict: whoever comes next waits, and reads what this deed left.
 * `FOR NO KEY UPDATE` lets rows that only point at the claim pass. Several claims are taken in the order of their ids. The
 * graph of citations is held still first, so that nothing the verdict goes back to changes under it.
 */
export async function lockClaim(tx: Tx, id: string): Promise<Claim> {
  const [claim] = await tx
    .select()
    .from(claims)
    .where(and(eq(claims.id, id), graphHeld))
    .for('no key update')
  if (!claim) throw new Refusal('not_found')
  return claim
}

/**
 * The same for a deed that says something of the claim: of one that leads on to another nothing is said any more. Refused:
 * `claim_merged`.
 */
export async function lockOpenClaim(tx: Tx, id: string): Promise<Claim> {
  const claim = await lockClaim(tx, id)
  if (claim.mergedInto !== null) throw new Refusal('claim_merged')
  return claim
}

/** What binds a person to a claim, or to one that leads on to it. */
export async function partsIn(tx: Tx, claimId: string, personId: string): Promise<Part[]> {
  const [row] = await tx.execute<{ parts: Part[] }>(
    sql`select ${partsOf(ofClaim(sql`${claimId}::uuid`), sql`${personId}::uuid`)} as parts`,
  )
  return row?.parts ?? []
}

export type Ruling = {
  disputeId: string
  /** The one it fixed; null where it sent the claim back, and the verdict stays as it was until the next round has its quorum. */
  verdict: (typeof rulings.$inferSelect)['verdict']
  round: number
}

/** The ruling that stands on a claim, if one does. */
export async function standingRuling(tx: Tx, claimId: string): Promise<Ruling | null> {
  const { disputeId, verdict, round } = rulings
  const [ruling] = await tx
    .select({ disputeId, verdict, round })
    .from(rulings)
    .where(and(eq(rulings.claimId, claimId), rulings.stands))
  return ruling ? { ...ruling, round: ruling.round as number } : null
}

/** The ruling that stands on a claim, as the rule reads it: what it fixed, or what the claim was when it was sent back. */
export function asItStands(
  claim: Pick<Claim, 'verdict' | 'because' | 'round'>,
  ruling: Ruling | null,
): StandingRuling | null {
  if (!ruling) return null
  const closed = ruling.round === claim.round
  if (ruling.verdict) return { verdict: ruling.verdict, closed }
  return { verdict: claim.verdict, because: claim.because, closed }
}

export type Cases = { disputed: boolean; own: string | null; ruledAt: number | null; sentBackAt: number | null }

/**
 * Whether a case is open on a claim or on anything of it; which one is, of its verdict; when that was last ruled on, and when a
 * ruling last sent the claim back, in milliseconds.
 */
export async function casesOn(tx: Tx, claimId: string): Promise<Cases> {
  const rows = await tx
    .select({
      id: disputes.id,
      about: disputes.about,
      open: disputes.open,
      ruledAt: rulings.at,
      outcome: rulings.outcome,
    })
    .from(disputes)
    .leftJoin(rulings, eq(rulings.disputeId, disputes.id))
    .where(eq(disputes.claimId, claimId))
  const open = rows.filter((row) => row.open)
  const ofVerdict = rows.filter(({ about }) => about === `claim:${claimId}`)
  return {
    disputed: open.length > 0,
    own: ofVerdict.find((row) => row.open)?.id ?? null,
    ruledAt: lastAt(ofVerdict),
    sentBackAt: lastAt(rows.filter(({ outcome }) => outcome === 'remanded')),
  }
}

function lastAt(rows: readonly { ruledAt: Date | null }[]): number | null {
  return Math.max(0, ...rows.flatMap(({ ruledAt }) => ruledAt?.getTime() ?? [])) || null
}

/**
 * When a ground of dispute was last ruled on, of a thing, and when the newest evidence was attached to its claim, in milliseconds.
 * Only a verdict can be found to be another on new evidence: of anything else a ground is used up for good.
 */
export async function lastRuledOn(tx: Tx, { kind, about, id }: Pick<Thing, 'kind' | 'about' | 'id'>, ground: Ground) {
  const [row] = await tx.execute<{ ruledAt: number | null; newestEvidenceAt: number | null }>(sql`
    select (select (extract(epoch from max(r.at)) * 1000)::float8 from ${rulings} r join ${disputes} d on d.id = r.dispute_id
        where d.about = ${about} and d.ground = ${ground}) as "ruledAt",
      (select (extract(epoch from max(e.attached_at)) * 1000)::float8 from evidence e where ${kind} = 'claim' and e.claim_id = ${id}) as "newestEvidenceAt"`)
  return { ruledAt: row?.ruledAt ?? null, newestEvidenceAt: row?.newestEvidenceAt ?? null }
}
