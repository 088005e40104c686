import { asc, sql } from 'drizzle-orm'
import { CASE_AGES } from '../../domain/moderation'
import type { Db } from '../client'
import { claims, disputes } from '../schema'
import { toldWith, waitsForHands } from './cases'
import { claimWords } from './wordings'

export type ModeratorLine = Awaited<ReturnType<typeof countRulings>>[number]
export type OpenCases = Awaited<ReturnType<typeof countOpenCases>>

/** So many moderators are told of, and so many open cases counted, at most. */
const MOST = { moderators: 100, cases: 1000, oldest: 5 } as const

/**
 * What each moderator has decided, who ruled most first: rulings written; of those, how many were appealed and how many overturned on
 * appeal; the median of the seconds from taking the case to its ruling, null for none; and cases held now.
 */
export async function countRulings(db: Db) {
  return db.execute<{
    handle: string | null
    rulings: number
    appealed: number
    overturned: number
    median: number | null
    held: number
  }>(sql`
    with held as (
      select holder_id as moderator_id, count(*)::int as held from disputes where open and holder_id is not null group by holder_id)
    select u.handle, coalesce(rulings, 0) as rulings, coalesce(appealed, 0) as appealed, coalesce(overturned, 0) as overturned,
      round(days * 86400)::int as median, coalesce(held, 0) as held
    from ruling_counts full join held using (moderator_id) join users u on u.id = moderator_id
    order by rulings desc, u.id limit ${MOST.moderators}`)
}

/** Open cases: how many have reached each age (the last is beyond all of `CASE_AGES`), how many wait for want of moderators, and the oldest. */
export async function countOpenCases(db: Db, at = new Date()) {
  const age = sql`extract(epoch from ${at.toISOString()}::timestamptz - opened_at) / 86400`
  const [row] = await db.execute<{ ages: number[]; waiting: number }>(sql`
    with open as (
      select ${disputes.openedAt} as opened_at, ${waitsForHands()} as waits
      from ${disputes} where ${disputes.open} order by ${disputes.openedAt}, ${disputes.id} limit ${MOST.cases})
    select array[${sql.join(
      [...CASE_AGES, null].map((to, place) => {
        const from = CASE_AGES[place - 1]
        const under = to === null ? sql`true` : sql`${age} < ${to}::int`
        return sql`(count(*) filter (where ${from === undefined ? sql`true` : sql`${age} >= ${from}::int`} and ${under}))::int`
      }),
      sql`, `,
    )}] as ages, (count(*) filter (where waits))::int as waiting from open`)
  const oldest = await db
    .select({ id: disputes.id, at: disputes.openedAt, state: disputes.state, texts: claimWords })
    .from(disputes)
    .innerJoin(claims, toldWith)
    .where(sql`${disputes.open}`)
    .orderBy(asc(disputes.openedAt), asc(disputes.id))
    .limit(MOST.oldest)
  return { ages: row?.ages ?? [], waiting: row?.waiting ?? 0, oldest }
}
