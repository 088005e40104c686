import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { wordsCommitment } from '../../domain/audit'
import { interests, interestsMet } from '../schema'
import {
  agent,
  claimNow,
  dispute,
  freshDb,
  heard,
  newKey,
  person,
  piece,
  refusal,
  rolledBack,
  ruled,
  source,
  vote,
  voted,
} from '../testing'
import { merged } from '../testing/chain'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { declareInterest } from './declare-interest'
import { endInterest } from './end-interest'
import { rule } from './rule'
import { takeCase } from './take-case'

const { db, close } = await freshDb()
afterAll(close)

type Who = { id: string }
type Tied = { kind?: 'works_for' | 'family_of'; agent?: string; country?: string }
const declare = (tx: typeof db, who: Who, { kind = 'works_for', agent = '', country = '' }: Tied) =>
  declareInterest(tx, who, { key: newKey(), kind, agent, country })

/** Somebody whom the evidence of a claim names. */
async function speakerOn(tx: typeof db, claimId: string): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(
    sql`select speaker as id from evidence where claim_id = ${claimId} limit 1`,
  )
  return row?.id as string
}

test('the tie is kept and committed to; the log says that there is one, and on which claims it meets, never which', () =>
  rolledBack(db, async (tx) => {
    const { claimId, eventId, voters } = await voted(tx, 'ccc')
    const [who] = voters as unknown as [Who]
    const speaker = await speakerOn(tx, claimId)
    const lines = await written(tx, () => declare(tx, who, { agent: speaker }))
    const [row] = await tx.select().from(interests)
    const tie = { kind: 'works_for', agent: speaker, country: null }
    expect(row).toMatchObject({ userId: who.id, ...tie })
    const commit = Buffer.from(wordsCommitment(row?.salt as Uint8Array, tie)).toString('base64')
    expect(lines).toMatchObject([
      { kind: 'interest.declared', actor: who.id, subject: `interest:${row?.id}`, data: { tie: commit }, commit: null },
      { kind: 'interest.met', actor: 'rule', subject: `interest:${claimId}:${who.id}`, eventId, claimId },
      { kind: 'verdict.changed', actor: 'rule', data: { after: { verdict: 'unverified', because: 'no_quorum' } } },
    ])
    expect(JSON.stringify(lines)).not.toContain(speaker)
    expect(await claimNow(tx, claimId)).toMatchObject({ state: 'settled', because: 'no_quorum', cast: 3 })
    await assertRecordHolds(tx)
  }))

test('a reader who means to review declares what ties them before: it meets from their first vote', () =>
  rolledBack(db, async (tx) => {
    const { claimId, supports } = await voted(tx, 'cc')
    const who = await person(tx, 'reader')
    await declare(tx, who, { agent: await speakerOn(tx, claimId) })
    await tx.execute(sql`update users set role = 'reviewer' where id = ${who.id}`)
    expect(await tx.select().from(interestsMet)).toEqual([])
    await vote(tx, who, claimId, 'confirmed', supports)
    expect(await tx.select().from(interestsMet)).toMatchObject([{ claimId, userId: who.id }])
    expect(await claimNow(tx, claimId)).toMatchObject({ state: 'under_review', cast: 3 })
  }))

test('a vote of somebody with an interest is shown and is none of the quorum', () =>
  rolledBack(db, async (tx) => {
    const { claimId, supports } = await voted(tx, 'cc')
    const who = await person(tx)
    await declare(tx, who, { agent: await speakerOn(tx, claimId) })
    expect(await tx.select().from(interestsMet)).toEqual([])
    const lines = await written(tx, () => vote(tx, who, claimId, 'confirmed', supports))
    expect(lines.map(({ kind }) => kind)).toEqual(['interest.met', 'vote.cast'])
    expect(await claimNow(tx, claimId)).toMatchObject({ state: 'under_review', cast: 3 })
    await vote(tx, who, claimId, 'unverified', [], 1)
    expect(await tx.select().from(interestsMet)).toHaveLength(1)
    await assertRecordHolds(tx)
  }))

test('a vote that was counted counts no more before the evidence comes that an interest of its author meets', () =>
  rolledBack(db, async (tx) => {
    const { claimId, author, voters } = await voted(tx, 'ccc')
    const [who] = voters as unknown as [Who]
    const other = await agent(tx)
    await declare(tx, who, { agent: other })
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'confirmed' })
    const { id: sourceId, text } = await source(tx, author)
    const lines = await written(tx, () =>
      piece(tx, author, claimId, { sourceId, passage: text, speaker: other } as never),
    )
    expect(lines.map(({ kind }) => kind)).toEqual([
      'source.captured',
      'interest.met',
      'verdict.changed',
      'evidence.attached',
    ])
    await assertRecordHolds(tx)
  }))

test('an interest in a country meets its agents; one in an agent, whom it was merged with', () =>
  rolledBack(db, async (tx) => {
    const { claimId } = await voted(tx, 'ccc')
    const speaker = await speakerOn(tx, claimId)
    await tx.execute(sql`insert into agents (id, kind, country) values ('ministry-of-here', 'institution', 'SY')`)
    const [national, employee, stranger] = [
      await person(tx, 'moderator'),
      await person(tx, 'moderator'),
      await person(tx),
    ]
    await declare(tx, national, { country: 'sy' })
    await declare(tx, employee, { agent: 'ministry-of-here' })
    await declare(tx, stranger, { country: 'TR' })
    const interested = async (who: Who) =>
      (await tx.execute(sql`select is_interested(${claimId}::uuid, ${who.id}::uuid) as is`))[0]?.is
    expect(await interested(national)).toBe(false)
    await merged(tx, speaker, 'ministry-of-here')
    expect(await Promise.all([national, employee, stranger].map(interested))).toEqual([true, true, false])
  }))

test('whoever has an interest neither takes the case nor rules, also once it has ended; on later claims they are free', () =>
  rolledBack(db, async (tx) => {
    const { claimId } = await voted(tx, 'ccc')
    const speaker = await speakerOn(tx, claimId)
    const [tied, free] = [await person(tx, 'moderator'), await person(tx, 'moderator')]
    const { id: interestId } = await declare(tx, tied, { agent: speaker })
    const disputeId = await dispute(tx, await person(tx), claimId)
    await heard(tx, disputeId)
    expect(await refusal(takeCase(tx, tied, { key: newKey(), disputeId }))).toBe('barred_interested')
    await endInterest(tx, tied, { key: newKey(), interestId })
    expect(await refusal(takeCase(tx, tied, { key: newKey(), disputeId }))).toBe('barred_interested')
    await takeCase(tx, free, { key: newKey(), disputeId })
    await declare(tx, free, { agent: speaker })
    expect(await refusal(ruled(tx, free, claimId, 'upheld'))).toBe('barred_interested')
  }))

test('a tie to both or to nothing, to nobody known, to no country, and family of a country are refused', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const known = await agent(tx)
    expect(await refusal(declare(tx, who, {}))).toBe('interest_in_one (agent)')
    expect(await refusal(declare(tx, who, { agent: known, country: 'SY' }))).toBe('interest_in_one (agent)')
    expect(await refusal(declare(tx, who, { agent: 'nobody-of-that-name' }))).toBe('agent_unknown (agent)')
    expect(await refusal(declare(tx, who, { country: 'XX' }))).toBe('country_unknown (country)')
    expect(await refusal(declare(tx, who, { country: 'SY', kind: 'family_of' }))).toBe(
      'interest_not_in_country (agent)',
    )
    expect(await tx.select().from(interests)).toEqual([])
  }))

const endOf = (deed: Promise<unknown>) =>
  deed.then(
    () => 'done',
    (error) => error.code as string,
  )

test('declaring and voting at once: the vote never counts, whichever comes first', async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    const { claimId, supports } = await voted(db, 'cc')
    const [who, speaker] = [await person(db), await speakerOn(db, claimId)]
    const ends = await Promise.all([
      endOf(declare(db, who, { agent: speaker })),
      endOf(vote(db, who, claimId, 'confirmed', supports)),
    ])
    expect(ends).toEqual(['done', 'done'])
    expect(await db.select().from(interestsMet).where(eq(interestsMet.claimId, claimId))).toHaveLength(1)
    const { verdict } = await claimNow(db, claimId)
    expect(verdict).toBe('unverified')
  }
  await assertRecordHolds(db)
})

test('declaring and ruling at once: ruled before it, or barred by it', async () => {
  const { claimId, supports } = await voted(db, 'ccc')
  const moderator = { ...(await person(db, 'moderator')), provenAt: new Date() }
  const disputeId = await dispute(db, await person(db), claimId)
  await heard(db, disputeId)
  await takeCase(db, moderator, { key: newKey(), disputeId })
  const reason = 'Having read both sides and every passage, I decide the case so.'
  const upholds = {
    disputeId,
    verdictVersion: 1,
    outcome: 'upheld',
    verdict: null,
    reason,
    evidence: supports,
  } as const
  const agentId = await speakerOn(db, claimId)
  const [ruling, declared] = await Promise.all([
    endOf(rule(db, moderator, { key: newKey(), ...upholds })),
    endOf(declare(db, moderator, { agent: agentId })),
  ])
  expect(declared).toBe('done')
  expect(['done', 'barred_interested']).toContain(ruling)
  await assertRecordHolds(db)
})
