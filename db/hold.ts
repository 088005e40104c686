import { and, asc, inArray, not, type SQL, sql } from 'drizzle-orm'
import { alliesOf, type Hold, heldBack, LONGEST_HERE, type Member, type Stands, VOTED_LAST } from '../domain/hold'
import type { Attached, Word } from '../domain/provenance'
import type { Verdict } from '../domain/verdict'
import { countedVotes, holdersOf } from '../domain/vote'
import { append } from './audit'
import type { Claim } from './claim'
import type { Tx } from './client'
import { letInBy } from './probation'
import { heldVotes, holds, rulings, users, type votes } from './schema'
import type { Cast } from './votes'

type OfVote = Pick<typeof votes, 'claimId' | 'reviewerId' | 'round' | 'castAt'>

/** Whether a vote is held in its round: what speaks against it was not dismissed. */
export function isHeld({ claimId, reviewerId, round }: OfVote): SQL<boolean> {
  return sql<boolean>`exists (
    select from ${holds} join ${heldVotes} on ${heldVotes.holdId} = ${holds.id}
    where ${holds.claimId} = ${claimId} and ${holds.round} = ${round} and ${heldVotes.reviewerId} = ${reviewerId}
      and not exists (select from ${rulings} where ${dismisses}))`
}

/** Whether votes of its round were held, and a ruling after it dismissed what spoke against them. */
export function isReleased({ claimId, round, castAt }: OfVote): SQL<boolean> {
  return sql<boolean>`exists (
    select from ${holds} join ${rulings} on ${dismisses}
    where ${holds.claimId} = ${claimId} and ${holds.round} = ${round} and ${castAt} <= ${rulings.at})`
}

/** What was held in an appeal is not let go by the ruling before it. */
const dismisses = sql`${rulings.disputeId} = ${holds.disputeId} and ${rulings.outcome} = 'dismissed' and ${rulings.at} >= ${holds.at}`

/** The votes that a moderator should look at before a settled claim is found to be something else; null where none are. */
export async function heldOn(
  tx: Tx,
  claim: Claim,
  cast: readonly Cast[],
  evidence: readonly Word<Attached & { attachedAt: Date }>[],
  { found, sentBackAt }: { found: Verdict; sentBackAt: number | null },
): Promise<Hold | null> {
  const stands = await lastFound(tx, claim.id)
  if (!stands && found === 'unverified') return null
  const isHeld = new Map(cast.map(({ id, held }) => [id, held]))
  const came = countedVotes(
    cast.map((vote) => ({ ...vote, held: false })),
    evidence,
    claim.round,
  )
  const reviewers = came.map(({ reviewer }) => reviewer)
  const [known, longest, allies] = await Promise.all([
    members(tx, inArray(users.id, reviewers), reviewers.length),
    members(tx, and(inArray(users.role, ['reviewer', 'moderator']), not(users.suspended)), LONGEST_HERE),
    alliesAmong(tx, claim.id, reviewers.slice(-VOTED_LAST)),
  ])
  const about = new Map(known.map((each) => [each.id, each]))
  const votes = came.flatMap(({ castAt, ...vote }) => {
    const member = about.get(vote.reviewer)
    return member ? { ...vote, ...member, held: isHeld.get(vote.id) === true, castAt: castAt.getTime() } : []
  })
  const newAt = Math.max(evidence.at(-1)?.attachedAt.getTime() ?? 0, sentBackAt ?? 0) || null
  const holders = stands ? holdersOf(stands.verdict, cast) : 0
  return heldBack({
    votes,
    evidence,
    newAt,
    stands: stands && { ...stands, holders },
    members: longest,
    allies,
  })
}

/** What the claim was last found to be, and since when it was never found the opposite. */
async function lastFound(tx: Tx, claimId: string): Promise<Omit<Stands, 'holders'> | null> {
  const [stands] = await tx.execute<{ verdict: Stands['verdict']; since: string }>(sql`
    with found as (select * from verdicts where claim_id = ${claimId} and verdict <> 'unverified'),
      last as (select verdict from found order by version desc limit 1)
    select last.verdict, min(f.at) as since
    from found f, last
    where f.version > coalesce((select max(o.version) from found o where o.verdict <> last.verdict), 0)
    group by last.verdict`)
  return stands ? { ...stands, since: Date.parse(stands.since) } : null
}

async function members(tx: Tx, which: SQL | undefined, most: number): Promise<Member[]> {
  const { id, joinedAt } = users
  // Of one table the columns would be named without it, and `id` be another’s.
  const rows = await tx
    .select({ id, joinedAt, invitedBy: letInBy(sql`users.id`) })
    .from(users)
    .where(which)
    .orderBy(asc(joinedAt), asc(id))
    .limit(most)
  return rows.map((row) => ({ ...row, joinedAt: row.joinedAt.getTime() }))
}

/**
 * How often any two of these people stood alone with the same vote on other settled claims, against the verdict there; 0 for two
 * who ever voted for opposite verdicts.
 */
async function alliesAmong(tx: Tx, claimId: string, reviewers: readonly string[]) {
  if (reviewers.length < 2) return alliesOf([])
  const rows = await tx.execute<{ one: string; other: string; alike: number }>(sql`
    with latest as (
      select distinct on (v.claim_id, v.reviewer_id) v.claim_id, v.reviewer_id, v.verdict, c.verdict as found
      from votes v join claims c on c.id = v.claim_id
      where v.reviewer_id in ${reviewers} and v.claim_id <> ${claimId} and c.settled_at is not null
      order by v.claim_id, v.reviewer_id, v.version desc)
    select a.reviewer_id as one, b.reviewer_id as other,
      count(*) filter (where a.verdict = b.verdict and a.verdict <> a.found)::int as alike
    from latest a join latest b on b.claim_id = a.claim_id and b.reviewer_id > a.reviewer_id
    group by 1, 2
    having not bool_or(array[a.verdict, b.verdict] @> '{confirmed,denied}')`)
  return alliesOf(rows)
}

/** Keeps which votes are held, for the case that will decide on them. */
export async function keepHold(tx: Tx, claim: Claim, { reviewers, signs }: Hold, dispute: string, at: Date) {
  const { id: claimId, round, eventId } = claim
  const values = { claimId, disputeId: dispute, round, signs: [...signs], at }
  const [hold] = await tx.insert(holds).values(values).returning({ id: holds.id })
  const holdId = hold?.id as string
  await tx.insert(heldVotes).values(reviewers.map((reviewerId) => ({ holdId, reviewerId })))
  await append(tx, 'rule', {
    kind: 'votes.held',
    subject: `hold:${holdId}`,
    at,
    eventId,
    claimId,
    data: { claim: claimId, dispute, round, reviewers, signs },
  })
}
