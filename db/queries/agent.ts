import { and, desc, eq, sql } from 'drizzle-orm'
import { discloseFinding } from '../../domain/blindness'
import type { Act } from '../../domain/citation'
import type { Db } from '../client'
import { agentNotes, claims, events, evidence, sourceVersions, users, withdrawnEvidence } from '../schema'
import { listAgents } from './agents'
import { isSlug } from './ids'
import { listSources } from './sources'
import { claimWords } from './wordings'

export type AgentPage = NonNullable<Awaited<ReturnType<typeof readAgent>>>

/** As much of an agent's record as one page holds; the newest of it. */
const BOUND = 100

/**
 * An agent: its names and ties, what it is said to have said and how each claim stands now, what it published, who else quotes
 * it and on whom it relies. All that was said of agents merged into it counts as its own; for one that was itself merged, the
 * survivor is read. Null for nobody.
 */
export async function readAgent(db: Db, slug: string) {
  if (!isSlug(slug)) return null
  const [self] = await db.execute<{ id: string }>(sql`select survivor_of(${slug}) as id`)
  const id = self?.id ?? slug
  const agent = (await listAgents(db, [id]))[id]
  if (!agent) return null
  const [said, published] = [await listSaid(db, id), await listPublished(db, id)]
  const [quotedIn, reliesOn] = [await listQuotedIn(db, id), await listReliesOn(db, id)]
  const named = [...quotedIn.flatMap(({ publisher }) => publisher ?? []), ...reliesOn.map(({ agent }) => agent)]
  const demonstration = [...said, ...published]
  return {
    ...agent,
    merged: await listMerged(db, id),
    notes: await listNotes(db, id),
    said,
    published,
    quotedIn,
    reliesOn,
    agents: await listAgents(db, named),
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
    .leftJoin(withdrawnEvidence, eq(withdrawnEvidence.evidenceId, evidence.id))
    .where(and(sql`${evidence.speaker} = any(selves_of(${id}))`, sql`${withdrawnEvidence.at} is null`))
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
    where v.publisher = any(selves_of(${id})) and ${CURRENT}
    group by v.source_id, v.at
    order by v.at desc
    limit ${BOUND}`)
  const told = new Map(rows.map((row) => [row.id, row.demonstration]))
  const lines = await listSources(db, [...told.keys()])
  return lines.map((line) => ({ ...line, demonstration: told.get(line.id) ?? false }))
}

const CURRENT = sql.raw(
  'not exists (select from source_versions l where l.source_id = v.source_id and l.version > v.version)',
)
const STANDS = sql.raw('not exists (select from withdrawn_citations w where w.citation_id = c.id)')

/** The sources that pass on what it said, or what came through it, the newest citation first. */
async function listQuotedIn(db: Db, id: string) {
  const rows = await db.execute<{ id: string; acts: Act[]; unnamed: boolean; through: boolean }>(sql`
    with self as (select selves_of(${id}) as ids), quoting as (
      select c.id, c.source_id, c.act, c.unnamed, c.at, false as through
      from citations c, self where c.agent = any(self.ids) and ${STANDS}
      union
      select c.id, c.source_id, c.act, false, c.at, true
      from citation_via v join citations c on c.id = v.citation_id, self where v.agent = any(self.ids) and ${STANDS}
    )
    select source_id as id, array_agg(distinct act::text order by act::text) as acts, bool_or(unnamed) as unnamed,
      bool_and(through) as through
    from quoting group by source_id order by max(at) desc, source_id limit ${BOUND}`)
  const lines = await listSources(
    db,
    rows.map((row) => row.id),
  )
  return rows.flatMap(({ acts, unnamed, through, ...row }) => {
    const line = lines.find((each) => each.id === row.id)
    return line ? [{ ...line, acts, unnamed, through }] : []
  })
}

/** Whom its own articles go to for what they say, and how often; those it cites most first. */
async function listReliesOn(db: Db, id: string) {
  return db.execute<{ agent: string; times: number; unnamed: number }>(sql`
    select survivor_of(coalesce((select n.agent from citation_via n where n.citation_id = c.id and n.position = 0), c.agent)) as agent,
      count(*)::int as times, (count(*) filter (where c.unnamed))::int as unnamed
    from source_versions v join citations c on c.source_id = v.source_id
    where v.publisher = any(selves_of(${id})) and ${CURRENT} and ${STANDS}
      and coalesce((select n.agent from citation_via n where n.citation_id = c.id and n.position = 0), c.agent) is not null
    group by 1
    order by times desc, agent
    limit ${BOUND}`)
}

/** What it is tied to, as it is told now in each language, and the page that says so. */
async function listNotes(db: Db, id: string) {
  const { agentId, language, note, url, version, at } = agentNotes
  return db
    .selectDistinctOn([language], { language, note, url, at, by: users.handle })
    .from(agentNotes)
    .leftJoin(users, eq(users.id, agentNotes.writtenBy))
    .where(eq(agentId, id))
    .orderBy(language, desc(version))
}

/** The agents that were found to be this one, with the reason. */
async function listMerged(db: Db, id: string) {
  return db.execute<{ id: string; reason: string; by: string | null; at: Date }>(sql`
    select m.merged as id, m.reason, u.handle as by, m.at
    from agent_merges m left join users u on u.id = m.merged_by
    where m.merged = any(selves_of(${id}))
    order by m.at
    limit ${BOUND}`)
}
