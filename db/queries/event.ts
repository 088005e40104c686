import { desc, eq, inArray } from 'drizzle-orm'
import { cautionsOf } from '../../domain/cautions'
import { ledger } from '../../domain/ledger'
import { traced } from '../../domain/provenance'
import { countsOf } from '../../domain/provenance/counts'
import type { Db } from '../client'
import { loadGraph } from '../graph'
import { citations, events, eventTexts, eventTimes, users } from '../schema'
import { listAgents } from './agents'
import { listCitations } from './citations'
import { claimShown, listClaims, listWordings } from './claims'
import { listDates, listOccasions } from './dates'
import { listDisputes } from './disputes'
import { listEvidence } from './evidence'
import { isSlug } from './ids'
import { listJoined } from './joining'
import { familyOf, listRegroupingNames, listRegroupings } from './regroupings'
import { listReplies } from './replies'
import { listSources } from './sources'
import { listVotes } from './votes'

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
      const [votes, pieces] = [await listVotes(tx, ids), await listEvidence(tx, ids)]
      const joined = await listJoined(tx, event.id)
      const leadsTo = new Map(joined.map(({ id, into }) => [id, into]))
      const replies = (await listReplies(tx, [...ids, ...leadsTo.keys()])).map((reply) => {
        return { ...reply, claim: leadsTo.get(reply.claim) ?? reply.claim }
      })
      const family = await familyOf(tx, event.id)
      const [dates, occasions] = [await listDates(tx, family), await listOccasions(tx, ...family)]
      const read = await listRead(tx, family, [...pieces, ...dates])
      const graph = await loadGraph(tx, { claims: ids, sources: read })
      const passing = await listCitations(tx, read)
      const regroupings = await listRegroupings(tx, event.id)
      const abouts = [
        ...dates.map(({ id }) => `date:${id}`),
        ...passing.map(({ id }) => `citation:${id}`),
        ...(await listRegroupingNames(tx, family)),
      ]
      const disputes = await listDisputes(tx, ids, abouts)
      const found = rows.map((row) => {
        const of = <T extends { claim: string | null }>(all: readonly T[]) =>
          all.filter((each) => each.claim === row.id)
        return claimShown(row, of(texts), of(votes), traced(of(pieces), graph), of(disputes), of(replies))
      })
      const headline = found[0]?.verdict ?? null
      const words = found.flatMap((claim) => claim.evidence)
      const counts = countsOf(words, graph)
      const on = [...new Set([...read, ...counts.read])]
      const [sources, passedOn] = [await listSources(tx, on), await listCitations(tx, on)]
      const named = [
        ...words.flatMap(({ speaker, ends }) => [speaker.agent, ...ends.map(({ agent }) => agent)]),
        ...sources.flatMap(({ publisher }) => publisher ?? []),
        ...passedOn.flatMap(({ agent, via }) => [...via, ...(agent ? [agent] : [])]),
        ...counts.notSeen,
        ...replies.map(({ agent }) => agent),
      ]
      return {
        ...event,
        citations: passedOn,
        dates,
        occasions,
        ledger: ledger(dates),
        regroupings,
        // What was read is the event's; how many said it is a question about its headline claim.
        counts: { ...counts, ...(found[0]?.origins ?? { supports: [], denies: [] }) },
        /** The cases about what is of the event and of none of its claims. */
        disputes: disputes.filter(({ claim }) => claim === null),
        claims: found.map((claim) => ({
          ...claim,
          merged: joined.filter(({ into }) => into === claim.id).map(({ into: _, ...each }) => each),
          cautions: cautionsOf(claim.evidence, claim.position > 0 ? { verdict: claim.verdict, headline } : undefined),
        })),
        sources,
        relays: [...graph.sources.values()].flatMap(({ id, sameAs }) =>
          sameAs ? [{ source: id, earlier: sameAs }] : [],
        ),
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

/** The sources that an event is made of: with evidence or a date for it, or a citation that was recorded for it. */
async function listRead(db: Db, eventIds: readonly string[], from: readonly { source: string }[]): Promise<string[]> {
  const cited = await db
    .selectDistinct({ source: citations.sourceId })
    .from(citations)
    .where(inArray(citations.eventId, [...eventIds]))
  return [...new Set([...from, ...cited].map(({ source }) => source))]
}
