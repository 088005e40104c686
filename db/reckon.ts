import { eq } from 'drizzle-orm'
import { stateOf } from '../domain/claim'
import { OPENED } from '../domain/dispute'
import type { EntryKind } from '../domain/entry'
import { type Ground, opensByItself } from '../domain/ground'
import type { Hold } from '../domain/hold'
import { Refusal } from '../domain/refusal'
import { QUORUM, RULE_VERSION } from '../domain/verdict'
import { type Judgement, judge } from '../domain/vote'
import { append } from './audit'
import { asItStands, type Claim, casesOn, lockClaim, standingRuling } from './claim'
import type { Tx } from './client'
import { evidenceOf } from './evidence'
import { holdGraph } from './graph'
import { heldOn, keepHold } from './hold'
import { lookAfter } from './jobs'
import { claims, disputes, rulings, verdicts, votes } from './schema'
import { type Cast, listCastAs, votesOn } from './votes'

/** An entry of the log, by its kind and what it is about. */
export type Cause = { kind: EntryKind; subject: string }

type Reckoning = { cause?: Cause | null; aside?: boolean; unturned?: string | null }

/**
 * Applies the rule to a claim that the caller holds locked, after any change of what it rests on, and writes what follows:
 * the first quorum settles it and opens the sealed votes; a changed verdict is kept; a divided tally opens a dispute. The
 * one writer of the claim's cached columns. `cause` is the entry that made it so, where it stands in no history of the
 * claim's own; `aside`, that nothing of the claim itself was changed: where nothing follows for it, it stays as it is; `unturned`, the
 * code that refuses it all where a published verdict would become another, votes that would then be held among it. Out: the claim as
 * it now stands.
 */
export async function reckon(
  tx: Tx,
  claim: Claim,
  at: Date,
  { cause = null, aside = false, unturned = null }: Reckoning = {},
): Promise<Claim> {
  const [evidence, cast, ruling, cases] = await Promise.all([
    evidenceOf(tx, claim.id),
    votesOn(tx, claim.id),
    standingRuling(tx, claim.id),
    casesOn(tx, claim.id),
  ])
  const standing = asItStands(claim, ruling)
  const judged = judge(cast, evidence, claim.round, standing)
  const settles = claim.settledAt === null && judged.counted >= QUORUM
  if (settles) await settle(tx, claim, cast, at)
  const settledAt = claim.settledAt ?? (settles ? at : null)

  const stays = (ruling && !judged.lapsed) || (judged.verdict === claim.verdict && judged.verdict !== 'unverified')
  const hold = settledAt && !stays ? await heldOn(tx, claim, cast, evidence, { ...cases, found: judged.verdict }) : null
  const judgement = hold ? judge(heldToo(cast, hold), evidence, claim.round, standing) : judged
  const turns = [judged, judgement].some(({ verdict }) => verdict !== claim.verdict)
  if (unturned && claim.settledAt && turns) throw new Refusal(unturned)
  if (ruling && judgement.lapsed) {
    await tx.update(rulings).set({ stands: false }).where(eq(rulings.disputeId, ruling.disputeId))
  }

  const newestEvidenceAt = evidence.at(-1)?.attachedAt.getTime() ?? null
  const contested = settledAt !== null && judgement.contested
  const revises = settledAt !== null && isAnother(claim, judgement)
  const verdictVersion = claim.verdictVersion + (revises ? 1 : 0)
  const ground =
    hold && !cases.own
      ? 'held'
      : opensByItself({ ...cases, disputed: cases.own !== null, contested, newestEvidenceAt })
        ? 'contested'
        : null
  const opened: Opened | null = ground && {
    id: await openByItself(tx, claim, ground, verdictVersion, at),
    ground,
    verdictVersion,
  }
  if (hold) await keepHold(tx, claim, hold, opened?.id ?? (cases.own as string), at)
  if (revises) await keepVerdict(tx, claim, judgement, at, cause)
  if (opened) await tellOpened(tx, claim, opened, at)

  const voters = new Set(cast.filter((vote) => vote.round === claim.round).map((vote) => vote.reviewer)).size
  const ruled = judgement.because === 'ruled'
  const settled = settledAt !== null
  const state = stateOf({ disputed: opened !== null || (settled && cases.disputed), ruled, settled })
  if (aside && !revises && contested === claim.contested && state === claim.state) return claim

  const { verdict, because } = judgement
  const now = settledAt && { verdict, because, contested, verdictVersion }

  const [reckoned] = await tx
    .update(claims)
    .set({ ...now, round: claim.round, settledAt, state, cast: voters, updatedAt: at })
    .where(eq(claims.id, claim.id))
    .returning()
  return reckoned as Claim
}

/**
 * The first quorum: every sealed ballot is opened, in the order they were cast, also on claims that lead on to this one; then the claim is
 * settled, for ever.
 */
async function settle(tx: Tx, claim: Claim, cast: readonly Cast[], at: Date): Promise<void> {
  const place = { at, eventId: claim.eventId, claimId: claim.id }
  const castAs = await listCastAs(tx, claim.id)
  for (const vote of cast) {
    const ballot = { verdict: vote.verdict, evidence: vote.evidence }
    await append(tx, 'rule', {
      ...place,
      kind: 'vote.opened',
      ...(castAs.get(vote.id) ?? { subject: `vote:${claim.id}:${vote.reviewer}`, ver: vote.version }),
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

/** These votes, and those that are held from now on. */
function heldToo(cast: readonly Cast[], { reviewers }: Hold): Cast[] {
  return cast.map((vote) => ({ ...vote, held: vote.held || reviewers.includes(vote.reviewer) }))
}

/** Whether the verdict is another than before; what did not change is not written again. */
function isAnother(claim: Claim, { verdict, because }: Judgement): boolean {
  return claim.verdictVersion === 0 || verdict !== claim.verdict || because !== claim.because
}

/** Keeps a verdict that is another than before. */
async function keepVerdict(tx: Tx, claim: Claim, judgement: Judgement, at: Date, cause: Cause | null): Promise<void> {
  const { verdict, because, tally } = judgement
  const version = claim.verdictVersion + 1
  const by = { ruleVersion: RULE_VERSION, round: claim.round, ...tally }
  await tx.insert(verdicts).values({ claimId: claim.id, version, verdict, because, ...by, at })
  await append(tx, 'rule', {
    kind: 'verdict.changed',
    subject: `claim:${claim.id}`,
    ver: version,
    at,
    eventId: claim.eventId,
    claimId: claim.id,
    data: {
      claim: claim.id,
      before: version === 1 ? null : { verdict: claim.verdict, because: claim.because },
      after: { verdict, because },
      tally,
      round: claim.round,
      rule: RULE_VERSION,
      cause,
    },
  })
}

/** A dispute that nobody opened: the tally did, or votes that are held. Out: its id. */
async function openByItself(tx: Tx, claim: Claim, ground: Ground, verdictVersion: number, at: Date): Promise<string> {
  const of = { about: `claim:${claim.id}`, eventId: claim.eventId, claimId: claim.id, verdictVersion }
  const [dispute] = await tx
    .insert(disputes)
    .values({ ...of, ground, openedAt: at })
    .returning({ id: disputes.id })
  const id = dispute?.id as string
  await lookAfter(tx, id, OPENED)
  return id
}

type Opened = { id: string; ground: Ground; verdictVersion: number }

async function tellOpened(tx: Tx, claim: Claim, { id, ground, verdictVersion }: Opened, at: Date): Promise<void> {
  await append(tx, 'rule', {
    kind: 'dispute.opened',
    subject: `dispute:${id}`,
    at,
    eventId: claim.eventId,
    claimId: claim.id,
    data: { claim: claim.id, ground, verdictVersion },
  })
}

/**
 * Every claim a person has voted on, held in the order of their ids. Held before the deed is written into the log: what
 * comes later there has seen it, and what came before has not.
 */
export async function lockVoted(tx: Tx, personId: string): Promise<Claim[]> {
  await holdGraph(tx)
  const voted = await tx
    .selectDistinct({ id: votes.claimId })
    .from(votes)
    .where(eq(votes.reviewerId, personId))
    .orderBy(votes.claimId)
  const held: Claim[] = []
  for (const { id } of voted) held.push(await lockClaim(tx, id))
  return held
}

/** Applies the rule to claims that are held, each for the same cause. Out: the claims as they now stand, in the same order. */
export async function reckonAll(tx: Tx, held: readonly Claim[], at: Date, cause: Cause): Promise<Claim[]> {
  const reckoned: Claim[] = []
  for (const claim of held) reckoned.push(await reckon(tx, claim, at, { cause }))
  return reckoned
}

/**
 * Applies the rule to the claims that a change of the graph has touched, given in the order of their ids, for whoever holds
 * the graph. A claim for which nothing follows stays as it is, down to when it last changed. `unturned`: the code that refuses it all
 * where the published verdict of one would become another.
 */
export async function reckonTouched(
  tx: Tx,
  claimIds: readonly string[],
  at: Date,
  cause: Cause,
  unturned: string | null,
): Promise<void> {
  for (const id of claimIds) await reckon(tx, await lockClaim(tx, id), at, { cause, aside: true, unturned })
}
