import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { type Db, openDb } from '../client'
import { readAgent } from '../queries/agent'
import { agentMerges, agentNames, evidence, votes } from '../schema'
import {
  agent,
  claimNow,
  event,
  freshDb,
  newKey,
  people3,
  person,
  piece,
  refusal,
  rolledBack,
  source,
  suspended,
  vote,
  voted,
} from '../testing'
import { citation, merged, spoken } from '../testing/chain'
import { assertRecordHolds } from '../testing/invariants'
import { log, written } from '../testing/log'
import { mergeAgents } from './merge-agents'

const { db, url, close } = await freshDb()
const wide = openDb(url, { max: 20 })
afterAll(async () => {
  await wide.close()
  await close()
})

const REASON = 'One paper under two spellings of its name.'
const asked = (agentId: string, survivor: string) => ({ key: newKey(), agentId, survivor, reason: REASON })

/** A claim that three confirm on what unnamed people told two papers. */
async function ready(tx: Db) {
  const author = await person(tx)
  const { slug, claimId } = await event(tx, author)
  const [paper, spelling] = [await agent(tx), await agent(tx)]
  const pieces = [
    await piece(tx, author, claimId, { speaker: paper, unnamed: true }),
    await piece(tx, author, claimId, { speaker: spelling, unnamed: true }),
  ]
  const voters = await people3(tx)
  for (const voter of voters) await vote(tx, voter, claimId, 'confirmed', pieces)
  return { author, slug, claimId, paper, spelling, pieces, voters }
}

test('two origins that turn out to be one take the verdict with them, and the log tells both', () =>
  rolledBack(db, async (tx) => {
    const { claimId, paper, spelling } = await ready(tx)
    const moderator = await person(tx, 'moderator')
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'confirmed', because: 'majority' })
    const [before, past] = [await kept(tx), await log(tx)]

    const lines = await written(tx, async () => {
      expect(await mergeAgents(tx, moderator, asked(spelling, paper))).toEqual({ survivor: paper })
    })
    expect(lines).toMatchObject([
      {
        kind: 'agent.merged',
        actor: moderator.id,
        subject: `agent:${spelling}`,
        data: { survivor: paper },
        words: { reason: REASON },
      },
      {
        kind: 'verdict.changed',
        actor: 'rule',
        claimId,
        data: {
          before: { verdict: 'confirmed', because: 'majority' },
          after: { verdict: 'unverified', because: 'one_unnamed_origin' },
          cause: { kind: 'agent.merged', subject: `agent:${spelling}` },
        },
      },
    ])
    expect(await tx.select().from(agentMerges)).toMatchObject([
      { merged: spelling, survivor: paper, reason: REASON, mergedBy: moderator.id },
    ])
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'unverified', because: 'one_unnamed_origin' })
    expect(await kept(tx)).toEqual(before)
    expect((await log(tx)).slice(0, past.length)).toEqual(past)
    await assertRecordHolds(tx)
  }))

/** What a merge leaves as it was. */
async function kept(tx: Db) {
  return {
    evidence: await tx.select().from(evidence).orderBy(evidence.id),
    names: await tx.select().from(agentNames).orderBy(agentNames.agentId, agentNames.name),
    votes: await tx.select().from(votes).orderBy(votes.id),
  }
}

test('a moderator with a part in a claim that it bears on does not merge: settled or not, of whatever the one merged says or carries', () =>
  rolledBack(db, async (tx) => {
    const { claimId, paper, spelling, pieces } = await ready(tx)
    const moderator = await person(tx, 'moderator')
    await vote(tx, moderator, claimId, 'confirmed', pieces)
    const stood = await claimNow(tx, claimId)
    const lines = await written(tx, async () => {
      expect(await refusal(mergeAgents(tx, moderator, asked(spelling, paper)))).toBe('barred_voted')
    })
    expect(lines).toEqual([])
    expect(await claimNow(tx, claimId)).toEqual(stood)

    const author = await person(tx, 'moderator')
    const { claimId: fresh, eventId } = await event(tx, author)
    const [inn, mirror, quoted, elsewhere] = [await agent(tx), await agent(tx), await agent(tx), await agent(tx)]
    await piece(tx, author, fresh, { speaker: inn })
    const from = await source(tx, author)
    const through = await citation(tx, author, { eventId, sourceId: from.id }, { agent: quoted, via: [mirror] })
    await spoken(tx, author, fresh, through)
    for (const merging of [inn, mirror, quoted])
      expect(await refusal(mergeAgents(tx, author, asked(merging, elsewhere)))).toBe('barred_attached')
    await mergeAgents(tx, author, asked(elsewhere, inn))
    await mergeAgents(tx, await person(tx, 'moderator'), asked(mirror, quoted))
  }))

test('one that was merged leads on to where its survivor was led on to, by whichever id it is read', () =>
  rolledBack(db, async (tx) => {
    const { claimId, paper, spelling } = await ready(tx)
    const [owner, third] = [await agent(tx), await agent(tx)]
    await merged(tx, spelling, third)
    await merged(tx, third, owner)
    expect(await merged(tx, paper, spelling)).toEqual({ survivor: owner })
    expect(await claimNow(tx, claimId)).toMatchObject({ because: 'one_unnamed_origin' })
    for (const id of [paper, spelling, third, owner]) {
      const page = await readAgent(tx, id)
      expect(page?.id).toBe(owner)
      expect(page?.said).toHaveLength(2)
      expect(page?.names.map(({ name }) => name).sort()).toEqual([paper, spelling, third, owner].sort())
    }
    await assertRecordHolds(tx)
  }))

test('nobody is merged twice, into themselves, or round in a circle', () =>
  rolledBack(db, async (tx) => {
    const [one, two, three] = [await agent(tx), await agent(tx), await agent(tx)]
    const refused = async (agentId: string, survivor: string) =>
      refusal(mergeAgents(tx, await person(tx, 'moderator'), asked(agentId, survivor)))
    expect(await refused(one, one)).toBe('same_agent (survivor)')
    await merged(tx, one, two)
    await merged(tx, two, three)
    expect(await refused(one, three)).toBe('already_merged (agentId)')
    expect(await refused(three, one)).toBe('same_agent (survivor)')
    expect(await refused(three, two)).toBe('same_agent (survivor)')
    expect(await refused('nobody', one)).toBe('agent_unknown (agentId)')
    expect(await refused(three, 'nobody')).toBe('agent_unknown (survivor)')
    expect(await tx.select().from(agentMerges)).toHaveLength(2)
  }))

test('a claim for which nothing follows stays as it is, down to when it last changed', () =>
  rolledBack(db, async (tx) => {
    const { claimId, supports } = await voted(tx, 'ccc')
    const [speaker] = await tx
      .select({ id: evidence.speaker })
      .from(evidence)
      .where(eq(evidence.id, supports[0] as string))
    const before = await claimNow(tx, claimId)
    const lines = await written(tx, async () => merged(tx, speaker?.id as string, await agent(tx)))
    expect(lines.map(({ kind }) => kind)).toEqual(['agent.merged'])
    expect(await claimNow(tx, claimId)).toEqual(before)
    await assertRecordHolds(tx)
  }))

test('a claim that has not settled shows nothing of it', () =>
  rolledBack(db, async (tx) => {
    const author = await person(tx)
    const { claimId } = await event(tx, author)
    const [one, two] = [await agent(tx), await agent(tx)]
    const first = await piece(tx, author, claimId, { speaker: one, unnamed: true })
    const second = await piece(tx, author, claimId, { speaker: two, unnamed: true })
    await vote(tx, await person(tx), claimId, 'confirmed', [first, second])
    const before = await claimNow(tx, claimId)
    const lines = await written(tx, () => merged(tx, one, two))
    expect(lines.map(({ kind }) => kind)).toEqual(['agent.merged'])
    expect(await claimNow(tx, claimId)).toEqual(before)
  }))

test('of two merged into each other at once one is, and three in a ring become one', async () => {
  const moderators = await Promise.all(Array.from({ length: 3 }, () => person(db, 'moderator')))
  const codes = async (...pairs: [string, string][]) => {
    const merging = pairs.map(([agentId, survivor], at) =>
      mergeAgents(wide.db, moderators[at] as { id: string }, asked(agentId, survivor)),
    )
    const ends = await Promise.allSettled(merging)
    return ends.map((end) => (end.status === 'fulfilled' ? 'done' : (end.reason.code ?? String(end.reason)))).sort()
  }
  for (let turn = 0; turn < 5; turn += 1) {
    const [one, two, three] = [await agent(db), await agent(db), await agent(db)]
    expect(await codes([one, two], [two, one])).toEqual(['done', 'same_agent'])
    const [other, ring] = [await agent(db), await agent(db)]
    expect(await codes([three, other], [other, ring], [ring, three])).toEqual(['done', 'done', 'same_agent'])
  }
  await assertRecordHolds(db)
})

test('merges that race with votes, evidence and each other leave verdicts that the record bears', async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    const { author, claimId, paper, spelling, pieces, voters } = await ready(db)
    const third = await agent(db)
    const [first, second] = [await person(db, 'moderator'), await person(db, 'moderator')]
    const crowd = await people3(db)
    const ends = await Promise.allSettled([
      ...crowd.map((who) => vote(wide.db, who, claimId, 'confirmed', pieces)),
      mergeAgents(wide.db, first, asked(spelling, third)),
      mergeAgents(wide.db, second, asked(paper, third)),
      piece(wide.db, author, claimId, { speaker: spelling }),
      suspended(wide.db, await person(db, 'admin'), (voters[0] as { id: string }).id),
    ])
    expect(ends.filter((end) => end.status === 'rejected')).toEqual([])
    expect(await db.select().from(agentMerges).where(eq(agentMerges.survivor, third))).toHaveLength(2)
    await assertRecordHolds(db)
  }
})
