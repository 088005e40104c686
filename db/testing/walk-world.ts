import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { randomFrom } from '../../domain/testing'
import type { Db } from '../client'
import { adoptAgents } from '../commands/adopt-agents'
import { captureSource } from '../commands/capture-source'
import { chooseHandle } from '../commands/choose-handle'
import { giveRole } from '../commands/give-role'
import { openEvent } from '../commands/open-event'
import { recordAgent } from '../commands/record-agent'
import { claims, events, evidence, users, withdrawnEvidence } from '../schema'
import { proven } from '../testing'

export const SENTENCE = 'A sentence that is long enough for every field there is, ruling and all.'

/** Deeds, each with how often it is done. What is not there to choose from throws a TypeError. */
export type Deeds = [number, () => Promise<unknown>][]

export type World = Awaited<ReturnType<typeof makeWorld>>

/** People who joined by their own deed, chance by a seed, and the first agents, sources and event there is something to say of. */
export async function makeWorld(db: Db, seed: number) {
  const random = randomFrom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const any = <T>(all: readonly T[]): T => all[below(all.length)] as T
  const some = <T>(all: readonly T[], most: number) => [
    ...new Set(Array.from({ length: below(most + 1) }, () => any(all))),
  ]
  const chance = (part: number) => random() < part
  const key = () => randomUUID()

  const staff = await join(db, seed)
  const everyone = [...staff.reviewers, ...staff.moderators, ...staff.admins]
  const reviewing = [...staff.reviewers, ...staff.reviewers, ...staff.moderators]
  const agents: string[] = []
  const record = async (name: string) => {
    agents.push(
      (await recordAgent(db, any(reviewing), { key: key(), name, language: 'en', kind: 'outlet', country: null })).id,
    )
  }
  for (let n = 0; n < 4; n += 1) await record(`Paper ${letters(seed)} ${letters(n)}`)
  const sources: { id: string; text: string }[] = []
  const citations: string[] = []
  const dates: string[] = []
  const occasions: { id: string; eventId: string }[] = []
  const plain = { url: null, byline: null, language: 'en', publishedZone: null, updated: null, updatedZone: null }
  const full = {
    ...plain,
    byline: 'The desk',
    publishedZone: 'Europe/Istanbul',
    updated: '2024-06-25',
    updatedZone: 'Asia/Damascus',
  }
  const about = () => (chance(0.5) ? plain : { ...full, url: `https://example.org/${randomUUID()}` })
  const capture = async () => {
    const text = `Report ${randomUUID()} of what was said, in plain words.`
    const asked = { key: key(), bytes: Buffer.from(text), text, title: 'A report', published: '2024-06-24', ...about() }
    const { id } = await captureSource(db, any(reviewing), { ...asked, publisher: chance(0.8) ? any(agents) : null })
    sources.push({ id, text })
  }
  for (let n = 0; n < 3; n += 1) await capture()
  const open = async () => {
    const asked = {
      key: key(),
      language: 'en' as const,
      claim: SENTENCE,
      title: null,
      when: chance(0.5) ? '2024-06' : null,
    }
    await openEvent(db, any(reviewing), { ...asked, until: asked.when && chance(0.5) ? '2024-07' : null })
  }
  await open()

  const claimIds = async () =>
    (await db.select({ id: claims.id, eventId: claims.eventId }).from(claims).orderBy(claims.addedAt)).map((row) => row)
  const allEvents = async () =>
    db.select({ id: events.id, slug: events.slug }).from(events).orderBy(events.openedAt, events.id)
  const eventId = async () => any(await db.select({ id: events.id }).from(events)).id
  const piecesOf = async (claimId: string) =>
    db
      .select({ id: evidence.id, stance: evidence.stance })
      .from(evidence)
      .leftJoin(withdrawnEvidence, eq(withdrawnEvidence.evidenceId, evidence.id))
      .where(eq(evidence.claimId, claimId))
  let comers = 0
  /** A handle of its own, for whoever comes. */
  const handle = () => `comes_${letters(seed)}_${letters((comers += 1))}`
  const chosen = { any, some, chance, below, key, handle }
  const people = { staff, everyone, reviewing }
  const made = { agents, sources, citations, dates, occasions }
  return { ...chosen, ...people, ...made, about, record, capture, open, claimIds, allEvents, eventId, piecesOf }
}

async function join(db: Db, seed: number) {
  const make = async (n: number, role: 'reviewer' | 'moderator' | 'admin', word: string) => {
    const handle = `${word}_${letters(seed)}_${letters(n)}`
    const [row] = await db
      .insert(users)
      .values({ email: `${handle}@example.org` })
      .returning({ id: users.id })
    const person = { id: row?.id as string, ...proven() }
    if (n % 2 === 0) await chooseHandle(db, person, { key: randomUUID(), handle })
    await giveRole(db, 'operator', { key: randomUUID(), personId: person.id, role })
    if (n % 2 === 1) await chooseHandle(db, person, { key: randomUUID(), handle })
    return person
  }
  const all = async (count: number, role: 'reviewer' | 'moderator' | 'admin', word: string) => {
    const made: { id: string }[] = []
    for (let n = 0; n < count; n += 1) made.push(await make(n, role, word))
    return made
  }
  const names = [
    { language: 'en', name: `Agency ${letters(seed)}` },
    { language: 'tr', name: `Ajans ${letters(seed)}` },
  ]
  const file = { id: `agency-${letters(seed)}`, kind: 'agency' as const, country: 'TR', names }
  await adoptAgents(db, 'operator', { key: randomUUID(), agents: [{ ...file, names: names.slice(0, 1) }] })
  await adoptAgents(db, 'operator', { key: randomUUID(), agents: [file] })
  return {
    reviewers: await all(7, 'reviewer', 'reads'),
    moderators: await all(2, 'moderator', 'minds'),
    judges: await all(4, 'moderator', 'rules'),
    admins: await all(2, 'admin', 'tends'),
  }
}

/** A number in letters that no two spellings fold together. */
export function letters(n: number): string {
  return [...String(n)].map((digit) => 'abdefghkmn'[Number(digit)]).join('')
}
