import { and, desc, eq, sql } from 'drizzle-orm'
import { discloseFinding } from '../../domain/blindness'
import type { Db } from '../client'
import { claims, events, evidence, sourceVersions, withdrawals } from '../schema'
import { listAgents } from './agents'
import { isSlug } from './ids'
import { listSources } from './sources'
import { claimWords } from './wordings'

export type AgentPage = NonNullable<Awaited<ReturnType<typeof readAgent>>>

/** As much of an agent's record as one page holds; the newest of it. */
const BOUND = 100

/** An agent, what it published, and what it is said to have said, with how each claim stands now. */
export async function readAgent(db: Db, id: string) {
  if (!isSlug(id)) return null
  const agent = (await listAgents(db, [id]))[id]
  if (!agent) return null
  const said = await listSaid(db, id)
  const published = await listPublished(db, id)
  const demonstration = [...said, ...published]
  return {
    ...agent,
    said,
    published,
    demonstration: demonstration.length > 0 && demonstration.every((each) => each.demonstration),
  }
}

async function listSaid(db: Db, id: string) {
  const rows = await db
    .select({
      id: evidence.id,
      source: evidence.sourceId,
      stance: evidence.stance,
      unnamed: evidence.unnamed,
      exact: evidence.exact,
      claim: claims.id,
      position: claims.position,
      slug: events.slug,
      demonstration: events.demonstration,
      state: claims.state,
      settledAt: claims.settledAt,
      verdict: claims.verdict,
      because: claims.because,
      text: claimWords,
    })
    .from(evidence)
    .innerJoin(claims, eq(claims.id, evidence.claimId))
    .innerJoin(events, eq(events.id, claims.eventId))
    .leftJoin(withdrawals, eq(withdrawals.evidenceId, evidence.id))
    .where(and(eq(evidence.speaker, id), sql`${withdrawals.at} is null`))
    .orderBy(desc(evidence.attachedAt), desc(evidence.id))
    .limit(BOUND)
  return rows.map(({ settledAt, verdict, because, ...row }) => ({
    ...row,
    ...discloseFinding({ verdict, because }, settledAt !== null),
  }))
}

async function listPublished(db: Db, id: string) {
  const rows = await db.execute<{ id: string; demonstration: boolean }>(sql`
    select v.source_id as id, coalesce(bool_and(e.demonstration), false) as demonstration
    from ${sourceVersions} v
    left join ${evidence} p on p.source_id = v.source_id
    left join ${claims} c on c.id = p.claim_id
    left join ${events} e on e.id = c.event_id
    where v.publisher = ${id}
      and not exists (select from ${sourceVersions} l where l.source_id = v.source_id and l.version > v.version)
    group by v.source_id, v.at
    order by v.at desc
    limit ${BOUND}`)
  const told = new Map(rows.map((row) => [row.id, row.demonstration]))
  const lines = await listSources(db, [...told.keys()])
  return lines.map((line) => ({ ...line, demonstration: told.get(line.id) ?? false }))
}
