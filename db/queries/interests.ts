import { eq, sql } from 'drizzle-orm'
import { type Interest, LISTED_CLAIMS } from '../../domain/interest'
import type { Db } from '../client'
import { claims, events, interestEnds, interests } from '../schema'
import { claimWords } from './wordings'

export type Declared = Awaited<ReturnType<typeof listInterests>>[number]
export type ClaimMet = Declared['claims'][number]

/**
 * What somebody declared, the latest first, those that last before those that ended; of each how many claims it binds on, and the
 * newest of these with what it keeps them from there: whether they voted, and the case that is open. Nobody else reads this.
 */
export async function listInterests(db: Db, userId: string) {
  const declared = await db
    .select({
      id: interests.id,
      kind: interests.kind,
      agent: interests.agent,
      country: interests.country,
      at: interests.at,
      endedAt: interestEnds.at,
    })
    .from(interests)
    .leftJoin(interestEnds, eq(interestEnds.interestId, interests.id))
    .where(eq(interests.userId, userId))
    .orderBy(sql`${interestEnds.at} is not null, ${interests.at} desc, ${interests.id}`)
  const met = await listMet(db, userId)
  return declared.flatMap(({ kind, ...each }) => {
    if (kind === null) return []
    const own = met.filter(({ interest }) => interest === each.id)
    const tie: Interest & { id: string; at: Date } = { ...each, kind }
    return [{ ...tie, count: own[0]?.count ?? 0, claims: own }]
  })
}

/** The claims on which each interest of somebody binds, found from its agents, as `is_interested` finds them from the claim. */
async function listMet(db: Db, userId: string) {
  return db
    .select({
      interest: sql<string>`bound.interest`,
      count: sql<number>`bound.count`,
      id: claims.id,
      slug: events.slug,
      position: claims.position,
      texts: claimWords,
      voted: sql<boolean>`exists (
        select from votes v where v.claim_id = ${claims.id} and v.reviewer_id = ${userId} and v.round = ${claims.round})`,
      openCase: sql<string | null>`(select d.id from disputes d where d.claim_id = ${claims.id} and d.open limit 1)`,
    })
    .from(sql`(${boundBy(userId)}) bound`)
    .innerJoin(claims, sql`${claims.id} = bound.claim_id`)
    .innerJoin(events, eq(events.id, claims.eventId))
    .where(sql`bound.place <= ${LISTED_CLAIMS}`)
    .orderBy(sql`bound.interest, bound.place`)
}

function boundBy(userId: string) {
  return sql`
    with tie as (
      select i.id, i.agent, i.country, x.at as ended_at
      from interests i left join interest_ends x on x.interest_id = i.id where i.user_id = ${userId} and i.kind is not null
    ), named as (
      select distinct tie.id as interest, self
      from tie join agents a on a.id = tie.agent or a.country = tie.country, unnest(selves_of(survivor_of(a.id))) self
    ), met as (
      select n.interest, e.claim_id from named n join evidence e on e.speaker = n.self
      union
      select n.interest, e.claim_id from named n
        join source_versions v on v.publisher = n.self join evidence e on e.source_id = v.source_id
      union
      select n.interest, e.claim_id from named n join citations c on c.agent = n.self join evidence e on e.citation_id = c.id
      union
      select n.interest, e.claim_id from named n
        join citation_via v on v.agent = n.self join evidence e on e.citation_id = v.citation_id
    )
    select met.interest, met.claim_id, (count(*) over (partition by met.interest))::int as count,
      row_number() over (partition by met.interest order by c.added_at desc, c.id) as place
    from met join claims c on c.id = met.claim_id join tie on tie.id = met.interest
    where tie.ended_at is null or tie.ended_at > c.added_at`
}
