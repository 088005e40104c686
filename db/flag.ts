import { and, asc, eq, sql } from 'drizzle-orm'
import { FLAG_ACTS, type FlaggedThing, flaggedThing } from '../domain/flag'
import { Refusal } from '../domain/refusal'
import { parseName } from '../domain/removal'
import type { Db, Tx } from './client'
import { flagAnswers, flags } from './schema'

/**
 * Where a text stands that can be flagged: who put it there, and the claim and the event it belongs to, if it does to one; and whether
 * everybody may read it: a reply only while it is known to be the agent's own. What decides a case is put there by all who wrote in it.
 */
export type Flagged = { authors: readonly string[]; claimId: string | null; eventId: string | null; isPublic: boolean }

type Place = { authors: (string | null)[]; claim: string | null; event: string | null; public?: boolean }

/** Whoever has written in a case (`d`, its row) what decides it, or might have. */
const judges = sql`array(
  select o.moderator_id from opinions o where o.dispute_id = d.id union select r.moderator_id from rulings r where r.dispute_id = d.id)`

const PLACE: Record<FlaggedThing, (id: string, language: string) => ReturnType<typeof sql>> = {
  source: (id) =>
    sql`select array[captured_by] as authors, null::uuid as claim, null::uuid as event from sources where id = ${id}`,
  evidence: (id) => sql`
    select array[p.attached_by] as authors, c.id as claim, c.event_id as event from evidence p join claims c on c.id = p.claim_id where p.id = ${id}`,
  claim: (id, language) => sql`
    select array[t.written_by] as authors, c.id as claim, c.event_id as event from claim_texts t join claims c on c.id = t.claim_id
    where c.id = ${id} and t.language = ${language} order by t.version desc limit 1`,
  vote: (id) => sql`
    select array[v.reviewer_id] as authors, c.id as claim, c.event_id as event from votes v join claims c on c.id = v.claim_id
    where v.id = ${id} and c.settled_at is not null`,
  statement: (id) => sql`
    select array[opened_by] as authors, claim_id as claim, event_id as event from disputes where id = ${id} and statement is not null`,
  plea: (id) => sql`
    select array[s.user_id] as authors, d.claim_id as claim, d.event_id as event from statements s join disputes d on d.id = s.dispute_id
    where s.id = ${id}`,
  party: (id) => sql`
    select array[p.user_id] as authors, d.claim_id as claim, d.event_id as event from parties p join disputes d on d.id = p.dispute_id
    where p.id = ${id}`,
  opinion: (id) => sql`
    select ${judges} as authors, d.claim_id as claim, d.event_id as event from opinions o join disputes d on d.id = o.dispute_id
    where o.id = ${id}`,
  ruling: (id) => sql`
    select ${judges} as authors, d.claim_id as claim, d.event_id as event from disputes d
    where d.id = ${id} and exists (select from rulings r where r.dispute_id = d.id)`,
  appeal: (id) => sql`
    select array[a.appealed_by] as authors, d.claim_id as claim, d.event_id as event from appeals a join disputes d on d.id = a.dispute_id
    where d.id = ${id}`,
  reply: (id) => sql`
    select array[r.user_id] as authors, c.id as claim, c.event_id as event, coalesce(d.accepted, r.after_id is not null) as public
    from replies r join claims c on c.id = r.claim_id left join reply_decisions d on d.reply_id = r.id where r.id = ${id}`,
}

/** Where a text stands; null for what is not there, or is a reason that is sealed still. */
export async function findFlagged(db: Db, about: string): Promise<Flagged | null> {
  const [thing, name] = [flaggedThing(about), parseName(about)]
  if (!thing || !name) return null
  const [id, language = ''] = name.parts
  const [row] = await db.execute<Place>(PLACE[thing](id, language))
  if (!row) return null
  const authors = row.authors.filter((each) => each !== null)
  return { authors, claimId: row.claim, eventId: row.event, isPublic: row.public ?? true }
}

/** Takes all flags of a text: whoever flags or answers next waits. Refused: `not_found`. */
export async function lockFlags(tx: Tx, about: string): Promise<Flagged> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`flags:${about}`}))`)
  const found = await findFlagged(tx, about)
  if (!found) throw new Refusal('not_found', 'about')
  return found
}

/** How many times the flags of a text were answered. */
export async function countAnswers(db: Db, about: string): Promise<number> {
  return db.$count(flagAnswers, eq(flagAnswers.about, about))
}

/** The flags of a turn of a text, the oldest first. */
export async function flagsOf(db: Db, about: string, turn: number) {
  const { id, flaggedBy, at } = flags
  return db
    .select({ id, flaggedBy, at })
    .from(flags)
    .where(and(eq(flags.about, about), eq(flags.turn, turn)))
    .orderBy(asc(at), asc(id))
}

/** So many acts are offered to choose from: the newest. */
const ACTS = 20

/**
 * What was done about a text since a time, by entries that can be named in an answer: to itself, to its claim or its source, or to
 * whoever put it there; the newest first.
 */
export async function listActsOn(db: Db, about: string, { authors, claimId }: Flagged, since: Date) {
  const name = parseName(about)
  const source =
    name?.thing === 'evidence'
      ? sql`(select 'source:' || source_id from evidence where id = ${name.parts[0]})`
      : sql`null`
  const data = sql`(convert_from(e.envelope, 'UTF8')::jsonb -> 'data')`
  const rows = await db.execute<{ id: string; kind: string; subject: string; at: string; by: string | null }>(sql`
    select e.id, e.kind::text as kind, e.subject, e.at, u.handle as by from entries e
    left join users u on u.id::text = e.actor
    where e.kind = any(${sql.raw(`array[${FLAG_ACTS.map((kind) => `'${kind}'`).join(', ')}]::entry_kind[]`)}) and e.at >= ${since.toISOString()}::timestamptz and not e.lost and e.actor <> 'rule'
      and (e.subject in (${about}, ${source}) or e.claim_id = ${claimId}::uuid
        or ${data} ->> 'about' = ${about} or (e.kind::text = 'person.suspended' and ${data} ->> 'person' = any(${`{${authors.join()}}`}::text[])))
    order by e.id desc limit ${ACTS}`)
  return rows.map(({ id, at, ...act }) => ({ ...act, id: String(id), at: new Date(at) }))
}
