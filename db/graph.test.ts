import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { type Attached, type Graph, traced } from '../domain/provenance'
import type { Db } from './client'
import { evidenceOf } from './evidence'
import { claimsTouched, loadGraph } from './graph'
import * as schema from './schema'
import { freshDb, rolledBack } from './testing'
import { graphOf } from './testing/graph'

const { db, close } = await freshDb()
afterAll(close)

const AGENTS = 14

type Roll = (sides: number) => number
type Touched = Parameters<typeof claimsTouched>[1]

/** Numbers that look like chance and are the same every time. */
function dice(seed: number): Roll {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)

/** A small world of reports, written straight into the tables, and the changes that it can undergo. */
async function world(tx: Db, roll: Roll) {
  const some = <T>(all: readonly T[]) => all[roll(all.length)] as T
  const agents = times(AGENTS, (at) => `agent-${at}`)
  await tx.insert(schema.agents).values(agents.map((id) => ({ id, kind: 'outlet' as const })))
  const [event] = await tx.insert(schema.events).values({ slug: 'event' }).returning()
  const eventId = event?.id as string
  const settledAt = new Date()
  const places = times(12, (position) => ({ eventId, position, settledAt }))
  const claimIds = idsOf(await tx.insert(schema.claims).values(places).returning())
  const texts = times(10, (at) => Buffer.from(`The text of report number ${at}, in plain words.`))
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  const captured = texts.map((bytes) => {
    return { bytes, bytesSha256: hash(bytes), text: bytes.toString(), textSha256: hash(bytes) }
  })
  const sources = idsOf(await tx.insert(schema.sources).values(captured).returning())

  let version = 0
  const publish = async (sourceId = some(sources)): Promise<Touched> => {
    version += 1
    const publisher = roll(6) === 0 ? null : some(agents)
    await tx.insert(schema.sourceVersions).values({ sourceId, version, publisher, title: 'A report' })
    return { sources: [sourceId] }
  }
  for (const id of sources) await publish(id)

  const place = { exact: 'The text', prefix: '', suffix: '', start: 0, end: 8 }
  const how = { relation: 'quotes', act: 'claims' } as const
  const chains = times(18, () => {
    const agent = roll(4) === 0 ? null : some(agents)
    return { ...place, ...how, eventId, sourceId: some(sources), agent, unnamed: agent === null || roll(2) === 0 }
  })
  const citations = await tx.insert(schema.citations).values(chains).returning()
  const carried = citations.filter(() => roll(3) === 0)
  const via = carried.map(({ id }) => ({ citationId: id, position: 0, agent: some(agents) }))
  if (via.length > 0) await tx.insert(schema.citationVia).values(via)

  const link = async (): Promise<Touched> => {
    version += 1
    const [from, to] = [some(citations), some(citations.filter((each, _, all) => each !== all[0]))]
    const further = from.id !== to.id && roll(2) === 0 ? to.id : null
    const citedSource = roll(6) === 0 ? null : to.sourceId
    const citedCitation = citedSource && further
    await tx.insert(schema.citationLinks).values({ citationId: from.id, version, citedSource, citedCitation })
    return { citations: [from.id] }
  }
  const liken = async (): Promise<Touched> => {
    version += 1
    const sourceId = some(sources)
    const earlierId = some(sources.filter((id) => id !== sourceId))
    await tx.insert(schema.likenesses).values({ sourceId, earlierId, version, relays: roll(4) > 0 })
    return { sources: [sourceId] }
  }
  const withdraw = async (): Promise<Touched> => {
    const citationId = some(citations).id
    const reason = 'It was a misreading.'
    await tx.insert(schema.citationWithdrawals).values({ citationId, reason }).onConflictDoNothing()
    return { citations: [citationId] }
  }
  const merge = async (): Promise<Touched> => {
    const { survivor } = await graphOf(tx)
    const standing = agents.filter((id) => survivor(id) === id)
    const merged = some(standing)
    const into = some(standing.filter((id) => id !== merged))
    if (!into) return {}
    await tx.insert(schema.agentMerges).values({ merged, survivor: into, reason: 'They are one.' })
    return { agents: agents.filter((id) => id === into || survivor(id) === into || survivor(id) === merged) }
  }

  const pieces = claimIds.flatMap((claimId) =>
    times(2, () => {
      const through = roll(2) === 0 ? some(citations) : null
      const said = { stance: some(['supports', 'denies'] as const), standing: some(['third_party', 'party'] as const) }
      const speaker = through?.agent ?? some(agents)
      const unnamed = through?.unnamed ?? roll(2) === 0
      const sourceId = through?.sourceId ?? some(sources)
      return { ...place, ...said, claimId, sourceId, speaker, unnamed, citationId: through?.id ?? null }
    }),
  )
  await tx.insert(schema.evidence).values(pieces)
  const change = () => some([publish, link, link, link, liken, liken, merge, ...(roll(3) === 0 ? [withdraw] : [])])()
  return { claimIds, change }
}

const ends = (words: ReturnType<typeof traced>) =>
  words.map(({ id, ends, seen, echo, fault }) => ({ id, ends, seen, echo, fault }))

/** Each claim's evidence, followed through the whole graph. */
async function followed(tx: Db, graph: Graph, survivor: (agent: string) => string): Promise<Map<string, string>> {
  const rows = await tx.select().from(schema.evidence).orderBy(schema.evidence.id)
  const words = rows.map(({ speaker, unnamed, ...row }) => {
    const who = { agent: survivor(speaker), unnamed }
    return { ...row, speaker: who, source: row.sourceId, citation: row.citationId, active: true }
  })
  const claims = [...new Set(rows.map(({ claimId }) => claimId))]
  const of = (claim: string) => words.filter(({ claimId }) => claimId === claim)
  return new Map(claims.map((claim) => [claim, JSON.stringify(ends(traced(of(claim), graph)))]))
}

test.each(times(6, (seed) => seed))(
  'world %i: whatever is changed, no claim goes elsewhere than those that are said to be touched, and each reads all it needs',
  (seed) =>
    rolledBack(db, async (tx) => {
      const { claimIds, change } = await world(tx, dice(seed * 7919 + 1))
      let before = new Map<string, string>()
      for (let turn = 0; turn < 30; turn += 1) {
        const touched = turn === 0 ? [...claimIds].sort() : await claimsTouched(tx, await change())
        const { survivor, ...whole } = await graphOf(tx)
        const now = await followed(tx, whole, survivor)
        const moved = claimIds.filter((id) => now.get(id) !== before.get(id))
        expect(moved.filter((id) => !touched.includes(id))).toEqual([])
        expect(touched).toEqual([...touched].sort())
        before = now
      }
      const whole = await graphOf(tx)
      for (const id of claimIds) {
        const words = await evidenceOf(tx, id)
        expect(ends(traced(words as Attached[], whole))).toEqual(ends(words))
        const part = await loadGraph(tx, { claims: [id] })
        for (const [key, edge] of part.citations) expect(edge).toEqual(whole.citations.get(key))
        for (const [key, node] of part.sources) expect(node).toEqual(whole.sources.get(key))
      }
    }),
)

test('a claim that has not settled is not touched: it has no verdict that could change', () =>
  rolledBack(db, async (tx) => {
    const { claimIds } = await world(tx, dice(1))
    const agents = times(AGENTS, (at) => `agent-${at}`)
    expect(await claimsTouched(tx, { agents })).toHaveLength(claimIds.length)
    const [event] = await tx.insert(schema.events).values({ slug: 'another' }).returning()
    const values = { eventId: event?.id as string, position: 0 }
    const [claim] = await tx.insert(schema.claims).values(values).returning()
    const moved = sql`select ${claim?.id}::uuid, source_id, exact, prefix, suffix, start, "end", stance, speaker, unnamed, standing
      from evidence`
    await tx.execute(sql`
      insert into evidence (claim_id, source_id, exact, prefix, suffix, start, "end", stance, speaker, unnamed, standing) ${moved}`)
    expect(await claimsTouched(tx, { agents })).toEqual([...claimIds].sort())
  }))
