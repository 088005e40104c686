import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RULE_VERSION } from '../../domain/verdict'
import type { Db } from '../client'
import { event, freshDb, people3, person, piece, vote } from '../testing'
import { readAgent } from './agent'
import { readEvent } from './event'
import { listEvents } from './events'
import { listEntries } from './history'

const { db, close } = await freshDb()
afterAll(close)

type Case = Awaited<ReturnType<typeof begun>>

/** An event on which two reviewers of three have voted: confirmed, resting on one piece of two. */
async function begun(on: Db) {
  const [one, two, three] = await people3(on)
  const opener = await person(on)
  const its = await event(on, opener)
  const cited = await piece(on, opener, its.claimId, { speaker: 'first-paper' })
  const other = await piece(on, opener, its.claimId, { speaker: 'second-paper' })
  await vote(on, one, its.claimId, 'confirmed', [cited])
  await vote(on, two, its.claimId, 'confirmed', [cited, other])
  return { ...its, cited, other, one, two, three }
}

describe('before the third vote', () => {
  let its: Case
  beforeAll(async () => {
    its = await begun(db)
  })

  test('an event tells who voted and when, and nothing of what', async () => {
    const [claim] = (await readEvent(db, its.slug))?.claims ?? []
    expect(claim).toMatchObject({ state: 'under_review', cast: 2, contested: false })
    expect(claim).toMatchObject({ verdict: null, because: null, ruleVersion: null, verdictVersion: null })
    expect(claim).toMatchObject({ tally: null, counted: null })
    expect(claim?.votes.map((each) => each.reviewer)).toEqual([its.one.handle, its.two.handle])
    for (const each of claim?.votes ?? []) {
      expect(each).toMatchObject({ verdict: null, reason: null, evidence: null, uncounted: null })
      expect(each.castAt).toBeInstanceOf(Date)
    }
  })

  test('neither do the lists, the history or the pages of agents', async () => {
    const everything = JSON.stringify([
      await readEvent(db, its.slug),
      await listEvents(db, {}),
      await listEntries(db, its.slug, {}),
      await readAgent(db, 'first-paper'),
    ])
    expect(everything).not.toContain('I read the passages')
    expect(everything).not.toContain('"confirmed"')
    expect(everything).not.toMatch(/[sS]alt":(?!null)/)
    for (const verdict of ['confirmed', 'denied', 'unverified'] as const) {
      expect((await listEvents(db, { verdict })).items).toEqual([])
    }
  })

  test('the history says that a vote was cast, and by whom', async () => {
    const cast = (await listEntries(db, its.slug, {}))?.items.filter((each) => each.kind === 'vote.cast')
    expect(cast?.map((each) => each.actor)).toEqual([its.one.handle, its.two.handle])
    for (const each of cast ?? []) {
      expect(each).toMatchObject({ before: null, after: null })
      expect(Buffer.from(each.envelope, 'base64').toString()).not.toMatch(/confirmed|I read/)
    }
  })

  test('evidence is public from the start', async () => {
    const [claim] = (await readEvent(db, its.slug))?.claims ?? []
    expect(claim?.evidence.map((each) => each.id)).toEqual([its.cited, its.other])
    expect(claim?.origins.supports).toHaveLength(2)
  })

  test('a withdrawn piece does not say that a vote rested on it', async () => {
    const { withdrawEvidence } = await import('../commands/withdraw-evidence')
    const own = await begun(db)
    const moderator = await person(db, 'moderator')
    const key = crypto.randomUUID()
    await withdrawEvidence(db, moderator, { key, evidenceId: own.cited, reason: 'It is about another meeting.' })
    const [claim] = (await readEvent(db, own.slug))?.claims ?? []
    expect(claim).toMatchObject({ cast: 2, verdict: null, counted: null })
    expect(claim?.votes.map((each) => each.uncounted)).toEqual([null, null])
  })
})

describe('once the claim has settled', () => {
  test('everything is told, everywhere', async () => {
    const its = await begun(db)
    await vote(db, its.three, its.claimId, 'denied', [its.other])
    const [claim] = (await readEvent(db, its.slug))?.claims ?? []
    expect(claim).toMatchObject({
      verdict: 'confirmed',
      because: 'majority',
      ruleVersion: RULE_VERSION,
      counted: 3,
      contested: true,
    })
    expect(claim?.tally).toEqual({ confirmed: 2, denied: 1, unverified: 0 })
    expect(claim?.votes.map((each) => [each.verdict, each.evidence])).toEqual([
      ['confirmed', [its.cited]],
      ['confirmed', [its.cited, its.other].sort()],
      ['denied', [its.other]],
    ])
    expect((await listEvents(db, { verdict: 'confirmed' })).items.map((each) => each.slug)).toEqual([its.slug])
    const items = (await listEntries(db, its.slug, {}))?.items ?? []
    expect(items.filter((each) => each.kind === 'vote.cast').map((each) => each.after)).toEqual([
      { verdict: 'confirmed' },
      { verdict: 'confirmed' },
      { verdict: 'denied' },
    ])
    expect(items.find((each) => each.kind === 'verdict.changed')).toMatchObject({
      actor: 'rule',
      before: null,
      after: { verdict: 'confirmed', because: 'majority', tally: { confirmed: 2, denied: 1, unverified: 0 } },
    })
  })
})
