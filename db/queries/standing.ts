import { sql } from 'drizzle-orm'
import { parseAbout } from '../../domain/thing'
import type { Db } from '../client'

/** A passage or a regrouping that can be contested by itself: where it stands at the desk, and the case that is open about it. */
export type Standing = {
  about: string
  kind: 'evidence' | 'citation' | 'date' | 'regrouping'
  id: string
  slug: string
  /** The place of its claim in the event; null for what is of the event. */
  position: number | null
  /** Null for what is in none. */
  source: string | null
  open: string | null
}

/** Of these names those of pieces of evidence, citations, dates and regroupings that stand, by name. */
export async function listStanding(db: Db, names: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const ids = names.flatMap((name) => parseAbout(name)?.id ?? [])
  if (ids.length === 0) return new Map()
  const those = sql`any(${`{${ids.join()}}`}::uuid[])`
  const rows = await db.execute<Standing>(sql`
    select x.about, x.kind, x.id, v.slug, x.position, x.source, d.id as open from (
      select 'evidence:' || e.id as about, 'evidence' as kind, e.id, c.position, e.source_id as source
      from evidence e join claims c on c.id = e.claim_id
      where e.id = ${those} and not exists (select from withdrawn_evidence w where w.evidence_id = e.id)
      union all select 'citation:' || c.id, 'citation', c.id, null, c.source_id from citations c
      where c.id = ${those} and not exists (select from withdrawn_citations w where w.citation_id = c.id)
      union all select 'date:' || t.id, 'date', t.id, null, t.source_id from dates t
      where t.id = ${those} and not exists (select from withdrawn_dates w where w.date_id = t.id)
      union all select 'regrouping:' || r.id, 'regrouping', r.id, null, null from regroupings r where r.id = ${those} and r.stands) x
    join events v on v.id = event_of(x.about)
    left join disputes d on d.about = x.about and d.open`)
  return new Map(rows.map((row) => [row.about, row]))
}
