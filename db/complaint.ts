import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Ground } from '../domain/ground'
import type { Locale } from '../domain/locale'
import { COMPLAINT_HOURS } from '../domain/party'
import { Refusal } from '../domain/refusal'
import { openAbout } from './case'
import type { Db } from './client'
import type { AskedComplaint } from './inputs/cases'
import { refuseFallen } from './opening'
import { claims, complaints, users } from './schema'
import { readThing } from './thing'

type Asked = z.output<typeof AskedComplaint>

const fresh = sql`${complaints.at} > now() - make_interval(hours => ${COMPLAINT_HOURS})`

/**
 * What could not be mended any more once the letter is out. Refused: `not_found` (field `about`) for nothing that can be contested,
 * `not_settled` for a claim without a verdict; where no case is open about it, `already_withdrawn` or `not_last` for what does not stand, and
 * `required` (field `ground`) without a ground to open one on.
 */
export async function refuseUnfit(db: Db, { about, ground }: Pick<Asked, 'about' | 'ground'>): Promise<void> {
  const thing = await readThing(db, about, 'about')
  if (thing.kind === 'claim') {
    const [claim] = await db.select({ settledAt: claims.settledAt }).from(claims).where(eq(claims.id, thing.id))
    if (!claim?.settledAt) throw new Refusal('not_settled')
  }
  if ((await openAbout(db, thing.about)) !== null) return
  refuseFallen(thing)
  if (ground === null) throw new Refusal('required', 'ground')
}

/** Keeps what somebody typed until their address answers. Out: its id. */
export async function keepComplaint(db: Db, complaint: Asked & { language: Locale }): Promise<string> {
  const [kept] = await db.insert(complaints).values(complaint).returning({ id: complaints.id })
  return kept?.id as string
}

/** What somebody typed, while its link can be used; null after. */
export async function readComplaint(db: Db, id: string) {
  const [found] = await db.select().from(complaints).where(sql`${complaints.id} = ${id} and ${fresh}`)
  return found ?? null
}

/** Keeps on what ground somebody opens their case after all, where none is free that they typed. */
export async function chooseGround(db: Db, id: string, ground: Ground): Promise<void> {
  await db.update(complaints).set({ ground }).where(eq(complaints.id, id))
}

/** The person with an address that has just answered; made where nobody has come with it yet. They join when they choose a handle. */
export async function knowPerson(db: Db, email: string): Promise<string> {
  await db.insert(users).values({ email, emailVerified: new Date() }).onConflictDoNothing()
  const [known] = await db.select({ id: users.id }).from(users).where(eq(users.email, email))
  return known?.id as string
}

/** Forgets what no address has answered for, and what has been answered for long enough. */
export async function forgetComplaints(db: Db): Promise<void> {
  await db.delete(complaints).where(sql`not (${fresh})`)
}
