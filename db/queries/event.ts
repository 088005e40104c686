import { and, asc, desc, eq, getTableColumns, inArray } from 'drizzle-orm'
import { disclose, discloseFinding } from '../../domain/blindness'
import { cautionsOf } from '../../domain/cautions'
import { originsOf } from '../../domain/evidence'
import { ledger } from '../../domain/ledger'
import { traced, type Word } from '../../domain/provenance'
import { chainsOf } from '../../domain/provenance/chains'
import { countsOf } from '../../domain/provenance/counts'
import { judge, latestVersions, uncounted } from '../../domain/vote'
import type { Db } from '../client'
import { loadGraph } from '../graph'
import { citations, claims, claimTexts, events, eventTexts, eventTimes, users, verdicts } from '../schema'
import { listAgents } from './agents'
import { listCitations } from './citations'
import { listDates, listOccasions } from './dates'
import { type Dispute, listDisputes } from './disputes'
import { listEvidence, type Piece } from './evidence'
import { isSlug } from './ids'
import { listSources } from './sources'
import { listVotes, type VoteRow } from './votes'

export type EventPage = NonNullable<Awaited<ReturnType<typeof readEvent>>>
export type ClaimPage = EventPage['claims'][number]
export type VoteShown = ClaimPage['votes'][number]

/**
 * Everything the public may know of an event, from one snapshot; null when no event has this slug. What is sealed until a
 * claim settles is null here already.
 */
export async function readEvent(db: Db, slug: string) {
  return db.transaction(
    async (tx) => {
      const event = await readTelling(tx, slug)
      if (!event) return null
      const rows = await listClaims(tx, event.id)
      const ids = rows.map((row) => row.id)
      const texts = await listWordings(tx, ids)
      const [votes, pieces, disputes] = [
        await listVotes(tx, ids),
        await listEvidence(tx, ids),
        await listDisputes(tx, ids),
      ]
      const [dates, occasions] = [await listDates(tx, event.id), await listOccasions(tx, event.id)]
      const read = await listRead(tx, event.id, [...pieces, ...dates])
      const [sources, passedOn] = [await listSources(tx, read), await listCitations(tx, read)]
      const graph = await loadGraph(tx, { claims: ids, sources: read })
      const found = rows.map((row) => {
        const of = <T extends { claim: string }>(all: readonly T[]) => all.filter((each) => each.claim === row.id)
        return claimShown(row, of(texts), of(votes), traced(of(pieces), graph), of(disputes))
      })
      const headline = found[0]?.verdict ?? null
      const words = found.flatMap((claim) => claim.evidence)
      const counts = countsOf(words, graph)
      const named = [
        ...words.flatMap(({ speaker, ends }) => [speaker.agent, ...ends.map(({ agent }) => agent)]),
        ...sources.flatMap(({ publisher }) => publisher ?? []),
        ...[...graph.sources.values()].flatMap(({ publisher }) => publisher ?? []),
        ...passedOn.flatMap(({ agent, via }) => [...via, ...(agent ? [agent] : [])]),
        ...counts.notSeen,
      ]
      return {
        ...event,
        citations: passedOn,
        dates,
        occasions,
        ledger: ledger(dates),
        counts,
        claims: found.map((claim) => ({
          ...claim,
          cautions: cautionsOf(claim.evidence, claim.position > 0 ? { verdict: claim.verdict, headline } : undefined),
        })),
        sources,
        agents: await listAgents(tx, named),
        updatedAt: new Date(Math.max(event.openedAt.getTime(), ...rows.map((row) => row.updatedAt.getTime()))),
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** How an event is told: its titles, summaries and places by language, its time, who opened it. */
export async function readTelling(db: Db, slug: string) {
  if (!isSlug(slug)) return null
  const [event] = await db
    .select({
      id: events.id,
      slug: events.slug,
      demonstration: events.demonstration,
      openedAt: events.openedAt,
      openedBy: users.handle,
    })
    .from(events)
    .leftJoin(users, eq(users.id, events.openedBy))
    .where(eq(events.slug, slug))
  if (!event) return null
  const { language, title, summary, place } = eventTexts
  const told = await db
    .selectDistinctOn([language], { language, title, summary, place })
    .from(eventTexts)
    .where(eq(eventTexts.eventId, event.id))
    .orderBy(language, desc(eventTexts.version))
  const { value, until, precision } = eventTimes
  const [time] = await db
    .select({ value, until, precision })
    .from(eventTimes)
    .where(eq(eventTimes.eventId, event.id))
    .orderBy(desc(eventTimes.version))
    .limit(1)
  return { ...event, texts: Object.fromEntries(told.map((each) => [each.language, each])), time: time ?? null }
}

/** The sources of an event: those with evidence or a date for it, and those whose citations were recorded for it. */
async function listRead(db: Db, eventId: string, from: readonly { source: string }[]): Promise<string[]> {
  const cited = await db
    .selectDistinct({ source: citations.sourceId })
    .from(citations)
    .where(eq(citations.eventId, eventId))
  return [...new Set([...from, ...cited].map(({ source }) => source))]
}

async function listClaims(db: Db, eventId: string) {
  return db
    .select({ ...getTableColumns(claims), ruleVersion: verdicts.ruleVersion })
    .from(claims)
    .leftJoin(verdicts, and(eq(verdicts.claimId, claims.id), eq(verdicts.version, claims.verdictVersion)))
    .where(eq(claims.eventId, eventId))
    .orderBy(asc(claims.position))
}

async function listWordings(db: Db, claimIds: readonly string[]) {
  const { claimId, language, text } = claimTexts
  return db
    .selectDistinctOn([claimId, language], { claim: claimId, language, text })
    .from(claimTexts)
    .where(inArray(claimId, [...claimIds]))
    .orderBy(claimId, language, desc(claimTexts.version))
}

type Row = Awaited<ReturnType<typeof listClaims>>[number]
type Wording = { language: string; text: string }

/** A claim as the public may see it: what the rule makes of it, and of each vote what `disclose` lets through. */
function claimShown(row: Row, texts: Wording[], votes: VoteRow[], evidence: Word<Piece>[], disputes: Dispute[]) {
  const settled = row.settledAt !== null
  const { tally, counted } = judge(votes, evidence, row.round, null)
  const { verdict, because, verdictVersion, ruleVersion } = row
  const active = new Map(evidence.filter((piece) => piece.active).map((piece) => [piece.id, piece]))
  const latest = latestVersions(votes)
  return {
    id: row.id,
    position: row.position,
    text: Object.fromEntries(texts.map(({ language, text }) => [language, text])),
    state: row.state,
    ...discloseFinding({ verdict, because, verdictVersion, ruleVersion, tally, counted }, settled),
    contested: settled && row.contested,
    cast: row.cast,
    round: row.round,
    addedAt: row.addedAt,
    settledAt: row.settledAt,
    updatedAt: row.updatedAt,
    votes: votes.map(({ claim, reviewer, handle, suspended, recused, ...vote }) => {
      const code = uncounted({ ...vote, reviewer, suspended, recused }, latest, active, row.round)
      return disclose({ ...vote, reviewer: handle, uncounted: code }, settled)
    }),
    evidence,
    origins: { supports: originsOf(evidence, 'supports'), denies: originsOf(evidence, 'denies') },
    chains: { supports: chainsOf(evidence, 'supports'), denies: chainsOf(evidence, 'denies') },
    disputes,
  }
}
