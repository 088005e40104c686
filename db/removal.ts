import { and, eq, isNull, sql } from 'drizzle-orm'
import { Refusal } from '../domain/refusal'
import { parseName, type WithheldThing } from '../domain/removal'
import type { Db, Tx } from './client'
import { removalDecisions, removals, users } from './schema'

type Removal = typeof removals.$inferSelect

/** Refuses with `already_proposed` what is proposed and not decided; two who propose one thing at once take turns. */
export async function newlyProposed(tx: Tx, kind: Removal['kind'], about: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`removal:${about}`}))`)
  const open = await tx
    .select({ id: removals.id })
    .from(removals)
    .leftJoin(removalDecisions, eq(removalDecisions.removalId, removals.id))
    .where(and(eq(removals.kind, kind), eq(removals.about, about), isNull(removalDecisions.removalId)))
  if (open.length > 0) throw new Refusal('already_proposed')
}

/** Takes an open proposal for the second hand. Refused: `not_found`, `already_decided`. */
export async function lockProposal(tx: Tx, id: string) {
  // A row that is never written cannot be locked; its name can.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`proposal:${id}`}))`)
  const [proposal] = await tx.select().from(removals).where(eq(removals.id, id))
  if (!proposal) throw new Refusal('not_found')
  const decided = await tx.select().from(removalDecisions).where(eq(removalDecisions.removalId, id))
  if (decided.length > 0) throw new Refusal('already_decided')
  return proposal
}

/** Refuses with `proposer_left` unless the first hand still is a moderator who may act. */
export async function stillModerator(tx: Tx, id: string): Promise<void> {
  const { role, suspended } = users
  const [person] = await tx.select({ role, suspended }).from(users).where(eq(users.id, id)).for('share')
  if (person?.role !== 'moderator' || person.suspended) throw new Refusal('proposer_left')
}

/** The thing that a removal is about: of one that shows again, what is withheld. */
export async function thingOf(db: Db, { kind, about }: Pick<Removal, 'kind' | 'about'>): Promise<string> {
  if (kind !== 'show') return about
  const [held] = await db
    .select({ about: removals.about })
    .from(removals)
    .where(sql`'removal:' || ${removals.id} = ${about}`)
  return held?.about ?? ''
}

/** Whom a thing concerns in their own person: whoever is to be forgotten, or whose own words it is; null where nobody. */
export async function whoseIs(db: Db, thing: string): Promise<string | null> {
  if (thing.startsWith('person:')) return thing.slice('person:'.length)
  const [row] = await db.execute<{ author: string | null }>(sql`select author from author_of(${thing})`)
  return row?.author ?? null
}

/** Whose words a thing is, where somebody speaks in their own voice. Refused: `not_found`, also while a vote is sealed. */
export async function authorOf(tx: Tx, about: string): Promise<string | null> {
  const [row] = await tx.execute<{ known: boolean; author: string | null }>(sql`select * from author_of(${about})`)
  if (!row?.known) throw new Refusal('not_found', 'about')
  const name = parseName(about)
  if (name?.thing === 'vote') {
    const [vote] = await tx.execute<{ settled: boolean }>(sql`
      select c.settled_at is not null as settled from votes v join claims c on c.id = v.claim_id where v.id = ${name.parts[0]}`)
    if (!vote?.settled) throw new Refusal('not_found', 'about')
  }
  return row.author
}

/** The removal that withholds a thing now; null when it is shown. */
export async function holderOf(tx: Tx, about: string): Promise<string | null> {
  const [row] = await tx.execute<{ id: string }>(sql`
    select r.id from removals r join entries e on e.kind = 'content.withheld' and e.subject = 'removal:' || r.id
    where r.about = ${about} and not exists (
      select from entries s where s.kind = 'content.shown' and s.subject = 'removal:' || r.id)`)
  return row?.id ?? null
}

const EVENT_OF: Partial<Record<WithheldThing, (id: string) => ReturnType<typeof sql>>> = {
  evidence: (id) => sql`select c.event_id from evidence p join claims c on c.id = p.claim_id where p.id = ${id}`,
  evidence_withdrawal: (id) =>
    sql`select c.event_id from evidence p join claims c on c.id = p.claim_id where p.id = ${id}`,
  translation: (id) => sql`select c.event_id from evidence p join claims c on c.id = p.claim_id where p.id = ${id}`,
  citation: (id) => sql`select event_id from citations where id = ${id}`,
  citation_withdrawal: (id) => sql`select event_id from citations where id = ${id}`,
  date: (id) => sql`select event_id from dates where id = ${id}`,
  date_withdrawal: (id) => sql`select event_id from dates where id = ${id}`,
  vote: (id) => sql`select c.event_id from votes v join claims c on c.id = v.claim_id where v.id = ${id}`,
  statement: (id) => sql`select event_id from disputes where id = ${id}`,
  plea: (id) => sql`
    select d.event_id from statements s join disputes d on d.id = s.dispute_id where s.id = ${id}`,
  opinion: (id) => sql`
    select d.event_id from opinions o join disputes d on d.id = o.dispute_id where o.id = ${id}`,
  ruling: (id) => sql`select event_id from disputes where id = ${id}`,
  appeal: (id) => sql`select event_id from disputes where id = ${id}`,
  event: (id) => sql`select id as event_id from events where id = ${id}`,
  regrouping: (id) => sql`select from_event as event_id from regroupings where id = ${id}`,
  claim_merge: (id) => sql`select c.event_id from claim_merges m join claims c on c.id = m.claim_id where m.id = ${id}`,
  claim: (id) => sql`select event_id from claims where id = ${id}`,
  occasion: (id) => sql`select event_id from occasions where id = ${id}`,
}

/** The event whose history tells of a thing; undefined for what belongs to none alone: sources and agents. */
export async function eventOf(tx: Tx, about: string): Promise<string | undefined> {
  const name = parseName(about)
  const asked = name && EVENT_OF[name.thing]?.(name.parts[0])
  if (!asked) return undefined
  const [row] = await tx.execute<{ event_id: string }>(asked)
  return row?.event_id
}
