import { and, asc, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import { disclose, discloseFinding } from '../../domain/blindness'
import { originsOf } from '../../domain/evidence'
import type { Word } from '../../domain/provenance'
import { chainsOf } from '../../domain/provenance/chains'
import { judge, latestVersions, uncounted } from '../../domain/vote'
import type { Db } from '../client'
import { claims, claimTexts, entries, verdicts } from '../schema'
import type { Dispute } from './disputes'
import type { Piece } from './evidence'
import type { Reply } from './replies'
import type { VoteRow } from './votes'

/**
 * The claims of an event in their order, without those that lead on to another, each with the version of the rule that its verdict was given under, and the entry of the
 * log that recorded it.
 */
export async function listClaims(db: Db, eventId: string) {
  return db
    .select({
      ...getTableColumns(claims),
      ruleVersion: verdicts.ruleVersion,
      entry: { id: entries.id, leaf: sql<string>`encode(${entries.leaf}, 'hex')` },
    })
    .from(claims)
    .leftJoin(verdicts, and(eq(verdicts.claimId, claims.id), eq(verdicts.version, claims.verdictVersion)))
    .leftJoin(entries, recorded)
    .where(and(eq(claims.eventId, eventId), isNull(claims.mergedInto)))
    .orderBy(asc(claims.position))
}

const recorded = and(
  eq(entries.kind, 'verdict.changed'),
  eq(entries.subject, sql`'claim:' || ${claims.id}`),
  eq(entries.ver, claims.verdictVersion),
  eq(entries.lost, false),
)

/** The current words of some claims, by language. */
export async function listWordings(db: Db, claimIds: readonly string[]) {
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
export function claimShown(
  row: Row,
  texts: Wording[],
  votes: VoteRow[],
  evidence: Word<Piece>[],
  disputes: Dispute[],
  replies: Reply[],
) {
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
    entry: settled ? row.entry : null,
    contested: settled && row.contested,
    cast: row.cast,
    round: row.round,
    addedAt: row.addedAt,
    settledAt: row.settledAt,
    updatedAt: row.updatedAt,
    votes: votes.map(({ claim, reviewer, handle, suspended, probation, recused, interested, held, ...vote }) => {
      const code = uncounted(
        { ...vote, reviewer, suspended, probation, recused, interested, held },
        latest,
        active,
        row.round,
      )
      return disclose({ ...vote, reviewer: handle, uncounted: code }, settled)
    }),
    evidence,
    origins: { supports: originsOf(evidence, 'supports'), denies: originsOf(evidence, 'denies') },
    chains: { supports: chainsOf(evidence, 'supports'), denies: chainsOf(evidence, 'denies') },
    disputes,
    replies,
  }
}
