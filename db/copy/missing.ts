import { envelopeBytes } from '../../domain/audit'
import { ENTRY_KINDS, type Envelope } from '../../domain/entry'
import { leafHash } from '../../domain/merkle'
import { holds } from './restored'
import type { Conn } from './tables'

/** An entry that the sealed log holds at a place where the database has none. */
export type Found = { index: number; envelope: Uint8Array }
/**
 * The same, told. Not `lost` is what the database holds and had not sealed yet, and what must hold whatever else is lost: that a
 * person was forgotten, a text withheld or shown again.
 */
export type Told = { index: number; kind: string; subject: string; at: string; lost: boolean }

/** Tells what entries are; the database is asked which of them it holds unsealed. Throws for bytes that are no entry. */
export async function tellMissing(sql: Conn, found: readonly Found[]): Promise<Told[]> {
  const waiting = await waitingAmong(sql, found)
  return found.map(({ index, envelope }) => {
    const { kind, subject, at } = read(index, envelope)
    return { index, kind, subject, at, lost: !waiting.has(hex(leafHash(envelope))) && !holds(kind) }
  })
}

/**
 * Puts entries at their places in the log, which must follow those that are there: what is lost as such. For which history they belong
 * to, what is left of the record is asked. No stop may stand.
 */
export async function placeMissing(sql: Conn, found: readonly Found[]): Promise<Told[]> {
  const waiting = await waitingAmong(sql, found)
  const told = await tellMissing(sql, found)
  const whose = await historiesOf(
    sql,
    found.map(({ index, envelope }) => read(index, envelope)),
  )
  for (const [at, { index, envelope }] of found.entries()) {
    const leaf = leafHash(envelope)
    const own = waiting.get(hex(leaf))
    const row = { leaf, envelope, lost: told[at]?.lost ?? true, place: whose[at] }
    const id = own ?? (await insert(sql, read(index, envelope), row))
    await sql`insert into leaves ("index", entry_id) values (${index}, ${id})`
    await sql`delete from pending where entry_id = ${id}`
  }
  return told
}

type Place = { eventId: string | null; claimId: string | null }

type Row = { envelope: Uint8Array; leaf: Uint8Array; lost: boolean; place?: Place }

async function insert(sql: Conn, said: Envelope, { envelope, leaf, lost, place }: Row): Promise<string> {
  const { kind, actor, subject, ver, at } = said
  const { eventId = null, claimId = null } = place ?? {}
  const [row] = await sql`
    insert into entries (at, kind, actor, subject, ver, event_id, claim_id, envelope, leaf, lost)
    values (${at}, ${kind}, ${actor}, ${subject}, ${ver}, ${eventId}, ${claimId}, ${Buffer.from(envelope)}, ${Buffer.from(leaf)}, ${lost})
    returning id`
  return row?.id
}

async function waitingAmong(sql: Conn, found: readonly Found[]): Promise<Map<string, string>> {
  const leaves = found.map(({ envelope }) => hex(leafHash(envelope)))
  const rows = await sql`select e.id, encode(e.leaf, 'hex') as leaf from pending p join entries e on e.id = p.entry_id
    where encode(e.leaf, 'hex') = any(${leaves})`
  return new Map(rows.map(({ id, leaf }) => [leaf, id]))
}

/** What begins a life of its own in an event, and by its entry tells in which. */
const BEGINNINGS = [
  'event.opened',
  'claim.added',
  'evidence.attached',
  'citation.recorded',
  'date.recorded',
  'occasion.named',
  'dispute.opened',
]

async function historiesOf(sql: Conn, entries: readonly Envelope[]): Promise<Place[]> {
  const about = entries.map(subjectsOf)
  const rows = await sql`select subject, event_id, claim_id from entries
    where kind = any(${BEGINNINGS}::text[]::entry_kind[]) and subject = any(${[...new Set(about.flat())]}) and not lost`
  const known = new Map(rows.map((row) => [row.subject, { eventId: row.event_id, claimId: row.claim_id }]))
  return about.map((names) => names.map((name) => known.get(name)).find(Boolean) ?? { eventId: null, claimId: null })
}

/** The things an entry is about, the nearest first. */
function subjectsOf({ subject, data }: Envelope): string[] {
  const named = (key: 'claim' | 'event') => {
    const id =
      typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>)[key] : null
    return typeof id === 'string' ? [`${key}:${id}`] : []
  }
  return [...named('claim'), subject, ...named('event')]
}

/** An entry by its bytes, which must be the very ones that it would be written in. */
function read(index: number, bytes: Uint8Array): Envelope {
  const envelope = JSON.parse(Buffer.from(bytes).toString()) as Envelope
  if (!(ENTRY_KINDS as readonly string[]).includes(envelope.kind))
    throw new Error(`Leaf ${index} is of a kind that this Isnad does not know: ${envelope.kind}. Use a newer one.`)
  if (Buffer.compare(envelopeBytes(envelope), bytes) !== 0) throw new Error(`Leaf ${index} is not in canonical form.`)
  return envelope
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
