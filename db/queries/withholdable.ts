import { type SQL, sql } from 'drizzle-orm'
import { bearsMark, parseName, WITHHELD_THINGS, type WithheldThing } from '../../domain/removal'
import type { Db } from '../client'

export type Withholdable = { about: string; thing: WithheldThing; text: string }

/** As much of a text as tells which one it is. */
const SHOWN = 300

/** Pages whose texts have names, as they stand in the addresses of pages. */
export type Of = 'events' | 'sources' | 'agents' | 'disputes'

/**
 * Every text of an event, a source, an agent or a case that can be withheld, by its name, in the order of the kinds; not what is
 * withheld or forgotten already, and no reason of a vote while it is sealed.
 */
export async function listWithholdable(db: Db, page: { of: Of; id: string }): Promise<Withholdable[]> {
  const found = await db.execute<{ about: string; text: string }>(OF[page.of](page.id))
  return found
    .filter(({ text }) => text && !bearsMark(text))
    .flatMap(({ about, text }) => {
      const thing = parseName(about)?.thing
      return thing ? [{ about, thing, text: text.slice(0, SHOWN) }] : []
    })
    .sort((a, b) => WITHHELD_THINGS.indexOf(a.thing) - WITHHELD_THINGS.indexOf(b.thing))
}

/** What was said and written in cases; `d` is the row of one. A case has one name for its rulings, whoever heard the appeal. */
const ofCases = (those: SQL) => sql`
  select 'statement:' || d.id as about, d.statement as text from disputes d where ${those} and d.statement is not null
  union all select 'party:' || p.id, p.name from parties p join disputes d on d.id = p.dispute_id where ${those}
  union all select 'plea:' || s.id, s.text from statements s join disputes d on d.id = s.dispute_id where ${those}
  union all select 'opinion:' || o.id, o.reason from opinions o join disputes d on d.id = o.dispute_id where ${those}
  union all select 'appeal:' || a.dispute_id, a.statement from appeals a join disputes d on d.id = a.dispute_id where ${those}
  union all select 'ruling:' || r.dispute_id, string_agg(r.reason, ' · ' order by r.stage)
    from rulings r join disputes d on d.id = r.dispute_id where ${those} group by r.dispute_id`

const OF_CASE = (id: string) => ofCases(sql`d.id::text = ${id}`)

const OF_EVENT = (slug: string) => sql`
  with e as (select id from events where slug = ${slug}), c as (select id, settled_at from claims where event_id in (select id from e)),
    p as (select * from evidence where claim_id in (select id from c))
  select 'event:' || t.event_id || ':' || t.language as about, concat_ws(' · ', t.title, nullif(t.summary, ''), nullif(t.place, '')) as text
    from (select distinct on (event_id, language) * from event_texts where event_id in (select id from e) order by event_id, language, version desc) t
  union all select 'claim:' || t.claim_id || ':' || t.language, t.text
    from (select distinct on (claim_id, language) * from claim_texts where claim_id in (select id from c) order by claim_id, language, version desc) t
  union all select 'evidence:' || id, exact from p
  union all select 'evidence_withdrawal:' || evidence_id, reason from withdrawals where evidence_id in (select id from p)
  union all select 'translation:' || t.evidence_id || ':' || t.language, t.text
    from (select distinct on (evidence_id, language) * from translations where evidence_id in (select id from p) order by evidence_id, language, version desc) t
  union all select 'vote:' || v.id, v.reason from votes v join c on c.id = v.claim_id where c.settled_at is not null
  union all ${ofCases(sql`d.event_id in (select id from e)`)}
  union all select 'reply:' || r.id, concat_ws(' · ', r.name, r.text) from replies r where r.claim_id in (select id from c)
  union all select 'reply_decision:' || d.reply_id, d.reason from reply_decisions d join replies r on r.id = d.reply_id where r.claim_id in (select id from c)
  union all select 'citation:' || id, exact from citations where event_id in (select id from e)
  union all select 'citation_withdrawal:' || citation_id, reason from citation_withdrawals where citation_id in (select id from citations where event_id in (select id from e))
  union all select 'date:' || id, exact from dates where event_id in (select id from e)
  union all select 'date_withdrawal:' || date_id, reason from date_withdrawals where date_id in (select id from dates where event_id in (select id from e))
  union all select 'regrouping:' || id, reason from regroupings where from_event in (select id from e) or to_event in (select id from e)
  union all select 'claim_merge:' || id, reason from claim_merges where claim_id in (select id from c)
  union all select 'occasion:' || id, name from occasions where event_id in (select id from e)
  union all select distinct 'source:' || s.source_id, s.title from source_versions s
    where s.source_id in (select source_id from p) and not exists (select from source_versions l where l.source_id = s.source_id and l.version > s.version)`

const OF_SOURCE = (id: string) => sql`
  select 'source:' || source_id as about, title as text from source_versions where source_id::text = ${id}
    and version = (select max(version) from source_versions where source_id::text = ${id})
  union all select 'evidence:' || id, exact from evidence where source_id::text = ${id}
  union all select 'citation:' || id, exact from citations where source_id::text = ${id}
  union all select 'date:' || id, exact from dates where source_id::text = ${id}`

const OF_AGENT = (id: string) => sql`
  select 'agent:' || agent_id as about, string_agg(name, ' · ' order by rank) as text from agent_names where agent_id = ${id} group by 1
  union all select 'note:' || n.agent_id || ':' || n.language, n.note
    from (select distinct on (language) * from agent_notes where agent_id = ${id} order by language, version desc) n
  union all select 'merge:' || merged, reason from agent_merges where survivor = ${id} or merged = ${id}`

const OF: Readonly<Record<Of, (id: string) => SQL>> = {
  events: OF_EVENT,
  sources: OF_SOURCE,
  agents: OF_AGENT,
  disputes: OF_CASE,
}

const TEXT: Readonly<Record<WithheldThing, (id: string, language: string) => SQL>> = {
  source: (id) => sql`select title as text from source_versions where source_id = ${id} order by version desc limit 1`,
  evidence: (id) => sql`select exact as text from evidence where id = ${id}`,
  citation: (id) => sql`select exact as text from citations where id = ${id}`,
  date: (id) => sql`select exact as text from dates where id = ${id}`,
  translation: (id, language) =>
    sql`select text from translations where evidence_id = ${id} and language = ${language} order by version desc`,
  vote: (id) => sql`select reason as text from votes where id = ${id}`,
  statement: (id) => sql`select statement as text from disputes where id = ${id}`,
  party: (id) => sql`select name as text from parties where id = ${id}`,
  reply: (id) => sql`select concat_ws(' · ', name, text) as text from replies where id = ${id}`,
  reply_decision: (id) => sql`select reason as text from reply_decisions where reply_id = ${id}`,
  plea: (id) => sql`select text from statements where id = ${id}`,
  opinion: (id) => sql`select reason as text from opinions where id = ${id}`,
  appeal: (id) => sql`select statement as text from appeals where dispute_id = ${id}`,
  ruling: (id) => sql`select reason as text from rulings where dispute_id = ${id} order by stage`,
  evidence_withdrawal: (id) => sql`select reason as text from withdrawals where evidence_id = ${id}`,
  citation_withdrawal: (id) => sql`select reason as text from citation_withdrawals where citation_id = ${id}`,
  date_withdrawal: (id) => sql`select reason as text from date_withdrawals where date_id = ${id}`,
  event: (
    id,
    language,
  ) => sql`select concat_ws(' · ', title, nullif(summary, ''), nullif(place, '')) as text from event_texts
    where event_id = ${id} and language = ${language} order by version desc`,
  claim: (id, language) =>
    sql`select text from claim_texts where claim_id = ${id} and language = ${language} order by version desc`,
  occasion: (id) => sql`select name as text from occasions where id = ${id}`,
  agent: (id) => sql`select name as text from agent_names where agent_id = ${id} order by rank`,
  note: (id, language) =>
    sql`select note as text from agent_notes where agent_id = ${id} and language = ${language} order by version desc`,
  merge: (id) => sql`select reason as text from agent_merges where merged = ${id}`,
  regrouping: (id) => sql`select reason as text from regroupings where id = ${id}`,
  claim_merge: (id) => sql`select reason as text from claim_merges where id = ${id}`,
}

/** What a thing that has a name says, in all its versions. */
export async function textsOf(db: Db, about: string): Promise<string[]> {
  const name = parseName(about)
  if (!name) return []
  const [id, language = ''] = name.parts
  const rows = await db.execute<{ text: string }>(TEXT[name.thing](id, language))
  return rows.map(({ text }) => text)
}
