import { afterAll, expect, test } from 'vitest'
import { ballotCommitment } from '../../domain/audit'
import type { Verdict } from '../../domain/verdict'
import { verdicts } from '../schema'
import { claimNow, freshDb, newKey, person, rolledBack, suspended, vote, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { type Line, log, written } from '../testing/log'
import { standAside } from './stand-aside'
import { withdrawEvidence } from './withdraw-evidence'

const { db, close } = await freshDb()
afterAll(close)

type Who = { id: string; handle: string }

const opens = ({ data }: Line): string => {
  const ballot = data.ballot as { verdict: Verdict; evidence: string[] }
  return Buffer.from(ballotCommitment(Buffer.from(data.salt as string, 'base64'), ballot)).toString('base64')
}

test('a sealed vote says who and when, and two commitments; no verdict and no evidence is in its bytes', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, '')
    const lines = await written(tx, () => claim.more('cd'))
    for (const line of lines) {
      expect(line.kind).toBe('vote.cast')
      expect(Object.keys(line.data).sort()).toEqual(['ballot', 'blind', 'claim', 'round', 'text'])
      const bytes = JSON.stringify(line)
      for (const told of ['confirmed', 'denied', 'unverified', ...claim.supports, ...claim.denies]) {
        expect(bytes).not.toContain(told)
      }
    }
  }))

test('before a claim settles its columns say nothing, whatever is cast, changed, withdrawn, recused or suspended', () =>
  rolledBack(db, async (tx) => {
    const admin = await person(tx, 'admin')
    const claim = await voted(tx, 'cd')
    const silent = {
      state: 'under_review',
      verdict: 'unverified',
      because: 'no_votes',
      contested: false,
      verdictVersion: 0,
      settledAt: null,
    }
    const [first, second] = claim.voters as [Who, Who]
    const withdraw = (evidenceId: string) =>
      withdrawEvidence(tx, claim.author, { key: newKey(), evidenceId, reason: 'It was a misreading of mine.' })
    const deeds: [() => Promise<unknown>, number][] = [
      [() => vote(tx, first, claim.claimId, 'denied', claim.denies, 1), 2],
      [() => withdraw(claim.supports[0] as string), 2],
      [() => suspended(tx, admin, second.id), 2],
      [() => claim.more('d'), 3],
      [() => standAside(tx, first, { key: newKey(), claimId: claim.claimId }), 3],
      [() => claim.more('d'), 4],
    ]
    for (const [deed, cast] of deeds) {
      await deed()
      expect(await claimNow(tx, claim.claimId)).toMatchObject({ ...silent, cast })
    }
    expect(await tx.select().from(verdicts)).toEqual([])
    const kinds = (await log(tx)).map(({ kind }) => kind)
    for (const kind of ['vote.opened', 'claim.settled', 'verdict.changed', 'dispute.opened'])
      expect(kinds).not.toContain(kind)
    await assertRecordHolds(tx)
  }))

test('settling opens each sealed version, the superseded ones too, and each opens the commitment it was cast with', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'c')
    const first = claim.voters[0] as { id: string }
    await vote(tx, first, claim.claimId, 'unverified', [], 1)
    await vote(tx, first, claim.claimId, 'denied', [...claim.denies].reverse(), 2)
    await claim.more('d')
    const sealed = (await log(tx)).filter(({ kind }) => kind === 'vote.cast')
    const lines = await written(tx, () => claim.more('d'))
    expect(lines.map(({ kind }) => kind)).toEqual([
      'vote.cast',
      ...Array.from({ length: 5 }, () => 'vote.opened'),
      'claim.settled',
      'verdict.changed',
    ])
    const cast = [...sealed, lines[0] as Line]
    const opened = lines.filter(({ kind }) => kind === 'vote.opened')
    const named = ({ subject, ver }: Line) => `${subject} ${ver}`
    expect(opened.map(named)).toEqual(cast.map(named))
    expect(opened.map(opens)).toEqual(cast.map(({ data }) => data.ballot))
    expect(opened.map(({ data }) => (data.ballot as { verdict: string }).verdict)).toEqual([
      'confirmed',
      'unverified',
      'denied',
      'denied',
      'denied',
    ])
    expect(new Set(lines.map(({ at }) => at)).size).toBe(1)
    expect(lines.slice(1).map(({ actor }) => actor)).toEqual(Array.from({ length: 7 }, () => 'rule'))
    expect(JSON.stringify(lines)).not.toContain('I read the passages')
    await assertRecordHolds(tx)
  }))

test('after settling votes are open: verdict and evidence stand in the clear, and nothing is opened again', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'ccc')
    const lines = await written(tx, async () => {
      await claim.more('c')
      await vote(tx, claim.voters[0] as { id: string }, claim.claimId, 'unverified', [], 1)
    })
    const text = expect.stringMatching(/^.{43}=$/)
    expect(lines.map(({ data }) => data)).toEqual([
      {
        claim: claim.claimId,
        round: 1,
        blind: false,
        text,
        verdict: 'confirmed',
        evidence: [...claim.supports].sort(),
      },
      { claim: claim.claimId, round: 1, blind: false, text, verdict: 'unverified', evidence: [] },
    ])
    await assertRecordHolds(tx)
  }))

test('nothing remains of a vote that failed half way: no ballot opened, no claim settled', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'cc')
    const before = [await log(tx), await claimNow(tx, claim.claimId)]
    const failed = tx.transaction(async (inner) => {
      await vote(inner, await person(inner), claim.claimId, 'confirmed', claim.supports)
      expect((await claimNow(inner, claim.claimId)).state).toBe('settled')
      throw new Error('the lights went out')
    })
    await expect(failed).rejects.toThrow('the lights went out')
    expect([await log(tx), await claimNow(tx, claim.claimId)]).toEqual(before)
  }))
