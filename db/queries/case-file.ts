import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { HEADLINE } from '../../domain/claim'
import { type CaseFile, handsMissing } from '../../domain/dispute'
import { ENTRY_KINDS } from '../../domain/entry'
import { benchOf, fileOf, isParty, othersThan, partsInThing } from '../case'
import type { Db } from '../client'
import {
  appeals,
  disputes,
  entries,
  events,
  exclusions,
  heldVotes,
  holds,
  leaves,
  opinionEvidence,
  opinions,
  rulingEvidence,
  rulings,
  statementEvidence,
  statements,
  users,
  verdicts,
} from '../schema'
import { claimsOf, readThing, type Thing } from '../thing'
import { readEvent } from './event'
import { isId } from './ids'
import { sealedIn } from './log'
import { doerName, partyIn } from './parties'
import { readRegrouping } from './regroupings'

export type CaseShown = NonNullable<Awaited<ReturnType<typeof readCaseFile>>>
export type CaseAtDesk = NonNullable<Awaited<ReturnType<typeof readCaseAtDesk>>>
export type Pleading = CaseShown['pleadings'][number]

/**
 * Everything that the public may know of a case, from one snapshot: what is disputed, as it stood then and stands now, what
 * everybody wrote, how many could decide it, and its entries in the log. Null for no such case.
 */
export async function readCaseFile(db: Db, id: string) {
  const found = await readWhole(db, id)
  if (!found) return null
  const { file, openedById, pleadings, thing, ...shown } = found
  return { ...shown, thing: publicly(thing), pleadings: pleadings.map(({ byId, ...each }) => each) }
}

/** The same as somebody reads it who works in it: with where it stands for the rule, and how they stand to it themselves. */
export async function readCaseAtDesk(db: Db, id: string, personId: string) {
  const found = await readWhole(db, id)
  if (!found) return null
  const { pleadings, thing, openedAt } = found
  return {
    ...found,
    own: pleadings.find((each) => each.byId === personId)?.versions ?? [],
    parts: await partsInThing(db, thing, personId),
    heard: await isParty(db, id, personId),
    /** How many moderators come before them, if they are an administrator. */
    before: await benchOf(db, { id, thing, openedAt }, personId),
    others: await othersThan(db, { id, thing, openedAt, file: found.file }, personId),
    thing: publicly(thing),
  }
}

/** What a case is about, without the ids of people. */
function publicly({ kind, id, claimId, says, sourceId, stands, excludedBy }: Thing) {
  return { kind, id, claimId, says, sourceId, stands, excludedBy }
}

async function readWhole(db: Db, id: string) {
  if (!isId(id)) return null
  return db.transaction(
    async (tx) => {
      const head = await readHead(tx, id)
      const [row] = head ? await tx.select().from(disputes).where(eq(disputes.id, id)) : []
      if (!head || !row) return null
      const about = await readThing(tx, row.about)
      const thing = { ...about, claims: await claimsOf(tx, about) }
      const event = await readEvent(tx, head.slug)
      // What is of the event is told with its headline claim.
      const claim = event?.claims.find(({ id, position }) =>
        thing.claimId ? id === thing.claimId : position === HEADLINE,
      )
      if (!event || !claim) return null
      const said = await listStatements(tx, id)
      const written = await listOpinions(tx, id)
      const held = await listHolds(tx, id)
      const subjects = [
        `dispute:${id}`,
        ...said.map((each) => `plea:${each.id}`),
        ...written.map((each) => `opinion:${each.id}`),
        ...held.map((each) => `hold:${each.id}`),
      ]
      const [file, bench, decided] = [
        await fileOf(tx, row),
        await benchOf(tx, { id, thing, openedAt: head.openedAt }),
        await listRulings(tx, id),
      ]
      return {
        ...head,
        openedById: row.openedBy,
        event,
        thing,
        regrouping: thing.kind === 'regrouping' ? await readRegrouping(tx, thing.id) : null,
        claim,
        file,
        ...handsOn(file, bench),
        pleadings: byAuthor(said),
        opinions: written,
        rulings: decided,
        cited: [...said, ...written, ...decided].flatMap(({ evidence }) => evidence),
        appeal: await readAppeal(tx, id),
        holds: held,
        entries: await listCaseEntries(tx, id, subjects),
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** How many have written at this stage, how many must yet, how many moderators could; and whether it waits for there to be more. */
function handsOn(file: CaseFile, bench: number) {
  const missing = handsMissing(file)
  const isDeciding = file.state === 'under_ruling' || file.state === 'appealed'
  return { written: file.opinions.length, missing, bench, waits: isDeciding && file.holder === null && bench < missing }
}

async function readHead(db: Db, id: string) {
  const [opener, holder] = [alias(users, 'opener'), alias(users, 'holder')]
  const { version, verdict, because, confirmed, denied, unverified } = verdicts
  const [head] = await db
    .select({
      id: disputes.id,
      slug: events.slug,
      ground: disputes.ground,
      statement: disputes.statement,
      openedBy: opener.handle,
      /** Whoever opened it, where they are an affected party. */
      party: partyIn(disputes.id, disputes.openedBy),
      byRule: sql<boolean>`${disputes.openedBy} is null`,
      openedAt: disputes.openedAt,
      state: disputes.state,
      dueAt: disputes.dueAt,
      heldBy: holder.handle,
      heldAt: disputes.heldAt,
      /** The verdict that it was opened against. */
      against: { version, verdict, because, confirmed, denied, unverified },
    })
    .from(disputes)
    .innerJoin(events, sql`${events.id} = event_of(${disputes.about})`)
    .leftJoin(opener, eq(opener.id, disputes.openedBy))
    .leftJoin(holder, eq(holder.id, disputes.holderId))
    .leftJoin(verdicts, and(eq(verdicts.claimId, disputes.claimId), eq(verdicts.version, disputes.verdictVersion)))
    .where(eq(disputes.id, id))
  return head
}

async function listStatements(db: Db, disputeId: string) {
  const { id, userId, version, plea, text, at } = statements
  const restsOn = sql<string[]>`array(
    select e.evidence_id from ${statementEvidence} e where e.statement_id = ${id} order by 1)`
  return db
    .select({
      id,
      byId: userId,
      by: users.handle,
      party: partyIn(statements.disputeId, userId),
      version,
      plea,
      text,
      at,
      evidence: restsOn,
    })
    .from(statements)
    .leftJoin(users, eq(users.id, userId))
    .where(eq(statements.disputeId, disputeId))
    .orderBy(asc(at), asc(version))
}

/** What each has said, whoever spoke first before the others; of each the newest version first. */
function byAuthor(said: readonly Awaited<ReturnType<typeof listStatements>>[number][]) {
  return [...new Set(said.map((each) => each.byId))].map((byId) => {
    const versions = said.filter((each) => each.byId === byId).toReversed()
    const [{ by = null, party = null } = {}] = versions
    return { byId, by, party, versions: versions.map(({ byId: _, by: __, party: ___, ...version }) => version) }
  })
}

async function listOpinions(db: Db, disputeId: string) {
  const { id, stage, outcome, verdict, reason, at } = opinions
  const restsOn = sql<string[]>`array(
    select e.evidence_id from ${opinionEvidence} e where e.opinion_id = ${id} order by 1)`
  return db
    .select({ id, stage, by: users.handle, outcome, verdict, reason, at, evidence: restsOn })
    .from(opinions)
    .leftJoin(users, eq(users.id, opinions.moderatorId))
    .where(eq(opinions.disputeId, disputeId))
    .orderBy(asc(at), asc(id))
}

async function listRulings(db: Db, disputeId: string) {
  const { stage, outcome, verdict, reason, at, stands } = rulings
  const { confirmed, denied, unverified } = verdicts
  const restsOn = sql<string[]>`array(
    select e.evidence_id from ${rulingEvidence} e
    where e.dispute_id = ${rulings.disputeId} and e.stage = ${stage} order by 1)`
  return db
    .select({
      stage,
      by: users.handle,
      outcome,
      verdict,
      reason,
      at,
      stands,
      evidence: restsOn,
      /** How the votes stood that it read. */
      tally: { confirmed, denied, unverified },
    })
    .from(rulings)
    .leftJoin(users, eq(users.id, rulings.moderatorId))
    .leftJoin(verdicts, and(eq(verdicts.claimId, rulings.claimId), eq(verdicts.version, rulings.verdictVersion)))
    .where(eq(rulings.disputeId, disputeId))
    .orderBy(asc(stage))
}

/** Whose votes are held for the case, why, and since when; null for who has left. */
async function listHolds(db: Db, disputeId: string) {
  const { id, signs, at } = holds
  const reviewers = sql<(string | null)[]>`array(
    select u.handle from ${heldVotes} v join ${users} u on u.id = v.reviewer_id where v.hold_id = ${holds}.id order by u.handle)`
  return db
    .select({ id, signs, at, reviewers })
    .from(holds)
    .where(eq(holds.disputeId, disputeId))
    .orderBy(asc(at), asc(id))
}

async function readAppeal(db: Db, disputeId: string) {
  const { statement, at } = appeals
  const [appeal = null] = await db
    .select({
      by: users.handle,
      party: partyIn(appeals.disputeId, appeals.appealedBy),
      statement,
      at,
    })
    .from(appeals)
    .leftJoin(users, eq(users.id, appeals.appealedBy))
    .where(eq(appeals.disputeId, disputeId))
  return appeal
}

/** Every kind of entry that tells of a case. */
const KINDS = ENTRY_KINDS.filter((kind) => /^(dispute|opinion)\./.test(kind))

/** The entries of a case and of what was said in it, the oldest first, each with where it stands in the sealed log. */
async function listCaseEntries(db: Db, disputeId: string, subjects: readonly string[]) {
  const { id, at, kind, actor, leaf } = entries
  const rows = await db
    .select({ id, at, kind, by: doerName, leaf: sql<string>`encode(${leaf}, 'hex')`, sealedIn })
    .from(entries)
    .leftJoin(leaves, eq(leaves.entryId, id))
    .leftJoin(users, sql`${users.id} = case when ${actor} in ('rule', 'operator') then null else ${actor}::uuid end`)
    .where(
      sql`(${kind} = any(${named(KINDS)}::entry_kind[]) and ${entries.subject} = any(${named(subjects)}::text[])
        or exists (select from ${exclusions} x where x.dispute_id = ${disputeId} and ${entries.subject} = x.thing || ':' || x.thing_id
          and ${kind}::text = 'thing.' || x.effect and ${entries.ver} = (x.version + 1) / 2)) and not ${entries.lost}`,
    )
    .orderBy(asc(id))
  return rows.map(({ by, ...row }) => ({ ...row, actor: by ?? 'former' }))
}

/** An array as one parameter. */
const named = (all: readonly string[]) => sql`${`{${all.join(',')}}`}`
