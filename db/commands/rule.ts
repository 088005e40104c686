import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { forbidsAct, step } from '../../domain/dispute'
import { Refusal } from '../../domain/refusal'
import { verdictsThatOverturn } from '../../domain/ruling'
import type { Verdict } from '../../domain/verdict'
import { append } from '../audit'
import { type Case, judgeOf, keepCase, lockCase, verdictOf } from '../case'
import { type Claim, standingRuling } from '../claim'
import type { Db, Tx } from '../client'
import { type Actor, type Doer, deed, permit } from '../deed'
import { evidenceOf, refuseUnlessBorne } from '../evidence'
import { planEffect, takeEffect } from '../exclusion'
import { NewRuling } from '../inputs/cases'
import { reckon } from '../reckon'
import { opinionEvidence, opinions, rulingEvidence, rulings } from '../schema'

type Written = {
  outcome: z.output<typeof NewRuling>['outcome']
  verdict: Verdict | null
  reason: string
  evidence: readonly string[]
}

/**
 * Whoever has taken a case decides it in writing. One hand is enough, unless a published verdict is overturned, an appeal is
 * decided, or somebody has written otherwise: then it is an opinion until two have written the same. `upheld` fixes the verdict as
 * it stands, `overturned` another; both close the round. `remanded` opens the next at once, `dismissed` fixes nothing. Of anything but a verdict `upheld`
 * lets it stand, `overturned` excludes it, at once. Out: the outcome, and whether the case is decided. Refused: `barred_…`, `moderators_first`, `not_taken`; `too_early`, `case_closed`;
 * `verdict_moved` when it is no longer the verdict that was read; `same_verdict`, `verdict_not_allowed` (field `verdict`);
 * `evidence_missing` where it fixes confirmed or denied and cites nothing, `evidence_elsewhere`, `evidence_withdrawn` (field `evidence`);
 * `no_round` (field `outcome`) for sending back what nobody votes on; `moved_on`, `event_merged`, `claims_joined`, `disputed` where a
 * regrouping can be neither undone nor done again as it was.
 */
export async function rule(db: Db, actor: Actor, asked: z.input<typeof NewRuling>) {
  return deed(db, actor, NewRuling, asked, async (tx, by, input) => {
    const found = await lockCase(tx, input.disputeId)
    const { file, thing } = found
    const claim = verdictOf(found)
    const judge = await judgeOf(tx, by, found)
    permit(by, 'rule', { parts: judge.parts })
    const { outcome, reason, evidence } = input
    const published = thing.claims.some(({ settledAt }) => settledAt !== null)
    const at = new Date()
    const place = forbidsAct(file, { kind: 'rule', by: judge, outcome, verdict: null, published }, at.getTime())
    if (place) throw new Refusal(place)
    if (claim && claim.verdictVersion !== input.verdictVersion) throw new Refusal('verdict_moved')
    if (!claim && outcome === 'remanded') throw new Refusal('no_round', 'outcome')
    const verdict = claim ? await verdictFixed(tx, claim, input) : null
    const planned = claim ? null : await planEffect(tx, found, outcome)
    await refuseUnlessBorne(tx, found.claim?.id ?? null, { verdict, evidence })
    const next = step(file, { kind: 'rule', by: judge, outcome, verdict, published }, at.getTime())

    await keepCase(tx, found.id, next)
    const decided = next.state !== file.state
    const written = { outcome, verdict, reason, evidence }
    if (decided) await decide(tx, by, found, written, at)
    else await keepOpinion(tx, by, found, written, at)
    if (decided && claim) await reckon(tx, claim, at)
    else if (decided && planned) await takeEffect(tx, found, planned, at)
    return { outcome, decided }
  })
}

/** One hand more is needed. */
async function keepOpinion(tx: Tx, by: Doer, found: Case, written: Written, at: Date) {
  const { id, place, stage } = found
  const { reason, evidence } = written
  const claimId = found.claim?.id ?? null
  const moderatorId = (by as { id: string }).id
  const values = { ...decisionOf(found, written), reason, disputeId: id, claimId, stage, moderatorId, at }
  const [opinion] = await tx.insert(opinions).values(values).returning({ id: opinions.id })
  const opinionId = opinion?.id as string
  if (claimId && evidence.length > 0) {
    await tx.insert(opinionEvidence).values(evidence.map((evidenceId) => ({ opinionId, evidenceId, claimId })))
  }
  await append(tx, by, {
    ...place,
    kind: 'opinion.written',
    subject: `opinion:${opinionId}`,
    at,
    data: { ...found.named, dispute: id, ...decisionOf(found, written), evidence },
    words: { reason },
  })
}

async function decide(tx: Tx, by: Doer, found: Case, written: Written, at: Date) {
  const { id, place, stage } = found
  const { outcome, verdict, reason, evidence } = written
  const claim = verdictOf(found)
  const claimId = found.claim?.id ?? null
  const stands = verdict !== null || outcome === 'remanded'
  if (claim && stands) {
    const before = await standingRuling(tx, claim.id)
    if (before) await tx.update(rulings).set({ stands: false }).where(eq(rulings.disputeId, before.disputeId))
  }
  const moderatorId = (by as { id: string }).id
  const of = { disputeId: id, stage }
  const said = decisionOf(found, written)
  await tx.insert(rulings).values({ ...of, claimId, ...said, reason, moderatorId, at, stands })
  if (claimId && evidence.length > 0) {
    await tx.insert(rulingEvidence).values(evidence.map((evidenceId) => ({ ...of, claimId, evidenceId })))
  }
  await append(tx, by, {
    ...place,
    kind: 'dispute.ruled',
    subject: `dispute:${id}`,
    ver: stage === 'first' ? 1 : 2,
    at,
    data: { ...found.named, ...said, evidence },
    words: { reason },
  })
  if (!claim || outcome !== 'remanded') return
  claim.round += 1
  const opened = { kind: 'round.opened', subject: `claim:${claim.id}`, ver: claim.round - 1 } as const
  await append(tx, 'rule', { ...place, ...opened, at, data: { claim: claim.id, round: claim.round } })
}

type Decided =
  | Pick<Written, 'outcome'>
  | (Pick<Written, 'outcome' | 'verdict'> & { verdictVersion: number; round: number })

/** What is decided, and of a verdict also which one that read. */
function decisionOf(found: Case, { outcome, verdict }: Written): Decided {
  const claim = verdictOf(found)
  if (!claim) return { outcome }
  return { outcome, verdict, verdictVersion: claim.verdictVersion, round: claim.round }
}

/** The verdict that a ruling fixes, or null where it fixes none. */
async function verdictFixed(
  tx: Tx,
  claim: Claim,
  ruling: { outcome: string; verdict: Verdict | null },
): Promise<Verdict | null> {
  if (ruling.outcome === 'dismissed' || ruling.outcome === 'remanded') return null
  if (ruling.outcome === 'upheld') return claim.verdict
  if (!ruling.verdict) throw new Refusal('required', 'verdict')
  if (ruling.verdict === claim.verdict) throw new Refusal('same_verdict', 'verdict')
  const allowed = verdictsThatOverturn(claim.verdict, await evidenceOf(tx, claim.id))
  if (!allowed.includes(ruling.verdict)) throw new Refusal('verdict_not_allowed', 'verdict')
  return ruling.verdict
}
