import { inArray, sql } from 'drizzle-orm'
import type { EntryKind, Json } from '../../domain/entry'
import type { Db } from '../client'
import { citations, dates, evidence, occasions, regroupings } from '../schema'
import { listAgents } from './agents'
import type { Saying } from './before-after'
import { listWordings } from './claims'
import { isId } from './ids'
import { listNamed } from './regroupings'
import { listSources } from './sources'

/** The kinds whose entries do not say themselves what it is that they are about. */
const SHORT: readonly EntryKind[] = [
  'evidence.withdrawn',
  'passage.translated',
  'citation.linked',
  'citation.withdrawn',
  'date.withdrawn',
  'thing.excluded',
  'thing.readmitted',
]

type Line = { kind: EntryKind; subject: string; said: Saying }

/**
 * What the lines of a history speak of by id. `about` tells what was linked, translated or taken back in a line, in the same
 * words as the entry that recorded it; beside it the citations that links lead to, the agents, sources, events and other happenings that all of that names. However many
 * the lines are, each kind is asked for once, and for those of the lines alone.
 */
export async function mentionedIn(db: Db, lines: readonly Line[]) {
  const idsOf = (...things: readonly string[]) =>
    lines.flatMap((line) => {
      const [thing = '', id = ''] = nameIn(line)?.split(':') ?? []
      return things.includes(thing) ? [id] : []
    })
  const linked = lines.flatMap(({ said }) => [said.before, said.after].flatMap((link) => named(link, 'citation')))
  const cited = await readCitations(db, [...idsOf('citation'), ...linked])
  const told: Record<string, Saying> = {
    ...cited,
    ...(await readPieces(db, idsOf('evidence', 'translation'))),
    ...(await readDates(db, idsOf('date'))),
    ...(await readRegroupings(db, idsOf('regrouping'))),
  }

  const sayings = [...lines.map(({ said }) => said), ...Object.values(told)]
  const all = sayings.flatMap((said) => [said, said.offered, said.before, said.after])
  const of = (...keys: string[]) => all.flatMap((said) => keys.flatMap((key) => named(said, key)))
  const sources = await listSources(db, of('source', 'earlier').filter(isId))
  return {
    about: (line: Line): Saying | null => told[nameIn(line)?.split(':')[1] ?? ''] ?? null,
    cited,
    agents: await listAgents(db, of('agent', 'speaker', 'via', 'survivor', 'publisher')),
    sources: Object.fromEntries(sources.map((source) => [source.id, source])),
    events: Object.fromEntries((await listNamed(db, of('from', 'to').filter(isId))).map((event) => [event.id, event])),
    claims: await readClaims(db, of('into', 'from').filter(isId)),
    occasions: await readOccasions(db, of('occasion', 'countedFrom').filter(isId)),
  }
}

/** The name of what a line is about and does not say: of a short entry its subject, of a case what it was opened about. */
function nameIn({ kind, subject, said }: Line): string | null {
  if (SHORT.includes(kind)) return subject
  return kind === 'dispute.opened' && typeof said.about === 'string' ? said.about : null
}

/** The ids that stand under a key of something said. */
function named(said: Json | undefined, key: string): string[] {
  if (typeof said !== 'object' || said === null || !(key in said)) return []
  const value = (said as Saying)[key]
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string')
}

async function readCitations(db: Db, ids: readonly string[]): Promise<Record<string, Saying>> {
  if (ids.length === 0) return {}
  const { id, sourceId: source, agent, unnamed, relation, act, exact } = citations
  const via = sql<string[]>`array(
    select v.agent from citation_via v where v.citation_id = ${id} order by v.position)`
  const rows = await db
    .select({ id, said: { source, agent, unnamed, via, relation, act, exact } })
    .from(citations)
    .where(inArray(id, [...new Set(ids)]))
  return Object.fromEntries(rows.map(({ id, said }) => [id, said]))
}

async function readDates(db: Db, ids: readonly string[]): Promise<Record<string, Saying>> {
  if (ids.length === 0) return {}
  const { id, sourceId: source, role, occasionId: occasion, value, precision, zone, countedFrom, days, exact } = dates
  const rows = await db
    .select({ id, said: { source, role, occasion, value, precision, zone, countedFrom, days, exact } })
    .from(dates)
    .where(inArray(id, [...new Set(ids)]))
  return Object.fromEntries(rows.map(({ id, said }) => [id, said]))
}

async function readRegroupings(db: Db, ids: readonly string[]): Promise<Record<string, Saying>> {
  if (ids.length === 0) return {}
  const { id, kind, fromEvent: from, toEvent: to } = regroupings
  const claims = sql<number>`(select count(distinct m.claim_id)::int from claim_moves m where m.regrouping_id = ${id})`
  const rows = await db
    .select({ id, said: { kind, from, to, claims } })
    .from(regroupings)
    .where(inArray(id, [...new Set(ids)]))
  return Object.fromEntries(rows.map(({ id, said }) => [id, said]))
}

async function readPieces(db: Db, ids: readonly string[]): Promise<Record<string, Saying>> {
  if (ids.length === 0) return {}
  const { id, sourceId: source, stance, speaker, unnamed, standing, citationId: citation, exact } = evidence
  const rows = await db
    .select({ id, said: { source, stance, speaker, unnamed, standing, citation, exact } })
    .from(evidence)
    .where(inArray(id, [...new Set(ids)]))
  return Object.fromEntries(rows.map(({ id, said }) => [id, said]))
}

async function readOccasions(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { id, language, name } = occasions
  return db
    .select({ id, language, name })
    .from(occasions)
    .where(inArray(id, [...new Set(ids)]))
}

/** What some claims say, by their ids and languages. */
async function readClaims(db: Db, ids: readonly string[]): Promise<Record<string, Record<string, string>>> {
  const said: Record<string, Record<string, string>> = {}
  for (const { claim, language, text } of await listWordings(db, ids))
    said[claim] = { ...said[claim], [language]: text }
  return said
}
