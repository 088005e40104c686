import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { DAYS } from '../domain/dispute'
import type { PERSONS_GROUNDS } from '../domain/ground'
import { handleKey } from '../domain/handle'
import type { Role } from '../domain/permissions'
import { Refusal } from '../domain/refusal'
import type { Outcome } from '../domain/ruling'
import { isWrittenIn } from '../domain/text'
import type { Verdict } from '../domain/verdict'
import { advanceCase } from './advance'
import { type Db, openDb } from './client'
import { attachEvidence } from './commands/attach-evidence'
import { captureSource } from './commands/capture-source'
import { castVote } from './commands/cast-vote'
import { giveRole } from './commands/give-role'
import { openDispute } from './commands/open-dispute'
import { openEvent } from './commands/open-event'
import { rule } from './commands/rule'
import { suspend } from './commands/suspend'
import { takeCase } from './commands/take-case'
import type { Actor } from './deed'
import { evidenceOf } from './evidence'
import { migrate } from './migrate'
import { agentNames, agents, claims, disputes, entries, events, users } from './schema'

const TEMPLATE = 'isnad_template'

/** A migrated database of one's own on the test server, used as the program uses it: under the role that makes no tables. */
export async function freshDb(): Promise<{ db: Db; url: string; close: () => Promise<void> }> {
  const adminUrl = process.env.ISNAD_TEST_PG
  if (!adminUrl) throw new Error('ISNAD_TEST_PG names no server: run the tests by vitest’s project "database"')
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} })
  const name = `test_${randomUUID().replaceAll('-', '')}`
  try {
    await admin`select pg_advisory_lock(1)`
    const made = await admin`select from pg_database where datname = ${TEMPLATE}`
    if (made.length === 0) {
      await admin`create database ${admin(TEMPLATE)}`
      await migrate(urlOf(adminUrl, TEMPLATE), 'isnad_app', 'isnad_sealer', 'isnad_worker')
    }
    await admin`create database ${admin(name)} template ${admin(TEMPLATE)}`
  } finally {
    await admin.end()
  }
  const url = `${urlOf(adminUrl, name)}?role=isnad_app`
  return { ...openDb(url), url }
}

/** Runs work in a transaction that leaves nothing behind; commands nest in it as savepoints. */
export async function rolledBack(db: Db, work: (tx: Db) => Promise<void>): Promise<void> {
  const undo = new Error('undo')
  await db
    .transaction(async (tx) => {
      await work(tx)
      throw undo
    })
    .catch((error) => {
      if (error !== undo) throw error
    })
}

export const newKey = (): string => randomUUID()

let people = 0

/** A second factor proven for longer than any test takes. */
export const proven = () => ({ provenAt: new Date(Date.now() + 24 * 60 * 60_000) })

/** Somebody with a role and a handle; moderators and administrators with their second factor proven. */
export async function person(db: Db, role: Role = 'reviewer'): Promise<{ id: string; handle: string }> {
  people += 1
  const handle = `${role}${people}x${randomUUID()
    .slice(0, 6)
    .replace(/[^a-z]/g, 'q')}`
  const values = { email: `${handle}@example.org`, handle, handleKey: handleKey(handle), role }
  const [row] = await db.insert(users).values(values).returning({ id: users.id })
  return { id: row?.id as string, handle, ...(isStaff(role) && proven()) }
}

const isStaff = (role: Role) => role === 'moderator' || role === 'admin'

/** Somebody who has signed in and has no handle yet. */
export async function newcomer(db: Db, role: Role = 'reader'): Promise<{ id: string }> {
  const [row] = await db
    .insert(users)
    .values({ email: `${randomUUID()}@example.org`, role })
    .returning({ id: users.id })
  return { id: row?.id as string }
}

export async function people3(db: Db, role: Role = 'reviewer') {
  return Promise.all([person(db, role), person(db, role), person(db, role)])
}

/** An agent by its id, recorded if it is not yet. */
export async function agent(db: Db, id = `agent-${randomUUID().slice(0, 8)}`): Promise<string> {
  await db.insert(agents).values({ id, kind: 'outlet' }).onConflictDoNothing()
  await db.insert(agentNames).values({ agentId: id, language: 'en', name: id, key: id, rank: 0 }).onConflictDoNothing()
  return id
}

/** An event with its headline claim, opened by `by`. */
export async function event(db: Db, by: { id: string }, claim = 'The two delegations met at the air base.') {
  const { slug } = await openEvent(db, by, {
    key: newKey(),
    language: isWrittenIn(claim, 'en') ? 'en' : 'ar',
    claim,
    title: null,
    when: null,
    until: null,
  })
  const [row] = await db
    .select({ eventId: events.id, claimId: claims.id })
    .from(events)
    .innerJoin(claims, sql`${claims.eventId} = ${events.id} and ${claims.position} = 0`)
    .where(sql`${events.slug} = ${slug}`)
  return { slug, eventId: row?.eventId as string, claimId: row?.claimId as string }
}

const BLANK = {
  publisher: null,
  url: null,
  byline: null,
  language: 'en',
  published: null,
  publishedZone: null,
  updated: null,
  updatedZone: null,
}

/** A source with this text. */
export async function source(
  db: Db,
  by: { id: string },
  text = `A report of its own, number ${randomUUID()}, in plain words.`,
) {
  const { id } = await captureSource(db, by, {
    key: newKey(),
    bytes: Buffer.from(text),
    text,
    title: 'A report',
    ...BLANK,
  })
  return { id, text }
}

/** A piece of evidence on a claim, from a source of its own unless one is given. */
export async function piece(
  db: Db,
  by: { id: string },
  claimId: string,
  said: Partial<{ stance: string; speaker: string; unnamed: boolean; standing: string }> = {},
  from?: { id: string; text: string },
): Promise<string> {
  const { id: sourceId, text } = from ?? (await source(db, by))
  const { stance = 'supports', unnamed = false, standing = 'third_party' } = said
  const speaker = await agent(db, said.speaker)
  const asked = { key: newKey(), claimId, sourceId, passage: text, stance, speaker, unnamed, standing, asserts: null }
  const { id } = await attachEvidence(db, by, asked as Parameters<typeof attachEvidence>[2])
  return id
}

/** A vote, with a reason that will do. */
export async function vote(
  db: Db,
  by: { id: string },
  claimId: string,
  verdict: Verdict,
  evidence: string[] = [],
  base = 0,
) {
  const reason = 'I read the passages and compared them.'
  return castVote(db, by, { key: newKey(), claimId, base, verdict, reason, evidence })
}

/** What a deed is refused for, as `code` or `code (field)`, one after the other; any other end is the test's failure. */
export async function refusal(deed: Promise<unknown>): Promise<string> {
  const end = await deed.then(
    (answer) => new Error(`not refused, but answered ${JSON.stringify(answer)}`),
    (error) => error,
  )
  if (!(end instanceof Refusal)) throw end
  return end.faults.map(({ code, field }) => (field ? `${code} (${field})` : code)).join(', ')
}

/** A claim with named evidence on both sides, and a vote for each letter of `ballots`: c, d or u. */
export async function voted(db: Db, ballots: string) {
  const author = await person(db)
  const place = await event(db, author)
  const { claimId } = place
  const from = await source(db, author)
  const supports = [await piece(db, author, claimId, {}, from), await piece(db, author, claimId, {}, from)]
  const denies = [
    await piece(db, author, claimId, { stance: 'denies' }, from),
    await piece(db, author, claimId, { stance: 'denies', standing: 'record' }, from),
  ]
  const voters: { id: string; handle: string }[] = []
  const more = async (letters: string) => {
    for (const letter of letters) {
      const voter = await person(db)
      if (letter === 'c') await vote(db, voter, claimId, 'confirmed', supports)
      else if (letter === 'd') await vote(db, voter, claimId, 'denied', denies)
      else await vote(db, voter, claimId, 'unverified')
      voters.push(voter)
    }
  }
  await more(ballots)
  return { ...place, author, supports, denies, voters, more }
}

/** A case on a claim, opened by somebody. */
export async function dispute(
  db: Db,
  by: { id: string },
  claimId: string,
  ground: (typeof PERSONS_GROUNDS)[number] = 'misread',
): Promise<string> {
  return contested(db, by, `claim:${claimId}`, ground)
}

/** A case about a thing, opened by somebody. */
export async function contested(
  db: Db,
  by: { id: string },
  about: string,
  ground: (typeof PERSONS_GROUNDS)[number],
): Promise<string> {
  const statement = 'The passage says less than the claim does.'
  const { id } = await openDispute(db, by, { key: newKey(), about, ground, statement })
  return id
}

/** The case that is open on a claim. */
export async function openCase(db: Db, claimId: string) {
  const [found] = await db.select().from(disputes).where(sql`${disputes.claimId} = ${claimId} and ${disputes.open}`)
  return found
}

/** Brings an open case before a moderator, when its days are over. */
export async function heard(db: Db, disputeId: string): Promise<void> {
  const state = async () =>
    (await db.select({ state: disputes.state }).from(disputes).where(eq(disputes.id, disputeId)))[0]?.state
  if ((await state()) === 'under_ruling') return
  await advanceCase(db, disputeId)
  if ((await state()) === 'answering') await advanceCase(db, disputeId, inDays(DAYS.answering))
}

/** So many days from now. */
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

/** What can be cited of a claim: its evidence that is not withdrawn. */
export async function citable(db: Db, claimId: string): Promise<string[]> {
  return (await db.transaction((tx) => evidenceOf(tx, claimId))).flatMap(({ id, active }) => (active ? id : []))
}

/** Rules on the open case of a claim; where one hand is not enough, another has written the same before. */
export async function ruled(
  db: Db,
  by: { id: string },
  claimId: string,
  outcome: Outcome,
  verdict: Verdict | null = null,
  reason = 'Having read both sides and every passage, I decide the case so.',
) {
  const disputeId = (await openCase(db, claimId))?.id
  if (!disputeId) throw new Refusal('not_found')
  await heard(db, disputeId)
  const decide = async (actor: { id: string }) => {
    await takeCase(db, actor, { key: newKey(), disputeId })
    const { verdictVersion } = await claimNow(db, claimId)
    const cites = await citable(db, claimId)
    return rule(db, actor, { key: newKey(), disputeId, verdictVersion, outcome, verdict, reason, evidence: cites })
  }
  if (outcome === 'overturned') await decide(await person(db, 'moderator'))
  return decide(by)
}

/** Something that the ruling of a case has excluded, by as many hands as that takes; of moderators from elsewhere, or of these. */
export async function excluded(
  db: Db,
  by: { id: string },
  about: string,
  ground: (typeof PERSONS_GROUNDS)[number],
  judges: readonly { id: string }[] = [],
): Promise<string> {
  const disputeId = await contested(db, by, about, ground)
  await heard(db, disputeId)
  const reason = 'Having read the source and the passage in it, I decide the case so.'
  const asked = { disputeId, outcome: 'overturned', verdict: null, reason } as const
  for (let hand = 0, decided = false; !decided; hand += 1) {
    const judge = judges[hand] ?? (await person(db, 'moderator'))
    await takeCase(db, judge, { key: newKey(), disputeId })
    decided = (await rule(db, judge, { key: newKey(), ...asked })).decided
  }
  return disputeId
}

export async function suspended(db: Db, by: { id: string }, personId: string) {
  return suspend(db, by, { key: newKey(), personId, reason: 'Votes were traded for money.' })
}

export async function demoted(db: Db, by: Actor, personId: string, role: Role = 'reader') {
  return giveRole(db, by, { key: newKey(), personId, role, reason: 'Votes were traded for money.' })
}

export async function claimNow(db: Db, claimId: string) {
  const [claim] = await db.select().from(claims).where(sql`${claims.id} = ${claimId}`)
  return claim as typeof claims.$inferSelect
}

/** The kinds of the entries about a claim, in order. */
export async function kindsOf(db: Db, claimId: string): Promise<string[]> {
  const rows = await db
    .select({ kind: entries.kind })
    .from(entries)
    .where(sql`${entries.claimId} = ${claimId}`)
    .orderBy(entries.id)
  return rows.map((row) => row.kind)
}

function urlOf(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
