import { and, eq, sql } from 'drizzle-orm'
import { HEADLINE } from '../../domain/claim'
import type { Moment } from '../../domain/time'
import type { Db } from '../client'
import { claims, disputes, events } from '../schema'
import { findThing } from '../thing'
import { familyOf, readRegrouping } from './regroupings'
import { listSources } from './sources'
import { claimWords } from './wordings'

export type Contestable = NonNullable<Awaited<ReturnType<typeof readContestable>>>
export type Passage = Awaited<ReturnType<typeof listPassages>>[number]

/** So many passages of one event are offered to choose from, and of each as much as tells which one it is. */
const MOST = { passages: 200, shown: 160 } as const

/**
 * What an address is about, as `kind:id`: the claim that it is or belongs to (of what is of the event, its headline claim) with its verdict,
 * its words in their source, or what was regrouped; whether it stands, and the case that is open about it, with its state. Null for nothing that can be contested.
 */
export async function readContestable(db: Db, name: string) {
  const thing = await findThing(db, name)
  if (!thing) return null
  const { about, kind, id, eventId, claimId, sourceId, says, stands, excludedBy } = thing
  const [found] = await db
    .select({
      slug: events.slug,
      demonstration: events.demonstration,
      texts: claimWords,
      claim: claims.id,
      verdict: claims.verdict,
      settledAt: claims.settledAt,
      open: disputes.id,
      openState: disputes.state,
      moment: momentOf(kind === 'date' ? id : null),
    })
    .from(claims)
    .innerJoin(events, eq(events.id, claims.eventId))
    .leftJoin(disputes, and(eq(disputes.about, about), disputes.open))
    .where(claimId ? eq(claims.id, claimId) : and(eq(claims.eventId, eventId), eq(claims.position, HEADLINE)))
  const [source = null] = sourceId ? await listSources(db, [sourceId]) : []
  const regrouping = kind === 'regrouping' ? await readRegrouping(db, id) : null
  return found ? { ...found, about, kind, id, eventId, says, stands, excludedBy, source, regrouping } : null
}

/** The time that a date gives, where it gives one and counts no days. */
const momentOf = (id: string | null) => sql<Moment | null>`(
  select jsonb_build_object('value', d.value, 'precision', d.precision, 'zone', d.zone) from dates d where d.id = ${id} and d.value is not null)`

/** What can be contested beside a verdict: the passages of its claim, and what is said to be passed on and dated in its event; all that stand. */
export async function listPassages(db: Db, { claim, eventId }: Pick<Contestable, 'claim' | 'eventId'>) {
  const family = sql`any(${`{${(await familyOf(db, eventId)).join()}}`}::uuid[])`
  return db.execute<{
    about: string
    kind: 'evidence' | 'citation' | 'date'
    says: string
    language: string | null
  }>(sql`
    select x.kind || ':' || x.id as about, x.kind, left(x.exact, ${MOST.shown}) as says, s.language from (
      select 'evidence' as kind, id, exact, source_id, attached_at as at from evidence e
      where e.claim_id = ${claim} and not exists (select from withdrawn_evidence w where w.evidence_id = e.id)
      union all select 'citation', id, exact, source_id, at from citations c
      where c.event_id = ${family} and not exists (select from withdrawn_citations w where w.citation_id = c.id)
      union all select 'date', id, exact, source_id, at from dates d
      where d.event_id = ${family} and not exists (select from withdrawn_dates w where w.date_id = d.id)) x
    left join lateral (select v.language from source_versions v where v.source_id = x.source_id order by v.version desc limit 1) s on true
    order by array_position(array['evidence', 'citation', 'date'], x.kind), x.at, x.id limit ${MOST.passages}`)
}
