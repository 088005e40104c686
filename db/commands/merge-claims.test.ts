import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import type { Verdict } from '../../domain/verdict'
import { readEvent } from '../queries/event'
import { readJoining } from '../queries/joining'
import { claims, evidence, votes } from '../schema'
import {
  claimNow,
  contested,
  event,
  freshDb,
  newKey,
  person,
  piece,
  refusal,
  rolledBack,
  ruled,
  suspended,
  vote,
  voted,
} from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { addClaim } from './add-claim'
import { declareInterest } from './declare-interest'
import { mergeClaims } from './merge-claims'
import { partClaims } from './part-claims'
import { splitEvent } from './split-event'
import { standAside } from './stand-aside'
import { wordClaim } from './word-claim'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'Both say that the two delegations met at the base.'
const merging = (claimId: string, into: string) => ({ key: newKey(), claimId, into, reason })
const parting = (claimId: string) => ({ key: newKey(), claimId, reason })

/** A claim that says the same as another of its event, with a piece of evidence for it. */
async function twinOf(tx: typeof db, { eventId }: { eventId: string }) {
  const author = await person(tx)
  const text = 'Two delegations met each other at the base.'
  const { id: claimId } = await addClaim(tx, author, { key: newKey(), eventId, language: 'en', text })
  return { claimId, supports: [await piece(tx, author, claimId)], author }
}

test('votes and evidence of both make a quorum, and all of their ballots are opened', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'cc')
    const twin = await twinOf(tx, stays)
    const third = await person(tx)
    await vote(tx, third, twin.claimId, 'confirmed', twin.supports)
    const moderator = await person(tx, 'moderator')
    const lines = await written(tx, () => mergeClaims(tx, moderator, merging(twin.claimId, stays.claimId)))
    expect(lines.map(({ kind, subject }) => `${kind} ${subject.split(':')[0]}`)).toEqual([
      'claim.merged claim_merge',
      'vote.opened vote',
      'vote.opened vote',
      'vote.opened vote',
      'claim.settled claim',
      'verdict.changed claim',
    ])
    expect(lines[3]).toMatchObject({ subject: `vote:${twin.claimId}:${third.id}`, data: { claim: stays.claimId } })
    expect(await claimNow(tx, stays.claimId)).toMatchObject({ verdict: 'confirmed', because: 'majority', cast: 3 })
    expect(await claimNow(tx, twin.claimId)).toMatchObject({ mergedInto: stays.claimId, cast: 0, settledAt: null })
    await assertRecordHolds(tx)
  }))

describe('each reviewer counts once, with the vote they cast last on either', () => {
  test.each<[string, 'twin' | 'stays', Verdict]>([
    ['on the one that goes', 'twin', 'unverified'],
    ['on the one that stays', 'stays', 'confirmed'],
  ])('%s', (_, last, verdict) =>
    rolledBack(db, async (tx) => {
      const stays = await voted(tx, 'c')
      const twin = await twinOf(tx, stays)
      const both = await person(tx)
      const on = {
        twin: (as: Verdict) => vote(tx, both, twin.claimId, as, as === 'confirmed' ? twin.supports : []),
        stays: (as: Verdict) => vote(tx, both, stays.claimId, as, as === 'confirmed' ? stays.supports : []),
      }
      await on[last === 'twin' ? 'stays' : 'twin'](verdict === 'confirmed' ? 'unverified' : 'confirmed')
      await on[last](verdict)
      await mergeClaims(tx, await person(tx, 'moderator'), merging(twin.claimId, stays.claimId))
      expect(await claimNow(tx, stays.claimId)).toMatchObject({ cast: 2, settledAt: null })
      await stays.more('u')
      const { settledAt } = await claimNow(tx, stays.claimId)
      expect(settledAt).not.toBeNull()
      const theirs = await tx
        .select()
        .from(votes)
        .where(and(eq(votes.reviewerId, both.id), eq(votes.claimId, stays.claimId)))
        .orderBy(votes.version)
      expect(theirs.map((each) => each.version)).toEqual([1, 2])
      expect(theirs.at(-1)?.verdict).toBe(verdict)
      await assertRecordHolds(tx)
    }),
  )

  test('a vote cast since is one more version, and takes the place of either', () =>
    rolledBack(db, async (tx) => {
      const stays = await voted(tx, 'c')
      const twin = await twinOf(tx, stays)
      const voter = await person(tx)
      await vote(tx, voter, twin.claimId, 'confirmed', twin.supports)
      await mergeClaims(tx, await person(tx, 'moderator'), merging(twin.claimId, stays.claimId))
      expect(await refusal(vote(tx, voter, stays.claimId, 'unverified', [], 0))).toBe('vote_moved')
      expect(await vote(tx, voter, stays.claimId, 'unverified', [], 1)).toMatchObject({ version: 2, entry: {} })
      await assertRecordHolds(tx)
    }))
})

test('evidence and votes of a claim that goes into one with a verdict: passages come, nobody’s ballot is opened', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'ccc')
    const twin = await twinOf(tx, stays)
    const moderator = await person(tx, 'moderator')
    const before = await claimNow(tx, stays.claimId)
    const lines = await written(tx, () => mergeClaims(tx, moderator, merging(twin.claimId, stays.claimId)))
    expect(lines.map(({ kind }) => kind)).toEqual(['claim.merged'])
    expect(await claimNow(tx, stays.claimId)).toMatchObject({ verdict: before.verdict, verdictVersion: 1 })
    const shown = await readEvent(tx, stays.slug)
    expect(shown?.claims.map(({ id }) => id)).toEqual([stays.claimId])
    expect(shown?.claims[0]?.evidence.map(({ id }) => id)).toContain(twin.supports[0])
    expect(shown?.claims[0]?.merged).toMatchObject([{ id: twin.claimId, position: 1 }])
    await partClaims(tx, moderator, parting(twin.claimId))
    expect(await claimNow(tx, twin.claimId)).toMatchObject({ mergedInto: null, settledAt: null, state: 'under_review' })
    await assertRecordHolds(tx)
  }))

test('who stands aside on one, or has an interest that one meets, does not count on the other, and counts again when they are parted', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'cc')
    const twin = await twinOf(tx, stays)
    const [aside] = stays.voters as unknown as [{ id: string }]
    await standAside(tx, aside, { key: newKey(), claimId: twin.claimId })
    const third = await person(tx)
    await vote(tx, third, twin.claimId, 'confirmed', twin.supports)
    const moderator = await person(tx, 'moderator')
    await mergeClaims(tx, moderator, merging(twin.claimId, stays.claimId))
    expect(await claimNow(tx, stays.claimId)).toMatchObject({ cast: 3, settledAt: null })
    expect(await refusal(vote(tx, aside, stays.claimId, 'unverified', [], 1))).toBe('recused')
    await partClaims(tx, moderator, parting(twin.claimId))
    await stays.more('c')
    expect((await claimNow(tx, stays.claimId)).settledAt).not.toBeNull()
    await assertRecordHolds(tx)
  }))

test('an interest that the other’s passages meet is told before they come', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'cc')
    const twin = await twinOf(tx, stays)
    const [tied] = stays.voters as unknown as [{ id: string }]
    const [named] = await tx
      .select({ speaker: evidence.speaker })
      .from(evidence)
      .where(eq(evidence.claimId, twin.claimId))
    const tie = { kind: 'belongs_to' as const, agent: named?.speaker as string, country: null }
    await declareInterest(tx, tied, { key: newKey(), ...tie })
    await vote(tx, await person(tx), twin.claimId, 'confirmed', twin.supports)
    const lines = await written(tx, async () =>
      mergeClaims(tx, await person(tx, 'moderator'), merging(twin.claimId, stays.claimId)),
    )
    expect(lines.map(({ kind }) => kind)).toEqual(['interest.met', 'claim.merged'])
    expect((await claimNow(tx, stays.claimId)).settledAt).toBeNull()
    await assertRecordHolds(tx)
  }))

test('of a claim that leads on nothing is said any more', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'c')
    const twin = await twinOf(tx, stays)
    await mergeClaims(tx, await person(tx, 'moderator'), merging(twin.claimId, stays.claimId))
    const [who, claimId] = [await person(tx), twin.claimId]
    expect(await refusal(vote(tx, who, claimId, 'unverified'))).toBe('claim_merged')
    expect(await refusal(piece(tx, who, claimId))).toBe('claim_merged')
    expect(await refusal(standAside(tx, who, { key: newKey(), claimId }))).toBe('claim_merged')
    const worded = { key: newKey(), claimId, language: 'tr' as const, text: 'İki heyet üste bir araya geldi.' }
    expect(await refusal(wordClaim(tx, who, worded))).toBe('claim_merged')
    const split = {
      key: newKey(),
      eventId: stays.eventId,
      claims: [claimId],
      language: 'en' as const,
      title: 'Another',
    }
    expect(await refusal(splitEvent(tx, await person(tx, 'moderator'), { ...split, reason }))).toBe(
      'claims_joined (claims)',
    )
  }))

describe('refused', () => {
  const refusedAs = (code: string, scene: (tx: typeof db) => Promise<[string, string, { id: string }?]>) =>
    rolledBack(db, async (tx) => {
      const [goes, stays, by = await person(tx, 'moderator')] = await scene(tx)
      const before = await tx
        .select()
        .from(claims)
        .where(inArray(claims.id, [goes, stays]))
      expect(await refusal(mergeClaims(tx, by, merging(goes, stays)))).toBe(code)
      expect(
        await tx
          .select()
          .from(claims)
          .where(inArray(claims.id, [goes, stays])),
      ).toEqual(before)
    })

  test('to a moderator with a part in either', async () => {
    await refusedAs('barred_voted', async (tx) => {
      const stays = await voted(tx, 'c')
      const by = await person(tx, 'moderator')
      await vote(tx, by, stays.claimId, 'unverified')
      return [(await twinOf(tx, stays)).claimId, stays.claimId, by]
    })
    await refusedAs('barred_attached', async (tx) => {
      const stays = await voted(tx, 'c')
      const [twin, by] = [await twinOf(tx, stays), await person(tx, 'moderator')]
      await piece(tx, by, twin.claimId)
      return [twin.claimId, stays.claimId, by]
    })
  })

  test('the headline claim, itself, another event’s, what is not there', async () => {
    await refusedAs('headline_stays', async (tx) => {
      const stays = await voted(tx, 'c')
      return [stays.claimId, (await twinOf(tx, stays)).claimId]
    })
    await refusedAs('same_claim (into)', async (tx) => {
      const { claimId } = await twinOf(tx, await voted(tx, 'c'))
      return [claimId, claimId]
    })
    await refusedAs('claim_elsewhere (into)', async (tx) => {
      const twin = await twinOf(tx, await voted(tx, 'c'))
      return [twin.claimId, (await event(tx, await person(tx))).claimId]
    })
    await refusedAs('not_found (into)', async (tx) => [(await twinOf(tx, await voted(tx, 'c'))).claimId, newKey()])
  })

  test('chains and circles', async () => {
    const chain = async (tx: typeof db) => {
      const stays = await voted(tx, 'c')
      const [one, two] = [await twinOf(tx, stays), await twinOf(tx, stays)]
      await mergeClaims(tx, await person(tx, 'moderator'), merging(one.claimId, two.claimId))
      return [one.claimId, two.claimId, stays.claimId] as const
    }
    await refusedAs('claim_merged', async (tx) => {
      const [one, , stays] = await chain(tx)
      return [one, stays]
    })
    await refusedAs('holds_claims', async (tx) => {
      const [, two, stays] = await chain(tx)
      return [two, stays]
    })
    await refusedAs('claim_merged (into)', async (tx) => {
      const [one, two] = await chain(tx)
      return [two, one]
    })
  })

  test('what has a verdict, what a ruling stands on, sealed votes into what has settled', async () => {
    await refusedAs('claim_settled', async (tx) => {
      const stays = await voted(tx, 'c')
      const twin = await twinOf(tx, stays)
      for (let n = 0; n < 3; n += 1) await vote(tx, await person(tx), twin.claimId, 'confirmed', twin.supports)
      return [twin.claimId, stays.claimId]
    })
    await refusedAs('claim_ruled', async (tx) => {
      const stays = await voted(tx, 'ccd')
      await ruled(tx, await person(tx, 'moderator'), stays.claimId, 'upheld', 'confirmed')
      return [(await twinOf(tx, stays)).claimId, stays.claimId]
    })
    await refusedAs('votes_settled', async (tx) => {
      const stays = await voted(tx, 'ccc')
      const twin = await twinOf(tx, stays)
      await vote(tx, await person(tx), twin.claimId, 'unverified')
      return [twin.claimId, stays.claimId]
    })
  })

  test('while a case is open on either, or on a passage of it', async () => {
    await refusedAs('disputed', async (tx) => {
      const stays = await voted(tx, 'ccd')
      return [(await twinOf(tx, stays)).claimId, stays.claimId]
    })
    await refusedAs('disputed', async (tx) => {
      const stays = await voted(tx, 'c')
      const twin = await twinOf(tx, stays)
      await contested(tx, await person(tx), `evidence:${twin.supports[0]}`, 'wrong_quotation')
      return [twin.claimId, stays.claimId]
    })
  })

  test('what would not do any more what was shown', () =>
    rolledBack(db, async (tx) => {
      const stays = await voted(tx, 'ccc')
      const [twin, by] = [await twinOf(tx, stays), await person(tx, 'moderator')]
      const seen = (await readJoining(tx, twin.claimId, stays.claimId))?.foreseen?.seen as string
      await stays.more('c')
      expect(await refusal(mergeClaims(tx, by, { ...merging(twin.claimId, stays.claimId), seen }))).toBe('moved')
      const now = (await readJoining(tx, twin.claimId, stays.claimId))?.foreseen?.seen as string
      await mergeClaims(tx, by, { ...merging(twin.claimId, stays.claimId), seen: now })
    }))
})

test('what a merge would do is told without a word of a sealed ballot', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'cc')
    const twin = await twinOf(tx, stays)
    await vote(tx, await person(tx), twin.claimId, 'confirmed', twin.supports)
    const told = await readJoining(tx, twin.claimId, stays.claimId)
    expect(told).toMatchObject({
      refused: null,
      foreseen: { voters: 3, before: { finding: null }, after: { finding: null, state: 'under_review' } },
    })
    expect(await readJoining(tx, stays.claimId, twin.claimId)).toMatchObject({ refused: 'headline_stays' })
  }))

test('a merge does not get votes past a hold: what would turn a verdict is held as if it had been attached', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'ccc')
    const twin = await twinOf(tx, stays)
    const ring = await Promise.all(Array.from({ length: 4 }, () => person(tx)))
    // The ring may not bring its votes along: they would be opened by nobody’s quorum.
    await vote(tx, ring[0] as { id: string }, twin.claimId, 'unverified')
    const by = await person(tx, 'moderator')
    expect(await refusal(mergeClaims(tx, by, merging(twin.claimId, stays.claimId)))).toBe('votes_settled')
    await suspended(tx, await person(tx, 'admin'), (ring[0] as { id: string }).id)
    expect(await refusal(mergeClaims(tx, by, merging(twin.claimId, stays.claimId)))).toBe('votes_settled')
    expect(await claimNow(tx, stays.claimId)).toMatchObject({ verdict: 'confirmed', state: 'settled' })
  }))

test('a vote and a merge at once: the vote is carried, or refused', async () => {
  const stays = await voted(db, 'c')
  for (let round = 0; round < 6; round += 1) {
    const twin = await twinOf(db, stays)
    const [voter, by] = [await person(db), await person(db, 'moderator')]
    const [cast, merged] = await Promise.allSettled([
      vote(db, voter, twin.claimId, 'confirmed', twin.supports),
      mergeClaims(db, by, merging(twin.claimId, stays.claimId)),
    ])
    const settled = (await claimNow(db, stays.claimId)).settledAt !== null
    if (merged.status === 'rejected') expect(`${merged.reason}`).toMatch(/votes_settled/)
    else expect((await claimNow(db, twin.claimId)).cast).toBe(0)
    if (cast.status === 'rejected') expect(`${cast.reason}`).toMatch(/claim_merged/)
    expect(settled || merged.status === 'fulfilled').toBe(true)
  }
  await assertRecordHolds(db)
})

test('two who merge each into the other at once: one is done, the other refused', async () => {
  const stays = await voted(db, 'c')
  const [one, two] = [await twinOf(db, stays), await twinOf(db, stays)]
  const ends = await Promise.allSettled([
    mergeClaims(db, await person(db, 'moderator'), merging(one.claimId, two.claimId)),
    mergeClaims(db, await person(db, 'moderator'), merging(two.claimId, one.claimId)),
  ])
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await assertRecordHolds(db)
})
