import { randomUUID } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import { LOCALES, type Locale } from '../../domain/locale'
import { slugOf } from '../../domain/slug'
import { advanceCase } from '../advance'
import type { Db } from '../client'
import { addClaim } from '../commands/add-claim'
import { adoptAgents } from '../commands/adopt-agents'
import { attachEvidence } from '../commands/attach-evidence'
import { captureSource } from '../commands/capture-source'
import { castVote } from '../commands/cast-vote'
import { chooseHandle } from '../commands/choose-handle'
import { dateEvent } from '../commands/date-event'
import { describeEvent } from '../commands/describe-event'
import { giveRole } from '../commands/give-role'
import { nameOccasion } from '../commands/name-occasion'
import { openDispute } from '../commands/open-dispute'
import { openEvent } from '../commands/open-event'
import { recordCitation } from '../commands/record-citation'
import { recordDate } from '../commands/record-date'
import { rule } from '../commands/rule'
import { standAside } from '../commands/stand-aside'
import { stateCase } from '../commands/state-case'
import { takeCase } from '../commands/take-case'
import { translatePassage } from '../commands/translate-passage'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import { wordClaim } from '../commands/word-claim'
import { claims, disputes, events, users, votes } from '../schema'
import { STORIES } from './stories'
import { type Act, type Handle, type InventedAgent, PEOPLE, type RetoldSource, type Story } from './story'

type People = Record<Handle, { id: string }>

/**
 * Fills an empty database with the demonstration set: invented people who do, by the same commands as anyone, what its
 * stories tell. Out: whether it was loaded; a database that knows anybody already is left as it is.
 * All of it or nothing: it is one transaction.
 */
export async function loadDemo(db: Db): Promise<boolean> {
  return db.transaction(async (tx) => {
    const held = await tx.select({ id: users.id }).from(users).limit(1)
    if (held.length > 0) return false
    const people = await invitePeople(tx)
    for (const story of STORIES) await tell(tx, people, story)
    return true
  })
}

/** The address a demonstration person signs in with. The domain is reserved, so no mail can leave for it (RFC 2606). */
function addressOf(handle: Handle): string {
  return `${slugOf(handle, 'person')}@isnad.example`
}

async function invitePeople(db: Db): Promise<People> {
  const found = {} as People
  for (const [handle, role] of Object.entries(PEOPLE) as [Handle, (typeof PEOPLE)[Handle]][]) {
    const [row] = await db
      .insert(users)
      .values({ email: addressOf(handle) })
      .returning({ id: users.id })
    const person = { id: row?.id as string, provenAt: new Date() }
    await chooseHandle(db, person, { key: randomUUID(), handle })
    if (role !== 'reader') await giveRole(db, 'operator', { key: randomUUID(), personId: person.id, role })
    found[handle] = person
  }
  return found
}

/** One story, from the event's opening to its last act. */
async function tell(db: Db, people: People, story: Story): Promise<void> {
  await adoptAgents(db, 'operator', { key: randomUUID(), agents: (story.agents ?? []).map(withNames) })
  const { eventId, claimIds } = await open(db, people, story)
  const sourceIds = new Map<string, string>()
  for (const [name, source] of Object.entries(story.sources)) {
    sourceIds.set(name, await capture(db, people[story.by], source))
  }
  const citationIds = await passOn(db, people, story, { eventId, sourceIds })
  await date(db, people, story, { eventId, sourceIds })
  const attached = new Map<string, string>()
  const attach = async (name: string) => {
    const piece = story.evidence[name]
    if (!piece) throw new Error(`no evidence ${name}`)
    const { passage, stance, speaker, unnamed = false, standing, through } = piece
    const claimId = claimIds[piece.claim] as string
    const sourceId = sourceIds.get(piece.source) as string
    const by = people[piece.by]
    const said = { passage, stance, speaker, unnamed, standing, asserts: null }
    const citationId = through ? citationIds.get(through) : null
    const { id } = await attachEvidence(db, by, { key: randomUUID(), claimId, sourceId, citationId, ...said })
    for (const [language, text] of Object.entries(piece.told)) {
      await translatePassage(db, by, { key: randomUUID(), evidenceId: id, language: language as Locale, text })
    }
    attached.set(name, id)
  }
  const later = new Set(story.acts.flatMap((act) => ('attach' in act ? [act.attach] : [])))
  for (const name of Object.keys(story.evidence)) if (!later.has(name)) await attach(name)
  for (const act of story.acts) {
    if ('attach' in act) await attach(act.attach)
    else await play(db, people, act, claimIds, attached)
  }
}

function withNames({ id, kind, names }: InventedAgent) {
  return { id, kind, country: null, names: LOCALES.map((language) => ({ language, name: names[language] })) }
}

async function open(db: Db, people: People, story: Story) {
  const by = people[story.by]
  const key = randomUUID
  const [first, ...others] = LOCALES
  const [headline, ...aspects] = story.claims
  const told = (language: Locale) => ({
    language,
    title: story.title[language],
    summary: story.summary[language],
    place: story.place[language],
  })
  const claim = headline?.[first] as string
  const { slug } = await openEvent(db, by, { key: key(), ...told(first), claim, when: null, until: null }, true)
  const [event] = await db.select({ id: events.id }).from(events).where(eq(events.slug, slug))
  const eventId = event?.id as string
  for (const language of others) await describeEvent(db, by, { key: key(), eventId, ...told(language) })
  if (story.when) await dateEvent(db, by, { key: key(), eventId, when: story.when, until: null })
  for (const aspect of aspects) await addClaim(db, by, { key: key(), eventId, language: first, text: aspect[first] })

  const rows = await db
    .select({ id: claims.id })
    .from(claims)
    .where(eq(claims.eventId, eventId))
    .orderBy(asc(claims.position))
  for (const [at, { id: claimId }] of rows.entries()) {
    for (const language of others) {
      const text = story.claims[at]?.[language] as string
      await wordClaim(db, by, { key: key(), claimId, language, text })
    }
  }
  return { eventId, claimIds: rows.map((row) => row.id) }
}

async function capture(db: Db, by: { id: string }, source: RetoldSource): Promise<string> {
  const { publisher, language, title, byline, published, zone, text } = source
  const { id } = await captureSource(db, by, {
    key: randomUUID(),
    bytes: new TextEncoder().encode(`${title}\n\n${text}\n`),
    text,
    publisher,
    language,
    title,
    byline: byline ?? null,
    url: null,
    published: published ?? null,
    publishedZone: zone ?? null,
    updated: null,
    updatedZone: null,
  })
  return id
}

type Place = { eventId: string; sourceIds: ReadonlyMap<string, string> }

/** What the story's sources pass on. Out: the citations by their names in the story. */
async function passOn(db: Db, people: People, story: Story, { eventId, sourceIds }: Place) {
  const ids = new Map<string, string>()
  for (const [name, { source, by, unnamed = false, via = [], ...said }] of Object.entries(story.citations ?? {})) {
    const asked = { key: randomUUID(), eventId, sourceId: sourceIds.get(source) as string, offered: null }
    const { id } = await recordCitation(db, people[by], { ...asked, ...said, unnamed, via })
    ids.set(name, id)
  }
  return ids
}

/** The times that the story's sources give. */
async function date(db: Db, people: People, story: Story, { eventId, sourceIds }: Place): Promise<void> {
  const occasionIds = new Map<string, string>()
  for (const [name, words] of Object.entries(story.occasions ?? {})) {
    const asked = { key: randomUUID(), eventId, language: 'ar' as const, name: words }
    occasionIds.set(name, (await nameOccasion(db, people[story.by], asked)).id)
  }
  for (const { source, by, of, passage, role, ...time } of story.dates ?? []) {
    const idOf = (name: string | undefined) => (name ? (occasionIds.get(name) ?? null) : null)
    const counted =
      'from' in time ? { countedFrom: idOf(time.from), days: time.days } : { countedFrom: null, days: null }
    await recordDate(db, people[by], {
      key: randomUUID(),
      eventId,
      sourceId: sourceIds.get(source) as string,
      passage,
      role,
      occasionId: idOf(of),
      value: 'value' in time ? time.value : null,
      zone: null,
      ...counted,
      offered: null,
    })
  }
}

async function play(
  db: Db,
  people: People,
  act: Exclude<Act, { attach: string }>,
  claimIds: string[],
  attached: Map<string, string>,
): Promise<void> {
  const by = people[act.by]
  const key = randomUUID()
  const claimId = claimIds['claim' in act ? act.claim : 'asideOn' in act ? act.asideOn : 0] as string
  if ('vote' in act) {
    const own = and(eq(votes.claimId, claimId), eq(votes.reviewerId, by.id))
    const base = (await db.select({ id: votes.id }).from(votes).where(own)).length
    const evidence = act.on.map((name) => attached.get(name) as string)
    await castVote(db, by, { key, claimId, base, verdict: act.vote, reason: act.reason, evidence })
  } else if ('withdraw' in act) {
    await withdrawEvidence(db, by, { key, evidenceId: attached.get(act.withdraw) as string, reason: act.reason })
  } else if ('asideOn' in act) {
    await standAside(db, by, { key, claimId })
  } else if ('dispute' in act) {
    const { id } = await openDispute(db, by, {
      key,
      about: `claim:${claimId}`,
      ground: act.dispute,
      statement: act.statement,
    })
    await advanceCase(db, id)
  } else {
    const [open] = await db
      .select({ disputeId: disputes.id, verdictVersion: sql<number>`${claims.verdictVersion}` })
      .from(disputes)
      .innerJoin(claims, eq(claims.id, disputes.claimId))
      .where(and(eq(disputes.claimId, claimId), disputes.open))
    if (!open) throw new Error(`no case to say anything in: ${JSON.stringify(act)}`)
    const { disputeId } = open
    const evidence = act.on.map((name) => attached.get(name) as string)
    if ('plead' in act) {
      await stateCase(db, by, { key, disputeId, base: 0, plea: act.plead, text: act.text, evidence })
      await advanceCase(db, disputeId)
    } else {
      const { rule: outcome, to: verdict = null, reason } = act
      await takeCase(db, by, { key: randomUUID(), disputeId })
      await rule(db, by, { key, ...open, outcome, verdict, reason, evidence })
    }
  }
}
