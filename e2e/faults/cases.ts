import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { dispute, event, vote } from '../../db/testing'
import type { Crowd } from './voters'

/** So many cases are opened for a worker that is going to be killed. */
export const CASES = 8

/** Settles claims and contests them: each is a case that a worker has to look after at once. */
export async function openCases(db: Db, { voters }: Crowd): Promise<void> {
  const opener = voters[0] as Crowd['voters'][number]
  const reviewers = voters.slice(1, 4)
  const claims: string[] = []
  for (let at = 0; at < CASES; at += 1) {
    const { claimId } = await event(db, opener, `Convoy ${randomUUID()} left the harbour at night.`)
    for (const each of reviewers) await vote(db, each, claimId, 'unverified')
    claims.push(claimId)
  }
  for (const claimId of claims) await dispute(db, opener, claimId)
}

/** Waits until fewer cases wait to be called than `most`; a minute at most. */
export async function waiting(db: Db, most: number): Promise<void> {
  for (const since = Date.now(); Date.now() - since < 60_000; await pause(5)) {
    const [row] = await db.execute<{ cases: number }>(
      sql`select count(*)::int as cases from disputes where state = 'opened'`,
    )
    if ((row?.cases ?? 0) < most) return
  }
}

/** What does not hold of cases that a worker looks after: each was called, and once. */
export async function calledOnce(db: Db): Promise<string[]> {
  await waiting(db, 1)
  const [row] = await db.execute<{ left: number; twice: number }>(sql`
    select count(*) filter (where called = 0)::int as left, count(*) filter (where called > 1)::int as twice from (
      select (select count(*) from entries e where e.kind = 'dispute.called' and e.subject = 'dispute:' || d.id) as called
      from disputes d) each`)
  return [
    ...(row?.left ? [`${row.left} cases were never called`] : []),
    ...(row?.twice ? [`${row.twice} cases were called more than once`] : []),
  ]
}
