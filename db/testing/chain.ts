import { eq } from 'drizzle-orm'
import type { Act } from '../../domain/citation'
import type { Db } from '../client'
import { attachEvidence } from '../commands/attach-evidence'
import { correctSource } from '../commands/correct-source'
import { likenReport } from '../commands/liken-report'
import { linkCitation } from '../commands/link-citation'
import { mergeAgents } from '../commands/merge-agents'
import { nameOccasion } from '../commands/name-occasion'
import { recordCitation } from '../commands/record-citation'
import { recordDate } from '../commands/record-date'
import { citations, sources } from '../schema'
import { agent, event, newKey, people3, person, source, vote } from '../testing'

type By = { id: string }
type Of = { eventId: string; sourceId: string }
type Said = { agent?: string | null; via?: string[]; unnamed?: boolean; act?: Act; passage?: string }

/** A citation in a source, of an agent of its own unless one is given; its passage is the whole text unless one is given. */
export async function citation(db: Db, by: By, of: Of, said: Said = {}): Promise<string> {
  const passage = said.passage ?? (await textIn(db, of.sourceId))
  const name = said.agent === undefined ? await agent(db) : said.agent
  const { via = [], unnamed = false, act = 'claims' } = said
  const chain = { agent: name, unnamed, via, relation: 'paraphrases', act } as const
  const { id } = await recordCitation(db, by, { key: newKey(), ...of, ...chain, passage, offered: null })
  return id
}

/** A piece of evidence that speaks through a citation of its source, for the claim unless another stance is given. */
export async function spoken(
  db: Db,
  by: By,
  claimId: string,
  citationId: string,
  stance = 'supports',
): Promise<string> {
  const { sourceId } = citations
  const [found] = await db.select({ sourceId }).from(citations).where(eq(citations.id, citationId))
  const from = found?.sourceId as string
  const asked = { key: newKey(), claimId, sourceId: from, passage: await textIn(db, from), stance, citationId }
  const { id } = await attachEvidence(db, by, {
    ...asked,
    speaker: null,
    unnamed: false,
    standing: 'third_party',
    asserts: null,
  } as Parameters<typeof attachEvidence>[2])
  return id
}

/**
 * A claim that three confirm on one report, which cites a paper by way of an agency; the paper's own report, read too, gives
 * unnamed people as its word. Nobody has said yet that the one goes back to the other.
 */
export async function rumour(db: Db) {
  const author = await person(db)
  const { slug, eventId, claimId } = await event(db, author)
  const [paper, agency] = [await agent(db), await agent(db)]
  const [report, original] = [await source(db, author), await source(db, author)]
  await published(db, author, original.id, paper)
  const passedOn = await citation(db, author, { eventId, sourceId: report.id }, { agent: paper, via: [agency] })
  const whispered = await citation(db, author, { eventId, sourceId: original.id }, { agent: paper, unnamed: true })
  const piece = await spoken(db, author, claimId, passedOn)
  for (const voter of await people3(db)) await vote(db, voter, claimId, 'confirmed', [piece])
  return { author, slug, eventId, claimId, paper, agency, report, original, passedOn, whispered, piece }
}

/** What a citation goes back to: a captured source and, where one is given, the citation in it. */
export async function linked(db: Db, by: By, eventId: string, citationId: string, to: string | null, further?: string) {
  const asked = { key: newKey(), eventId, citationId, citedSource: to, citedCitation: further ?? null }
  return linkCitation(db, by, asked)
}

/** Another happening of an event, under a name of its own unless one is given. */
export async function occasion(
  db: Db,
  by: By,
  eventId: string,
  name = `The talks of the ${newKey()}`,
): Promise<string> {
  return (await nameOccasion(db, by, { key: newKey(), eventId, language: 'en', name })).id
}

/** A date that the whole text of a source gives. */
export async function date(db: Db, by: By, of: Of, value = '2024-06-11'): Promise<string> {
  const passage = await textIn(db, of.sourceId)
  const asked = { key: newKey(), ...of, passage, role: 'happened', value, days: '' } as const
  return (await recordDate(db, by, { ...asked, occasionId: null, zone: null, countedFrom: null, offered: null })).id
}

/** That a source relays the same report as an earlier one, or that it does not. */
export async function likened(db: Db, by: By, eventId: string, sourceId: string, earlierId: string, relays = true) {
  return likenReport(db, by, { key: newKey(), eventId, sourceId, earlierId, relays })
}

/** Two agents found to be one, by a moderator of its own. */
export async function merged(db: Db, agentId: string, survivor: string) {
  const reason = 'One paper under two spellings of its name.'
  return mergeAgents(db, await person(db, 'moderator'), { key: newKey(), agentId, survivor, reason })
}

/** A source's publisher, corrected. */
export async function published(db: Db, by: By, sourceId: string, publisher: string, version = 1) {
  const blank = { url: null, byline: null, language: 'en', published: null, publishedZone: null, updated: null }
  const asked = { key: newKey(), sourceId, version, publisher, title: 'A report', ...blank, updatedZone: null }
  return correctSource(db, by, asked)
}

async function textIn(db: Db, id: string): Promise<string> {
  const [source] = await db.select({ text: sources.text }).from(sources).where(eq(sources.id, id))
  return source?.text as string
}
