import { afterAll, describe, expect, test } from 'vitest'
import type { Db } from './client'
import { reinstate } from './commands/reinstate'
import { standAside } from './commands/stand-aside'
import { withdrawEvidence } from './commands/withdraw-evidence'
import {
  claimNow,
  demoted,
  dispute,
  event,
  freshDb,
  newKey,
  openCase,
  person,
  piece,
  refusal,
  rolledBack,
  ruled,
  suspended,
  vote,
  voted,
} from './testing'
import { assertRecordHolds } from './testing/invariants'
import { log } from './testing/log'

const { db, close } = await freshDb()
afterAll(close)

type Who = { id: string; handle: string }
type Claim = Awaited<ReturnType<typeof voted>>
const now = async (tx: Db, { claimId }: { claimId: string }) => {
  const { state, verdict, because } = await claimNow(tx, claimId)
  return `${state}: ${verdict}, ${because}`
}
const tallies = async (tx: Db, { claimId }: { claimId: string }) =>
  (await log(tx))
    .filter((line) => line.kind === 'verdict.changed' && line.claimId === claimId)
    .map(({ data }) => data.tally)

/** In a transaction of its own, and the record holds at its end. */
const walk = (work: (tx: Db) => Promise<void>) => () =>
  rolledBack(db, async (tx) => {
    await work(tx)
    await assertRecordHolds(tx)
  })

async function walked(tx: Db, verdict: 'confirmed' | 'denied', said: Parameters<typeof piece>[3][]) {
  const author = await person(tx)
  const place = await event(tx, author)
  const cites: string[] = []
  for (const each of said) cites.push(await piece(tx, author, place.claimId, each))
  for (let at = 0; at < 3; at += 1) await vote(tx, await person(tx), place.claimId, verdict, cites)
  return now(tx, place)
}

describe('what three votes are worth by what they rest on', () => {
  const AYDINLIK = { speaker: 'aydinlik', unnamed: true }
  const WATAN = { speaker: 'al-watan', unnamed: true, stance: 'denies' }
  test.each([
    ['confirmed', 'two named agents', 'confirmed, majority', [{}, {}]],
    ['confirmed', 'unnamed people to one paper', 'unverified, one_unnamed_origin', [AYDINLIK]],
    [
      'confirmed',
      'the paper and its unnamed people',
      'unverified, one_unnamed_origin',
      [AYDINLIK, { speaker: 'aydinlik' }],
    ],
    ['confirmed', 'unnamed people to two papers', 'confirmed, majority', [AYDINLIK, { unnamed: true }]],
    ['confirmed', 'mentions only', 'unverified, no_evidence', [{ stance: 'mentions' }]],
    ['denied', 'unnamed people to one paper', 'unverified, one_unnamed_origin', [WATAN]],
    ['denied', 'the party it is about', 'unverified, party_denial_only', [{ stance: 'denies', standing: 'party' }]],
    [
      'denied',
      'the party and a record',
      'denied, majority',
      [
        { stance: 'denies', standing: 'party' },
        { stance: 'denies', standing: 'record' },
      ],
    ],
    ['denied', 'what supports it', 'unverified, no_evidence', [{}]],
  ] as const)('three %s on %s: %s', (verdict, _, found, said) =>
    walk(async (tx) => expect(await walked(tx, verdict, [...said])).toBe(`settled: ${found}`))(),
  )
})

describe('a divided tally', () => {
  test(
    'opens a case by itself, once, when it settles',
    walk(async (tx) => {
      const claim = await voted(tx, 'ccd')
      const opened = await openCase(tx, claim.claimId)
      expect(opened).toMatchObject({ ground: 'contested', openedBy: null, statement: null, verdictVersion: 1 })
      expect(await now(tx, claim)).toBe('disputed: confirmed, majority')
      await claim.more('d')
      expect((await openCase(tx, claim.claimId))?.id).toBe(opened?.id)
      const lines = (await log(tx)).filter(({ kind }) => kind === 'dispute.opened')
      expect(lines).toMatchObject([
        {
          actor: 'rule',
          subject: `dispute:${opened?.id}`,
          data: { ground: 'contested', verdictVersion: 1 },
          commit: null,
        },
      ])
    }),
  )

  test(
    'opens one when a later vote divides it, and the case stays open when it is divided no more',
    walk(async (tx) => {
      const claim = await voted(tx, 'ccc')
      expect(await openCase(tx, claim.claimId)).toBeUndefined()
      await claim.more('d')
      expect(await openCase(tx, claim.claimId)).toMatchObject({ ground: 'contested', verdictVersion: 1 })
      await claim.more('cccc')
      expect(await claimNow(tx, claim.claimId)).toMatchObject({
        contested: false,
        state: 'disputed',
        verdict: 'confirmed',
      })
    }),
  )

  test(
    'opens none beside a person’s case',
    walk(async (tx) => {
      const claim = await voted(tx, 'ccc')
      const id = await dispute(tx, await person(tx), claim.claimId)
      await claim.more('dd')
      expect(await openCase(tx, claim.claimId)).toMatchObject({ id, ground: 'misread' })
    }),
  )

  test(
    'opens none again on the evidence that was ruled on; again after new evidence',
    walk(async (tx) => {
      const claim = await voted(tx, 'ccd')
      await ruled(tx, await person(tx, 'moderator'), claim.claimId, 'dismissed')
      await claim.more('d')
      expect(await openCase(tx, claim.claimId)).toBeUndefined()
      expect(await now(tx, claim)).toBe('settled: unverified, no_majority')
      expect(await claimNow(tx, claim.claimId)).toMatchObject({ contested: true, round: 1 })
      await piece(tx, claim.author, claim.claimId)
      expect(await openCase(tx, claim.claimId)).toMatchObject({ ground: 'contested', verdictVersion: 2 })
      expect(await now(tx, claim)).toBe('disputed: unverified, no_majority')
    }),
  )
})

describe('a ruling', () => {
  let claim: Claim
  const begin = async (tx: Db) => {
    claim = await voted(tx, 'ccd')
    await ruled(tx, await person(tx, 'moderator'), claim.claimId, 'overturned', 'denied')
  }
  test(
    'closes the round: no vote until new evidence, which opens the next round once',
    walk(async (tx) => {
      await begin(tx)
      expect(await now(tx, claim)).toBe('ruled: denied, ruled')
      expect(await refusal(vote(tx, await person(tx), claim.claimId, 'unverified'))).toBe('ruling_stands')
      await piece(tx, claim.author, claim.claimId)
      await piece(tx, claim.author, claim.claimId)
      expect(await claimNow(tx, claim.claimId)).toMatchObject({ round: 2, cast: 0, state: 'ruled', verdict: 'denied' })
      const rounds = (await log(tx)).filter(({ kind }) => kind === 'round.opened')
      const data = { claim: claim.claimId, round: 2 }
      expect(rounds).toMatchObject([{ actor: 'rule', subject: `claim:${claim.claimId}`, ver: 1, prev: null, data }])
    }),
  )

  test(
    'stands until the new round has a quorum; then only that round counts',
    walk(async (tx) => {
      await begin(tx)
      await piece(tx, claim.author, claim.claimId)
      await vote(tx, claim.voters[0] as { id: string }, claim.claimId, 'confirmed', claim.supports, 1)
      await claim.more('c')
      expect(await now(tx, claim)).toBe('ruled: denied, ruled')
      expect(await claimNow(tx, claim.claimId)).toMatchObject({ cast: 2 })
      await claim.more('c')
      expect(await now(tx, claim)).toBe('settled: confirmed, majority')
      expect((await tallies(tx, claim)).at(-1)).toEqual({ confirmed: 3, denied: 0, unverified: 0 })
      expect((await log(tx)).filter(({ kind }) => kind === 'claim.settled')).toHaveLength(1)
    }),
  )

  test(
    'that has lapsed does not come back when the round loses its quorum',
    walk(async (tx) => {
      await begin(tx)
      await piece(tx, claim.author, claim.claimId)
      await claim.more('ccc')
      await standAside(tx, claim.voters.at(-1) as { id: string }, { key: newKey(), claimId: claim.claimId })
      expect(await now(tx, claim)).toBe('settled: unverified, no_quorum')
    }),
  )

  test(
    'gives way to the next ruling, which closes the next round',
    walk(async (tx) => {
      await begin(tx)
      await piece(tx, claim.author, claim.claimId)
      await claim.more('ccd')
      expect(await now(tx, claim)).toBe('disputed: confirmed, majority')
      await ruled(tx, await person(tx, 'moderator'), claim.claimId, 'upheld')
      expect(await now(tx, claim)).toBe('ruled: confirmed, ruled')
      await piece(tx, claim.author, claim.claimId)
      expect(await claimNow(tx, claim.claimId)).toMatchObject({ round: 3, state: 'ruled', verdict: 'confirmed' })
    }),
  )

  test(
    'that sends a claim back keeps the verdict as it was until the new round has a quorum; then only that round counts',
    walk(async (tx) => {
      claim = await voted(tx, 'ccd')
      await ruled(tx, await person(tx, 'moderator'), claim.claimId, 'remanded')
      expect(await now(tx, claim)).toBe('settled: confirmed, majority')
      expect(await claimNow(tx, claim.claimId)).toMatchObject({ round: 2, cast: 0, verdictVersion: 1 })
      await claim.more('dd')
      expect(await now(tx, claim)).toBe('settled: confirmed, majority')
      await claim.more('d')
      expect(await now(tx, claim)).toBe('settled: denied, majority')
      await standAside(tx, claim.voters.at(-1) as { id: string }, { key: newKey(), claimId: claim.claimId })
      expect(await now(tx, claim)).toBe('settled: unverified, no_quorum')
    }),
  )

  test(
    'may be disputed and ruled on again while it still stands',
    walk(async (tx) => {
      await begin(tx)
      await piece(tx, claim.author, claim.claimId)
      await dispute(tx, await person(tx), claim.claimId)
      expect(await now(tx, claim)).toBe('disputed: denied, ruled')
      await ruled(tx, await person(tx, 'moderator'), claim.claimId, 'overturned', 'unverified')
      expect(await now(tx, claim)).toBe('ruled: unverified, ruled')
      expect(await refusal(vote(tx, await person(tx), claim.claimId, 'unverified'))).toBe('ruling_stands')
    }),
  )

  test(
    'stands whoever of its voters is suspended or stands aside, and whatever is withdrawn',
    walk(async (tx) => {
      await begin(tx)
      const [one, two] = claim.voters as [Who, Who, Who]
      await suspended(tx, await person(tx, 'admin'), one.id)
      await standAside(tx, two, { key: newKey(), claimId: claim.claimId })
      for (const evidenceId of claim.denies) {
        await withdrawEvidence(tx, claim.author, { key: newKey(), evidenceId, reason: 'It was a misreading of mine.' })
      }
      expect(await now(tx, claim)).toBe('ruled: denied, ruled')
    }),
  )
})

describe('who is counted', () => {
  test(
    'not the suspended; again when reinstated; on every claim of theirs',
    walk(async (tx) => {
      const [admin, claim] = [await person(tx, 'admin'), await voted(tx, 'cccd')]
      const other = await voted(tx, 'cc')
      const who = claim.voters[0] as { id: string }
      await vote(tx, who, other.claimId, 'confirmed', other.supports)
      await suspended(tx, admin, who.id)
      expect([await now(tx, claim), await now(tx, other)]).toEqual([
        'disputed: confirmed, majority',
        'settled: unverified, no_quorum',
      ])
      await reinstate(tx, admin, { key: newKey(), personId: who.id })
      expect([await now(tx, claim), await now(tx, other)]).toEqual([
        'disputed: confirmed, majority',
        'settled: confirmed, majority',
      ])
      const all = { confirmed: 3, denied: 0, unverified: 0 }
      expect(await tallies(tx, other)).toEqual([all, { ...all, confirmed: 2 }, all])
    }),
  )

  test(
    'whoever has lost the role, all the same',
    walk(async (tx) => {
      const [admin, claim] = [await person(tx, 'admin'), await voted(tx, 'ccc')]
      for (const who of claim.voters) await demoted(tx, admin, who.id)
      await claim.more('u')
      expect(await now(tx, claim)).toBe('settled: confirmed, majority')
      expect(await claimNow(tx, claim.claimId)).toMatchObject({ cast: 4 })
      expect(await refusal(vote(tx, claim.voters[0] as { id: string }, claim.claimId, 'unverified', [], 1))).toBe(
        'not_your_role',
      )
    }),
  )

  test(
    'a changed vote only as it is now',
    walk(async (tx) => {
      const claim = await voted(tx, 'ccc')
      await piece(tx, claim.author, claim.claimId, { stance: 'denies' })
      for (const who of claim.voters) await vote(tx, who, claim.claimId, 'denied', claim.denies, 1)
      expect(await now(tx, claim)).toBe('disputed: denied, majority')
      expect(await claimNow(tx, claim.claimId)).toMatchObject({ cast: 3, verdictVersion: 2, contested: false })
      expect(await tallies(tx, claim)).toEqual([
        { confirmed: 3, denied: 0, unverified: 0 },
        { confirmed: 1, denied: 2, unverified: 0 },
      ])
    }),
  )
})
