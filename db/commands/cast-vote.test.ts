import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { textCommitment } from '../../domain/audit'
import { EVIDENCE_CITED } from '../../domain/vote'
import type { Db } from '../client'
import { evidence, voteEvidence, votes } from '../schema'
import {
  claimNow,
  event,
  freshDb,
  kindsOf,
  newKey,
  people3,
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
import { castVote } from './cast-vote'
import { standAside } from './stand-aside'
import { withdrawEvidence } from './withdraw-evidence'

const { db, close } = await freshDb()
afterAll(close)

const REASON = 'I read the passages and compared them.'

test('the third counted vote settles the claim, opens the sealed ballots and gives a verdict', () =>
  rolledBack(db, async (tx) => {
    const [a, b, c] = await people3(tx)
    const { claimId } = await event(tx, a)
    const one = await piece(tx, a, claimId, { speaker: 'sana' })
    const two = await piece(tx, b, claimId, { speaker: 'reuters' })
    await vote(tx, a, claimId, 'confirmed', [one])
    await vote(tx, b, claimId, 'confirmed', [two])
    const hidden = { state: 'under_review', cast: 2, verdict: 'unverified', because: 'no_votes' }
    expect(await claimNow(tx, claimId)).toMatchObject(hidden)
    await vote(tx, c, claimId, 'confirmed', [one, two])
    const found = { state: 'settled', verdict: 'confirmed', because: 'majority', cast: 3 }
    expect(await claimNow(tx, claimId)).toMatchObject(found)
    expect((await kindsOf(tx, claimId)).slice(-6)).toEqual([
      'vote.cast',
      'vote.opened',
      'vote.opened',
      'vote.opened',
      'claim.settled',
      'verdict.changed',
    ])
  }))

test('a vote is kept with its reason, its evidence and its round; a changed vote is the next version', () =>
  rolledBack(db, async (tx) => {
    const { claimId, eventId, supports, denies } = await voted(tx, '')
    const who = await person(tx)
    const lines = await written(tx, async () => {
      const [one, two] = supports as [string, string]
      const first = await vote(tx, who, claimId, 'confirmed', [two, one, two])
      expect(first).toMatchObject({ version: 1, settled: false })
      expect(await vote(tx, who, claimId, 'denied', denies, 1)).toMatchObject({ version: 2, settled: false })
    })
    const rows = await tx.select().from(votes).where(eq(votes.reviewerId, who.id)).orderBy(votes.version)
    const row = { claimId, reason: REASON, round: 1, blind: true }
    expect(rows).toMatchObject([
      { ...row, version: 1, verdict: 'confirmed' },
      { ...row, version: 2, verdict: 'denied' },
    ])
    const cited = await tx
      .select()
      .from(voteEvidence)
      .where(eq(voteEvidence.voteId, rows[0]?.id as string))
    expect(cited.map(({ evidenceId }) => evidenceId).sort()).toEqual([...supports].sort())
    const common = {
      kind: 'vote.cast',
      actor: who.id,
      subject: `vote:${claimId}:${who.id}`,
      eventId,
      claimId,
      commit: null,
    }
    expect(lines).toMatchObject([
      { ...common, ver: 1, prev: null },
      { ...common, ver: 2, prev: 1 },
    ])
    for (const [at, line] of lines.entries()) {
      const text = Buffer.from(textCommitment(rows[at]?.textSalt as Uint8Array, REASON)).toString('base64')
      expect(line.data).toEqual({
        claim: claimId,
        round: 1,
        blind: true,
        text,
        ballot: expect.stringMatching(/^.{43}=$/),
      })
    }
    expect(lines[0]?.data.ballot).not.toBe(lines[1]?.data.ballot)
    expect(await claimNow(tx, claimId)).toMatchObject({ cast: 1 })
    await assertRecordHolds(tx)
  }))

test('the same ballot twice has two commitments: a sealed vote cannot be guessed by trying', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, '')
    const lines = await written(tx, () => claim.more('cc'))
    expect(lines[0]?.data.ballot).not.toBe(lines[1]?.data.ballot)
    expect(lines[0]?.data.text).not.toBe(lines[1]?.data.text)
  }))

describe('what a vote is refused for', () => {
  const ask = (tx: Db, who: { id: string }, claimId: string, given: object) =>
    refusal(
      castVote(tx, who, {
        key: newKey(),
        claimId,
        base: 0,
        verdict: 'unverified',
        reason: REASON,
        evidence: [],
        ...given,
      } as Parameters<typeof castVote>[2]),
    )

  test('evidence: none for confirmed or denied, another claim’s, withdrawn, made up, too much', () =>
    rolledBack(db, async (tx) => {
      const [claim, other, who] = [await voted(tx, ''), await voted(tx, ''), await person(tx)]
      const [one, two] = claim.supports as [string, string]
      for (const verdict of ['confirmed', 'denied']) {
        expect(await ask(tx, who, claim.claimId, { verdict })).toBe('evidence_missing (evidence)')
      }
      for (const verdict of ['confirmed', 'denied', 'unverified']) {
        const elsewhere = { verdict, evidence: [one, other.supports[0]] }
        expect(await ask(tx, who, claim.claimId, elsewhere)).toBe('evidence_elsewhere (evidence)')
        expect(await ask(tx, who, claim.claimId, { verdict, evidence: [newKey()] })).toBe(
          'evidence_elsewhere (evidence)',
        )
      }
      expect(await ask(tx, who, claim.claimId, { evidence: ['x'] })).toBe('not_found (evidence)')
      expect(await ask(tx, who, claim.claimId, { evidence: one })).toBe('invalid (evidence)')
      const many = Array.from({ length: EVIDENCE_CITED.max + 1 }, newKey)
      expect(await ask(tx, who, claim.claimId, { evidence: many })).toBe('invalid (evidence)')
      await withdrawEvidence(tx, claim.author, { key: newKey(), evidenceId: two, reason: REASON })
      const withdrawn = { verdict: 'confirmed', evidence: [one, two] }
      expect(await ask(tx, who, claim.claimId, withdrawn)).toBe('evidence_withdrawn (evidence)')
      expect(await ask(tx, who, claim.claimId, { evidence: [two] })).toBe('evidence_withdrawn (evidence)')
      expect(await tx.select().from(votes).where(eq(votes.reviewerId, who.id))).toEqual([])
    }))

  test('a verdict or a reason that is missing or none', () =>
    rolledBack(db, async (tx) => {
      const [{ claimId }, who] = [await voted(tx, ''), await person(tx)]
      expect(await ask(tx, who, claimId, { verdict: undefined })).toBe('required (verdict)')
      expect(await ask(tx, who, claimId, { verdict: 'true' })).toBe('required (verdict)')
      expect(await ask(tx, who, claimId, { reason: ' \n ' })).toBe('required (reason)')
      expect(await ask(tx, who, claimId, { reason: 'Too short' })).toBe('too_short (reason)')
      expect(await ask(tx, who, claimId, { reason: 'x'.repeat(5001) })).toBe('too_long (reason)')
      expect(await ask(tx, who, claimId, { verdict: undefined, reason: '' })).toBe(
        'required (verdict), required (reason)',
      )
      for (const base of [-1, 1.5, 'one', undefined])
        expect(await ask(tx, who, claimId, { base })).toBe('invalid (base)')
    }))

  test('a vote drawn from another version than the latest: the second tab is told', () =>
    rolledBack(db, async (tx) => {
      const [{ claimId }, who] = [await voted(tx, ''), await person(tx)]
      expect(await ask(tx, who, claimId, { base: 1 })).toBe('vote_moved')
      await vote(tx, who, claimId, 'unverified')
      for (const base of [0, 2, 2 ** 40]) expect(await ask(tx, who, claimId, { base })).toBe('vote_moved')
      await vote(tx, who, claimId, 'unverified', [], 1)
      expect(await ask(tx, who, claimId, { base: 1 })).toBe('vote_moved')
    }))

  test('a ruling that stands, a tie, a suspension', () =>
    rolledBack(db, async (tx) => {
      const [claim, who, admin] = [await voted(tx, 'ccd'), await person(tx), await person(tx, 'admin')]
      await standAside(tx, who, { key: newKey(), claimId: claim.claimId })
      expect(await ask(tx, who, claim.claimId, {})).toBe('recused')
      const voter = claim.voters[0] as { id: string }
      await ruled(tx, await person(tx, 'moderator'), claim.claimId, 'upheld')
      expect(await ask(tx, voter, claim.claimId, { base: 1 })).toBe('ruling_stands')
      await suspended(tx, admin, voter.id)
      expect(await ask(tx, voter, claim.claimId, { base: 1 })).toBe('suspended')
    }))
})

test('a vote may cite as many pieces as an entry can name, sealed and open', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, '')
    const [like] = await tx.select().from(evidence).where(eq(evidence.claimId, claim.claimId))
    const more = Array.from({ length: EVIDENCE_CITED.max }, () => ({
      ...(like as typeof evidence.$inferInsert),
      id: newKey(),
    }))
    await tx.insert(evidence).values(more)
    const cites = more.map(({ id }) => id)
    for (const who of await people3(tx)) await vote(tx, who, claim.claimId, 'unverified', cites)
    expect(await vote(tx, await person(tx), claim.claimId, 'unverified', cites)).toMatchObject({ settled: true })
  }))
