import { sql } from 'drizzle-orm'
import { type Act, type CaseFile, step } from '../domain/dispute'
import { Refusal } from '../domain/refusal'
import { append, nextVer } from './audit'
import { type Case, doerOf, idsOf, keepCase, lockCase } from './case'
import type { Db, Tx } from './client'
import { lookAfter } from './jobs'
import { reckon } from './reckon'

/** What a case does by itself, each with the entry that tells of it. */
const OWN = {
  call: { kind: 'dispute.called' },
  hear: { kind: 'dispute.heard' },
  lapse: { kind: 'dispute.released' },
  end: { kind: 'dispute.ended' },
} as const
type Own = keyof typeof OWN

/**
 * Does with a case what it is due for, as the rule: answers open, and close; who let it lie lets it go; a ruling becomes final. Done
 * twice, or by two at once, it comes to the same. Out: what was done, in its order; nothing where nothing was due.
 */
export async function advanceCase(db: Db, id: string, at = new Date()): Promise<Own[]> {
  return db.transaction(async (tx) => {
    const found = await lockCase(tx, id)
    const allAnswered = await haveAllAnswered(tx, found)
    const done: Own[] = []
    let { file } = found
    for (let next = due(file, allAnswered, at); next; next = due(file, allAnswered, at)) {
      file = next.file
      done.push(next.own)
      const { kind } = OWN[next.own]
      const subject = `dispute:${id}`
      const ver = await nextVer(tx, kind, subject)
      const data = { ...found.named, ...(next.own === 'lapse' && { idle: true }) }
      await append(tx, 'rule', { ...found.place, kind, subject, ver, at, data })
    }
    if (done.length === 0) {
      // Whoever came had taken the place of the job that comes when something is due.
      await lookAfter(tx, id, file)
      return done
    }
    await keepCase(tx, id, file)
    if (found.claim) await reckon(tx, found.claim, at, { aside: true })
    return done
  })
}

function due(file: CaseFile, allAnswered: boolean, at: Date): { own: Own; file: CaseFile } | null {
  for (const own of Object.keys(OWN) as Own[]) {
    const act: Act = own === 'hear' ? { kind: own, allAnswered } : { kind: own }
    try {
      return { own, file: step(file, act, at.getTime()) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return null
}

/**
 * Whether everybody concerned has put their side of a case: whose doing the thing is, and all who voted in the round on a claim that it
 * bears on; who opened it has done so by that.
 */
async function haveAllAnswered(tx: Tx, { id, thing, openedBy }: Case): Promise<boolean> {
  const [row] = await tx.execute<{ all: boolean }>(sql`
    select not exists (
      select from (
        select v.reviewer_id as id from votes v join claims c on c.id = v.claim_id and c.round = v.round
        where c.id = any(${idsOf(thing.claims)}::uuid[])
        union select ${doerOf(thing)}::uuid) who
      where who.id is not null and who.id is distinct from ${openedBy}::uuid
        and not exists (select from statements s where s.dispute_id = ${id} and s.user_id = who.id)) as all`)
  return row?.all ?? false
}

/** The cases that have something to do by now, those that waited longest first. */
export async function casesDue(db: Db, at: Date, most: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from disputes where state <> 'final' and (state in ('opened', 'ruled_on_appeal')
      or (state in ('answering', 'ruled') and due_at <= ${at.toISOString()}::timestamptz)
      or held_at <= ${at.toISOString()}::timestamptz - interval '72 hours')
    order by due_at nulls first, id limit ${most}`)
  return rows.map(({ id }) => id)
}
