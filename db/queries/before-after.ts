import { and, inArray, or, sql } from 'drizzle-orm'
import type { EntryKind, Json } from '../../domain/entry'
import type { Db } from '../client'
import { claimTexts, eventTexts, eventTimes, votes } from '../schema'

export type Saying = Record<string, Json>
type Line = { kind: EntryKind; subject: string; ver: number; claim: string | null; settled: boolean }
type Change = { before: Saying | null; after: Saying | null }

/**
 * What an entry changed: the version before, where its subject had one, and the one it wrote. A vote on a claim that has
 * not settled is sealed: nothing of it is told. Out: the function that tells it, for these entries.
 */
export async function changesOf(
  db: Db,
  lines: readonly Pick<Line, 'kind' | 'subject' | 'claim'>[],
): Promise<(line: Line, said: Saying) => Change> {
  const told = lines.flatMap(({ kind, subject }) => (kind === 'event.described' ? (subject.split(':')[1] ?? []) : []))
  const eventIds = [...new Set(told)]
  const { eventId, language, version, title, summary, place } = eventTexts
  const texts = await db
    .select({ eventId, language, version, title, summary, place })
    .from(eventTexts)
    .where(inArray(eventId, eventIds))
  const { value, until, precision } = eventTimes
  const times = await db
    .select({ eventId: eventTimes.eventId, version: eventTimes.version, value, until, precision })
    .from(eventTimes)
    .where(inArray(eventTimes.eventId, eventIds))
  const claimIds = [...new Set(lines.flatMap(({ claim }) => claim ?? []))]
  const wordings = await db
    .select({
      claim: claimTexts.claimId,
      language: claimTexts.language,
      version: claimTexts.version,
      text: claimTexts.text,
    })
    .from(claimTexts)
    .where(inArray(claimTexts.claimId, claimIds))
  const voters = lines.flatMap(({ kind, subject }) => (kind === 'vote.cast' ? (subject.split(':')[2] ?? []) : []))
  const cast = await db
    .select({
      claim: sql<string>`coalesce(${votes.carriedFrom}, ${votes.claimId})`,
      reviewer: votes.reviewerId,
      version: sql<number>`cast_as(${votes})`,
      verdict: votes.verdict,
    })
    .from(votes)
    .where(
      and(
        or(inArray(votes.claimId, claimIds), inArray(votes.carriedFrom, claimIds)),
        inArray(votes.reviewerId, [...new Set(voters)]),
      ),
    )

  const versionsOf = ({ kind, subject, claim }: Line): { version: number; is: Saying }[] => {
    const [, id, part] = subject.split(':')
    if (kind === 'vote.cast') {
      const own = cast.filter((vote) => vote.claim === claim && vote.reviewer === part)
      return own.map(({ version, verdict }) => ({ version, is: { verdict } }))
    }
    if (kind === 'claim.worded') {
      const own = wordings.filter((each) => each.claim === claim && each.language === part)
      return own.map(({ version, language, text }) => ({ version, is: { language, text } }))
    }
    if (kind === 'event.described' && part === 'time') {
      const own = times.filter((each) => each.eventId === id)
      return own.map(({ eventId: _, version, ...is }) => ({ version, is }))
    }
    if (kind === 'event.described') {
      const own = texts.filter((each) => each.eventId === id && each.language === part)
      return own.map(({ eventId: _, version, ...is }) => ({ version, is }))
    }
    return []
  }

  return (line, said) => {
    if (line.kind === 'vote.cast' && !line.settled) return { before: null, after: null }
    if (line.kind === 'verdict.changed') {
      return {
        before: said.before as Saying | null,
        after: { ...(said.after as Saying), tally: said.tally as Json, cause: said.cause ?? null },
      }
    }
    if (line.kind === 'citation.linked') {
      return { before: line.ver > 1 ? (said.before as Saying) : null, after: said.after as Saying }
    }
    const versions = versionsOf(line)
    if (versions.length === 0) return { before: null, after: said }
    const at = (version: number) => versions.find((each) => each.version === version)?.is ?? null
    // The first version may have come with the event or the claim: then `ver` counts one less.
    const version = typeof said.version === 'number' ? said.version : line.ver
    return { before: at(version - 1), after: at(version) }
  }
}
