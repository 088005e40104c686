import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { claims, entries, evidence, votes } from '../../db/schema'
import { event, openCase, piece, vote } from '../../db/testing'
import type { Verdict } from '../../domain/verdict'
import { type Someone, someone } from './people'

let cases = 0

/** An event of its own with two supporting passages and one denying, and as many votes as are given. */
export async function aCase(db: Db, cast: readonly Verdict[] = []) {
  cases += 1
  const opener = await someone(db)
  const its = await event(db, opener, `Delegation ${process.pid}-${cases} crossed the river at noon.`)
  const first = await piece(db, opener, its.claimId, { speaker: 'anadolu' })
  const second = await piece(db, opener, its.claimId, { speaker: 'sana' })
  const against = await piece(db, opener, its.claimId, { speaker: 'irna', stance: 'denies', standing: 'record' })
  const reviewers: Someone[] = []
  for (const verdict of cast) {
    const reviewer = await someone(db)
    await vote(db, reviewer, its.claimId, verdict, verdict === 'denied' ? [against] : [first, second])
    reviewers.push(reviewer)
  }
  return { ...its, opener, first, second, against, reviewers }
}

/** The id of the case that is open on a claim. */
export async function openCaseOn(db: Db, claimId: string): Promise<string> {
  return (await openCase(db, claimId))?.id as string
}

/** The words of a piece of evidence. */
export async function wordsOf(db: Db, evidenceId: string): Promise<string> {
  const [row] = await db.select({ exact: evidence.exact }).from(evidence).where(eq(evidence.id, evidenceId))
  return row?.exact as string
}

export async function votesOn(db: Db, claimId: string) {
  return db.select().from(votes).where(eq(votes.claimId, claimId)).orderBy(votes.castAt)
}

/** How much has been written about a claim: what changes nothing leaves it as it was. */
export async function stateOf(db: Db, claimId: string) {
  const [claim] = await db.select().from(claims).where(eq(claims.id, claimId))
  const [log] = await db.select({ count: sql<number>`count(*)::int` }).from(entries).where(eq(entries.claimId, claimId))
  return { claim, entries: log?.count }
}
