import { eq } from 'drizzle-orm'
import { stateOf } from '../domain/claim'
import { opensByItself } from '../domain/dispute'
import type { EntryKind } from '../domain/entry'
import { QUORUM, RULE_VERSION } from '../domain/verdict'
import { type Judgement, judge, type Vote } from '../domain/vote'
import { append } from './audit'
import { type Claim, casesOn, lockClaim, standingRuling } from './claim'
import type { Tx } from './client'
import { evidenceOf } from './evidence'
import { claims, disputes, rulings, verdicts, votes } from './schema'
import { votesOn } from './votes'

/** An entry of the log, by its kind and what it is about. */
export type Cause = { kind: EntryKind; subject: string }

/**
 * Applies the rule to a claim that the caller holds locked, after any change of what it rests on, and writes what follows:
 * the first quorum settles it and opens the sealed votes; a changed verdict is kept; a divided tally opens a dispute. The
 * one writer of the claim's cached columns. `cause` is the entry that made it so, where it stands in no history of the
 * claim's own; `aside`, that nothing of the claim itself was changed: where nothing follows for it, it stays as it is. Out: the
 * claim as it now stands.
 */
export async function reckon(
  tx: Tx,
  claim: Claim,
  at: Date,
  { cause = null, aside = false }: { cause?: Cause | null; aside?: boolean } = {},
): Promise<Claim> {
  const [evidence, cast, ruling, cases] = await Promise.all([
    evidenceOf(tx, claim.id),
    votesOn(tx, claim.id),
    standingRuling(tx, claim.id),
    casesOn(tx, claim.id),
  ])
  const judgement = judge(cast, evidence, claim.round, ruling && { ...ruling, closed: ruling.round === claim.round })
  if (ruling && judgement.lapsed) {
    await tx.update(rulings).set({ stands: false }).where(eq(rulings.disputeId, ruling.disputeId))
  }

  const settles = claim.settledAt === null && judgement.counted >= QUORUM
  if (settles) await settle(tx, claim, cast, at)
  const settledAt = claim.settledAt ?? (settles ? at : null)
  const now = settledAt ? await revise(tx, claim, judgement, at, cause) : {}

  const newestEvidenceAt = evidence.at(-1)?.attachedAt.getTime() ?? null
  const contested = settledAt !== null && judgement.contested
  const opens = opensByItself({ ...cases, contested, newestEvidenceAt })
  if (opens) await openByItself(tx, claim, now.verdictVersion ?? claim.verdictVersion, at)
  const voters = new Set(cast.filter((vote) => vote.round === claim.round).map((vote) => vote.reviewer)).size
  const ruled = judgement.because === 'ruled'
  const state = stateOf({ disputed: opens || cases.disputed, ruled, settled: settledAt !== null })
  const revised = now.verdictVersion !== undefined || (now.contested ?? claim.contested) !== claim.contested
  if (aside && !revised && state === claim.state) return claim

  const [reckoned] = await tx
    .update(claims)
    .set({ ...now, round: claim.round, settledAt, state, cast: voters, updatedAt: at })
    .where(eq(claims.id, claim.id))
    .returning()
  return reckoned as Claim
}

/** The first quorum: every sealed ballot is opened, in the order they were cast; then the claim is settled, for ever. */
async function settle(tx: Tx, claim: Claim, cast: (Vote & { salt: Uint8Array })[], at: Date): Promise<void> {
  const place = { at, eventId: claim.eventId, claimId: claim.id }
  for (const vote of cast) {
    const ballot = { verdict: vote.verdict, evidence: vote.evidence }
    await append(tx, 'rule', {
      ...place,
      kind: 'vote.opened',
      subject: `vote:${claim.id}:${vote.reviewer}`,
      ver: vote.version,
      data: { claim: claim.id, ballot, salt: Buffer.from(vote.salt).toString('base64') },
    })
  }
  await append(tx, 'rule', {
    ...place,
    kind: 'claim.settled',
    subject: `claim:${claim.id}`,
    data: { claim: claim.id, round: claim.round, rule: RULE_VERSION },
  })
}

/** Keeps the verdict if it is another than before; what did not change is not written again. */
async function revise(
  tx: Tx,
  claim: Claim,
  judgement: Judgement,
  at: Date,
  cause: Cause | null,
): Promise<Partial<Claim>> {
  const { verdict, because, tally, contested } = judgement
  const first = claim.verdictVersion === 0
  if (!first && verdict === claim.verdict && because === claim.because) return { contested }

  const version = claim.verdictVersion + 1
  const kept = {
    claimId: claim.id,
    version,
    verdict,
    because,
    ruleVersion: RULE_VERSION,
    round: claim.round,
    ...tally,
    at,
  }
  await tx.insert(verdicts).values(kept)
  await append(tx, 'rule', {
    kind: 'verdict.changed',
    subject: `claim:${claim.id}`,
    ver: version,
    at,
    eventId: claim.eventId,
    claimId: claim.id,
    data: {
      claim: claim.id,
      before: first ? null : { verdict: claim.verdict, because: claim.because },
      after: { verdict, because },
      tally,
      round: claim.round,
      rule: RULE_VERSION,
      cause,
    },
  })
  return { verdict, because, contested, verdictVersion: version }
}

/** A dispute that nobody opened: the tally did. */
async function openByItself(tx: Tx, claim: Claim, verdictVersion: number, at: Date): Promise<void> {
  const [dispute] = await tx
    .insert(disputes)
    .values({ claimId: claim.id, ground: 'contested', verdictVersion, openedAt: at })
    .returning({ id: disputes.id })
  await append(tx, 'rule', {
    kind: 'dispute.opened',
    subject: `dispute:${dispute?.id}`,
    at,
    eventId: claim.eventId,
    claimId: claim.id,
    data: { claim: claim.id, ground: 'contested', verdictVersion },
  })
}

/**
 * Every claim a person has voted on, held in the order of their ids. Held before the deed is written into the log: what
 * comes later there has seen it, and what came before has not.
 */
export async function lockVoted(tx: Tx, personId: string): Promise<Claim[]> {
  const voted = await tx
    .selectDistinct({ id: votes.claimId })
    .from(votes)
    .where(eq(votes.reviewerId, personId))
    .orderBy(votes.claimId)
  const held: Claim[] = []
  for (const { id } of voted) held.push(await lockClaim(tx, id))
  return held
}

/** Applies the rule to claims that are held, each for the same cause. */
export async function reckonAll(tx: Tx, held: readonly Claim[], at: Date, cause: Cause): Promise<void> {
  for (const claim of held) await reckon(tx, claim, at, { cause })
}

/**
 * Applies the rule to the claims that a change of the graph has touched, given in the order of their ids, for whoever holds
 * the graph. A claim for which nothing follows stays as it is, down to when it last changed.
 */
export async function reckonTouched(tx: Tx, claimIds: readonly string[], at: Date, cause: Cause): Promise<void> {
  for (const id of claimIds) await reckon(tx, await lockClaim(tx, id), at, { cause, aside: true })
}
