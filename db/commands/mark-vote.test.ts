import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { PROBATION_VOTES } from '../../domain/probation'
import type { Db } from '../client'
import { listToMark, readProbation } from '../queries/marks'
import { users, votes } from '../schema'
import { claimNow, demoted, freshDb, newKey, person, piece, refusal, rolledBack, vote, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { accepted, invited, novice, votedOnProbation } from '../testing/people'
import { markVote } from './mark-vote'
import { standAside } from './stand-aside'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'Its reason follows from the passages.'
const mark = (tx: Db, by: { id: string }, voteId: string, sound: 'yes' | 'no' = 'yes') =>
  markVote(tx, by, { key: newKey(), voteId, sound, reason })
const isOn = async (tx: Db, { id }: { id: string }) =>
  (await tx.select({ probation: users.probation }).from(users).where(eq(users.id, id)))[0]?.probation

/** Votes of somebody on probation on claims that have settled. */
async function votesOf(tx: Db, who: { id: string }, count: number) {
  const cast: string[] = []
  for (let n = 0; n < count; n += 1) {
    const { claimId, supports } = await voted(tx, 'ccc')
    cast.push((await vote(tx, who, claimId, 'confirmed', supports)).id)
  }
  return cast
}

test('votes on probation are shown and not counted; when it ends they count, those before too, sealed or not', () =>
  rolledBack(db, async (tx) => {
    const who = await novice(tx)
    const cast = await votesOf(tx, who, PROBATION_VOTES)
    const [open, waiting] = [await voted(tx, 'cd'), await voted(tx, 'cc')]
    await vote(tx, who, waiting.claimId, 'confirmed', waiting.supports)
    expect(await claimNow(tx, waiting.claimId)).toMatchObject({ state: 'under_review', cast: 3, settledAt: null })
    await open.more('c')
    await vote(tx, who, open.claimId, 'denied', open.denies)
    expect(await claimNow(tx, open.claimId)).toMatchObject({ verdict: 'confirmed', contested: true, cast: 4 })

    const [one, other] = [await person(tx, 'moderator'), await person(tx, 'moderator')]
    for (const id of cast.slice(1)) expect(await mark(tx, one, id)).toEqual({ ended: false })
    expect(await isOn(tx, who)).toBe(true)
    expect(await readProbation(tx, who.id)).toEqual({ sound: PROBATION_VOTES - 1, needed: PROBATION_VOTES })
    const lines = await written(tx, async () => {
      expect(await mark(tx, other, cast[0] as string)).toEqual({ ended: true })
    })
    expect(lines[0]).toMatchObject({ kind: 'vote.marked', actor: other.id, words: { reason } })
    expect(lines[1]).toMatchObject({
      kind: 'probation.ended',
      actor: 'rule',
      subject: `probation:${who.id}`,
      data: { person: who.id },
    })
    const cause = { kind: 'probation.ended', subject: `probation:${who.id}` }
    const changed = lines.filter(({ kind }) => kind === 'verdict.changed')
    expect(changed.map(({ data }) => data.cause)).toEqual([cause, cause])
    expect(await claimNow(tx, waiting.claimId)).toMatchObject({ state: 'settled', verdict: 'confirmed' })
    expect(await claimNow(tx, open.claimId)).toMatchObject({ verdict: 'unverified', because: 'no_majority' })
    expect(await isOn(tx, who)).toBe(false)
    expect(await readProbation(tx, who.id)).toBeNull()
    await assertRecordHolds(tx)
  }))

test('one moderator alone ends nobody’s probation', () =>
  rolledBack(db, async (tx) => {
    const who = await novice(tx)
    const one = await person(tx, 'moderator')
    for (const id of await votesOf(tx, who, PROBATION_VOTES + 1)) await mark(tx, one, id)
    expect(await isOn(tx, who)).toBe(true)
  }))

test('nor does whoever accepted their application: they let them in as much as who invites', () =>
  rolledBack(db, async (tx) => {
    const [host, other] = [await person(tx, 'moderator'), await person(tx, 'moderator')]
    const who = await person(tx, 'reader')
    await accepted(tx, host, who)
    expect(await isOn(tx, who)).toBe(true)
    const { claimId, supports } = await voted(tx, 'ccc')
    const { id } = await vote(tx, who, claimId, 'confirmed', supports)
    expect(await listToMark(tx, host.id, 9)).toEqual([])
    expect(await refusal(mark(tx, host, id))).toBe('invited_by_you')
    expect((await listToMark(tx, other.id, 9)).map((each) => each.id)).toEqual([id])
    await mark(tx, other, id)
    await assertRecordHolds(tx)
  }))

test('neither the inviter, nor who has a part in the claim, nor one who marked it before; and only the vote as it stands', () =>
  rolledBack(db, async (tx) => {
    const [inviter, party, other] = [
      await person(tx, 'moderator'),
      await person(tx, 'moderator'),
      await person(tx, 'moderator'),
    ]
    const who = await person(tx, 'reader')
    await invited(tx, inviter, who)
    expect(await isOn(tx, who)).toBe(true)
    const { claimId, supports } = await voted(tx, 'ccc')
    const first = await vote(tx, who, claimId, 'confirmed', supports)
    expect((await listToMark(tx, inviter.id, 9)).map(({ id }) => id)).toEqual([])
    expect(await refusal(mark(tx, inviter, first.id))).toBe('invited_by_you')
    const parts = [
      (tx: Db, by: { id: string }) => vote(tx, by, claimId, 'unverified'),
      (tx: Db, by: { id: string }) => piece(tx, by, claimId),
      (tx: Db, by: { id: string }) => standAside(tx, by, { key: newKey(), claimId }),
    ]
    for (const take of parts) {
      await rolledBack(tx, async (inner) => {
        await take(inner, party)
        expect(await refusal(mark(inner, party, first.id))).toBe('part_in_claim')
        expect(await listToMark(inner, party.id, 9)).toEqual([])
      })
    }
    expect((await listToMark(tx, other.id, 9)).map(({ id }) => id)).toEqual([first.id])
    await mark(tx, other, first.id, 'no')
    expect(await refusal(mark(tx, other, first.id))).toBe('marked_already')
    const second = await vote(tx, who, claimId, 'unverified', [], 1)
    expect(await refusal(mark(tx, party, first.id))).toBe('stale')
    expect(await refusal(mark(tx, other, second.id))).toBe('marked_already')
    await mark(tx, party, second.id)
  }))

test('a sealed vote is marked by nobody, nor that of somebody who is not on probation', () =>
  rolledBack(db, async (tx) => {
    const by = await person(tx, 'moderator')
    const sealed = await voted(tx, 'c')
    const { id } = await vote(tx, await novice(tx), sealed.claimId, 'unverified')
    expect(await refusal(mark(tx, by, id))).toBe('not_found')
    expect(await listToMark(tx, by.id, 9)).toEqual([])
    const { claimId } = await voted(tx, 'ccc')
    const [counted] = await tx.select({ id: votes.id }).from(votes).where(eq(votes.claimId, claimId))
    expect(await refusal(mark(tx, by, counted?.id as string))).toBe('not_on_probation')
  }))

test('an admin who makes a reader a reviewer puts them on probation; the operator does not, nor does it begin twice', () =>
  rolledBack(db, async (tx) => {
    const admin = await person(tx, 'admin')
    const [one, two, former] = [await person(tx, 'reader'), await person(tx, 'reader'), await person(tx)]
    await demoted(tx, admin, one.id, 'reviewer')
    expect(await isOn(tx, one)).toBe(true)
    await demoted(tx, 'operator' as never, two.id, 'reviewer')
    expect(await isOn(tx, two)).toBe(false)
    await demoted(tx, admin, former.id)
    await demoted(tx, admin, former.id, 'reviewer')
    expect(await isOn(tx, former)).toBe(false)
  }))

test('of two marks at once that would each end it, one does', async () => {
  const who = await novice(db)
  const cast = await votesOf(db, who, PROBATION_VOTES + 1)
  const moderators = [await person(db, 'moderator'), await person(db, 'moderator')] as const
  for (const id of cast.slice(2)) await mark(db, moderators[0], id)
  const ends = await Promise.allSettled([
    mark(db, moderators[1], cast[0] as string),
    mark(db, moderators[1], cast[1] as string),
  ])
  const told = ends.map((end) => (end.status === 'fulfilled' ? end.value.ended : end.reason.code))
  expect(told.sort()).toEqual(['not_on_probation', true].sort())
  await assertRecordHolds(db)
})

test('what a moderator is shown of a vote is its claim, its reason and its evidence, and not what it decided or whose it is', () =>
  rolledBack(db, async (tx) => {
    const id = await votedOnProbation(tx)
    const shown = await listToMark(tx, (await person(tx, 'moderator')).id, 9)
    expect(shown.map((each) => Object.keys(each).sort())).toEqual([['evidence', 'id', 'reason', 'text']])
    expect(shown[0]).toMatchObject({ id, evidence: [{ stance: 'supports' }, { stance: 'supports' }] })
  }))
