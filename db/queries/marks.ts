import { sql } from 'drizzle-orm'
import type { Locale } from '../../domain/locale'
import { PROBATION_VOTES } from '../../domain/probation'
import type { Db } from '../client'
import { letInBy } from '../probation'
import { claims } from '../schema'
import { ofClaim, tied } from '../ties'
import { claimWords } from './wordings'

export type Passage = { stance: 'supports' | 'denies' | 'mentions'; exact: string; language: string; title: string }
export type ToMark = { id: string; text: Partial<Record<Locale, string>>; reason: string; evidence: Passage[] }

/**
 * Votes of those on probation that wait for this moderator's mark, the oldest first: each with its claim, its reason and what it
 * rests on. Neither whose it is nor what it decided is read. None on a claim under review, nor on one that binds the moderator,
 * nor of somebody whom they let in.
 */
export async function listToMark(db: Db, moderatorId: string, limit: number): Promise<ToMark[]> {
  const rows = await db.execute<ToMark>(sql`
    select v.id, ${claimWords} as text, v.reason, coalesce((
      select jsonb_agg(jsonb_build_object('stance', e.stance, 'exact', e.exact, 'language', s.language, 'title', s.title) order by e.attached_at, e.id)
      from vote_evidence r join evidence e on e.id = r.evidence_id
      join lateral (select language, title from source_versions where source_id = e.source_id order by version desc limit 1) s on true
      where r.vote_id = v.id), '[]') as evidence
    from votes v join ${claims} on ${claims.id} = v.claim_id join users u on u.id = v.reviewer_id
    where u.probation and not u.suspended and ${claims.settledAt} is not null
      and v.version = (select max(l.version) from votes l where l.claim_id = v.claim_id and l.reviewer_id = v.reviewer_id)
      and not ${tied(ofClaim(sql`${claims.id}`), sql`${moderatorId}::uuid`)}
      and not exists (select from vote_marks m
        where m.claim_id = v.claim_id and m.reviewer_id = v.reviewer_id and m.moderator_id = ${moderatorId})
      and ${letInBy(sql`v.reviewer_id`)} is distinct from ${moderatorId}::uuid
    order by v.cast_at, v.id limit ${limit}`)
  return [...rows]
}

/** How far somebody on probation has come; null for whoever is not. */
export async function readProbation(db: Db, personId: string): Promise<{ sound: number; needed: number } | null> {
  const [row] = await db.execute<{ probation: boolean; sound: number }>(sql`
    select u.probation, (select count(*)::int from (
      select from vote_marks m where m.reviewer_id = u.id group by m.claim_id
      having count(*) filter (where m.sound) > count(*) filter (where not m.sound)) c) as sound
    from users u where u.id = ${personId}`)
  return row?.probation ? { sound: row.sound, needed: PROBATION_VOTES } : null
}
