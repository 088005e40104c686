import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { type CaseFile, isOpen, type Judge, type Opinion } from '../domain/dispute'
import type { Part } from '../domain/permissions'
import { Refusal } from '../domain/refusal'
import type { Stage } from '../domain/ruling'
import type { Claim } from './claim'
import type { Tx } from './client'
import { type Doer, personOf } from './deed'
import { meet } from './interest'
import { lookAfter } from './jobs'
import { disputes, holds, opinions, parties, rulings } from './schema'
import { type Held, lockThing, type Thing } from './thing'
import {
  ADMINS,
  closeBench,
  interestedOnBench,
  isHeard,
  lapsedBy,
  MODERATORS,
  moderatorsBut,
  partsOf,
  type Scope,
  benchOf as untied,
} from './ties'

export type Case = {
  id: string
  /** What it is about, and every claim that this bears on, all held. */
  thing: Held
  /** The claim it is about, or that its evidence is of; null where it is about something of the event. */
  claim: Claim | null
  file: CaseFile
  stage: Stage
  openedBy: string | null
  openedAt: Date
  /** Whose history its entries belong to. */
  place: { eventId: string; claimId?: string }
  /** As what its entries name it: a verdict by its claim, anything else by its name. */
  named: { claim: string } | { about: string }
}

/** As much of a case as tells who stands how to it. */
type Named = { id: string; thing: Scoped; openedAt: Date }
type Scoped = { about: string; claims: readonly { id: string }[] }

/** Takes a case, and before it what it is about, for a deed that may change either. Refused: `not_found`; `moved`. */
export async function lockCase(tx: Tx, id: string): Promise<Case> {
  const [found] = await tx.select({ about: disputes.about }).from(disputes).where(eq(disputes.id, id))
  if (!found) throw new Refusal('not_found')
  const thing = await lockThing(tx, found.about)
  const [row] = await tx.select().from(disputes).where(eq(disputes.id, id)).for('update')
  const { openedBy, openedAt, ...rest } = row as typeof disputes.$inferSelect
  const file = await fileOf(tx, { openedBy, openedAt, ...rest })
  const stage = file.state === 'appealed' ? 'appeal' : 'first'
  return { id, thing, ...ofThing(thing), file, stage, openedBy, openedAt }
}

/** The claim of a thing, and how entries of a case about it are told. */
export function ofThing(thing: Held): Pick<Case, 'claim' | 'place' | 'named'> {
  const { kind, about, home, claims } = thing
  const claim = thing.claimId === null ? null : (claims[0] ?? null)
  return {
    claim,
    place: claim ? { eventId: home, claimId: claim.id } : { eventId: home },
    named: kind === 'claim' ? { claim: thing.id } : { about },
  }
}

/** The verdict that a case is about, as its claim stands. */
export function verdictOf({ thing, claim }: Pick<Case, 'thing' | 'claim'>): Claim | null {
  return thing.kind === 'claim' ? claim : null
}

/** What the rows of a case say of where it stands. */
export async function fileOf(tx: Tx, row: typeof disputes.$inferSelect): Promise<CaseFile> {
  const [written, ruled, held, lapsed] = await Promise.all([
    tx.select().from(opinions).where(eq(opinions.disputeId, row.id)).orderBy(asc(opinions.at), asc(opinions.id)),
    tx.select().from(rulings).where(eq(rulings.disputeId, row.id)).orderBy(asc(rulings.stage)),
    tx.select({ id: holds.id }).from(holds).where(eq(holds.disputeId, row.id)).limit(1),
    tx.execute<{ by: string }>(lapsedBy(sql`${row.id}`)),
  ])
  const opinion = ({ moderatorId, outcome, verdict }: (typeof written)[number] | (typeof ruled)[number]): Opinion => {
    return { by: moderatorId, outcome, verdict }
  }
  const decided = (stage: 'first' | 'appeal') => {
    const ruling = ruled.find((each) => each.stage === stage)
    if (!ruling) return null
    const alike = written.filter((each) => each.stage === stage && sameAs(each, ruling))
    return { ...opinion(ruling), by: [...alike.map((each) => each.moderatorId), ruling.moderatorId] }
  }
  const stage = row.state === 'appealed' ? 'appeal' : 'first'
  const isDeciding = row.state === 'under_ruling' || row.state === 'appealed'
  return {
    state: row.state,
    dueAt: row.dueAt?.getTime() ?? null,
    holder: row.holderId && row.heldAt ? { id: row.holderId, since: row.heldAt.getTime() } : null,
    letGo: lapsed.map(({ by }) => by),
    opinions: isDeciding ? written.filter((each) => each.stage === stage).map(opinion) : [],
    wrote: [...written, ...ruled].map((each) => each.moderatorId),
    ruling: decided('first'),
    onAppeal: decided('appeal'),
    holds: held.length > 0,
  }
}

const sameAs = (one: { outcome: string; verdict: string | null }, other: typeof one) =>
  one.outcome === other.outcome && one.verdict === other.verdict

/**
 * Keeps what an act made of a case, and has it looked after when something is due in it. The one writer of the columns that say
 * where it stands.
 */
export async function keepCase(tx: Tx, id: string, file: CaseFile): Promise<void> {
  const { state, dueAt, holder } = file
  const stands = {
    state,
    dueAt: dueAt === null ? null : new Date(dueAt),
    holderId: holder?.id ?? null,
    heldAt: holder ? new Date(holder.since) : null,
    open: isOpen(state),
  }
  await tx.update(disputes).set(stands).where(eq(disputes.id, id))
  await lookAfter(tx, id, file)
}

/** Whoever would decide a case, with what ties them to it, and how many moderators could; whether they may at all is not asked here. */
export async function judgeOf(tx: Tx, by: Doer, one: Case): Promise<Judge> {
  const person = personOf(by)
  const admin = person.role === 'admin' ? person.id : null
  const again = one.file.letGo.includes(person.id)
  if (admin || again) {
    await closeBench(tx)
    const at = new Date()
    const seats = again ? sql`(${seatsFor(one, admin)} or ${ADMINS})` : seatsFor(one, admin)
    for (const claim of one.thing.claims) await meet(tx, claim, await interestedOnBench(tx, claim.id, seats), at)
  }
  const [parts, bench, others] = await Promise.all([
    partsInThing(tx, one.thing, person.id),
    benchOf(tx, one, admin),
    othersThan(tx, one, person.id),
  ])
  return { id: person.id, role: admin ? 'admin' : 'moderator', parts, bench, others }
}

/** Who could take a case and never let it go, for whoever did; undefined for everybody else. */
export async function othersThan(tx: Tx, one: Named & { file: CaseFile }, personId: string): Promise<Judge['others']> {
  const { letGo } = one.file
  if (!letGo.includes(personId)) return undefined
  return { moderators: await seated(tx, one, MODERATORS, letGo), admins: await seated(tx, one, ADMINS, letGo) }
}

/** What binds a person to a thing, and to the claims that it bears on. */
export async function partsInThing(tx: Tx, thing: Scoped, personId: string): Promise<Part[]> {
  const [row] = await tx.execute<{ parts: Part[] }>(sql`
    select ${partsOf(scopeOf(thing), sql`${personId}::uuid`)} as parts`)
  return row?.parts ?? []
}

function scopeOf({ about, claims }: Scoped): Scope {
  return {
    claims: sql`(select m.id from claims m where m.id = any(${idsOf(claims)}::uuid[]) or m.merged_into = any(${idsOf(claims)}::uuid[]))`,
    about: sql`${about}::text`,
  }
}

/**
 * How many moderators could decide a case: active, with no part in what it is about, and nothing written in it. An administrator who asks
 * for themselves counts those too whom they took from the bench since it was opened.
 */
export async function benchOf(tx: Tx, one: Named, admin: string | null = null): Promise<number> {
  return seated(tx, one, seatsFor(one, admin))
}

/** How many of those in their seats could decide a case, besides some. */
async function seated(tx: Tx, { id, thing }: Named, seats: SQL, besides: readonly string[] = []): Promise<number> {
  const [row] = await tx.execute<{ bench: number }>(sql`
    select count(*)::int as bench from (${untied(scopeOf(thing), seats)}) who
    where who.id <> all(${`{${besides.join()}}`}::uuid[])
      and not exists (select from ${opinions} where ${opinions.disputeId} = ${id} and ${opinions.moderatorId} = who.id)
      and not exists (select from ${rulings} where ${rulings.disputeId} = ${id} and ${rulings.moderatorId} = who.id)`)
  return row?.bench ?? 0
}

function seatsFor({ openedAt }: Pick<Named, 'openedAt'>, admin: string | null): SQL {
  return admin ? moderatorsBut(sql`${admin}::uuid`, sql`${openedAt.toISOString()}::timestamptz`) : MODERATORS
}

/** Whether somebody is heard in a case. */
export async function isParty(tx: Tx, disputeId: string, personId: string): Promise<boolean> {
  const [row] = await tx.execute<{ heard: boolean }>(sql`
    select ${isHeard(sql`d`, sql`${personId}::uuid`)} as heard from disputes d where d.id = ${disputeId}`)
  return row?.heard ?? false
}

/** Whether somebody is an affected party in a case: known by an address, under the name that they gave in it. */
export async function isNamed(tx: Tx, disputeId: string, personId: string): Promise<boolean> {
  const named = and(eq(parties.disputeId, disputeId), eq(parties.userId, personId))
  return (await tx.select({ id: parties.id }).from(parties).where(named)).length > 0
}

/** The case that is open about a thing, as `claim:id`; null for none. */
export async function openAbout(tx: Tx, about: string): Promise<string | null> {
  const open = and(eq(disputes.about, about), eq(disputes.open, true))
  const [found] = await tx.select({ id: disputes.id }).from(disputes).where(open)
  return found?.id ?? null
}

/** Whose doing a thing is that is heard for it; a claim is its voters', whoever put it into words. */
export function doerOf({ kind, by }: Pick<Thing, 'kind' | 'by'>): string | null {
  return kind === 'claim' ? null : by
}

/** One case about a thing is open at a time. In: the thing, as `claim:id`. Refused: `dispute_open`. */
export async function refuseWhileOpen(tx: Tx, about: string): Promise<void> {
  if ((await openAbout(tx, about)) !== null) throw new Refusal('dispute_open')
}

/** While a case on the verdict of a claim is open, nobody takes away what that rests on. Refused: `disputed`. */
export async function refuseWhileDisputed(tx: Tx, claimIds: readonly string[]): Promise<void> {
  const abouts = claimIds.map((id) => `claim:${id}`)
  const open = and(inArray(disputes.about, abouts), eq(disputes.open, true))
  if ((await tx.select({ id: disputes.id }).from(disputes).where(open).limit(1)).length > 0)
    throw new Refusal('disputed')
}

export const idsOf = (claims: readonly { id: string }[]) => `{${claims.map(({ id }) => id).join()}}`
