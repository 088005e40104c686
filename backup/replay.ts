import type { Sql, TransactionSql } from 'postgres'
import { keepCheckpoints, listRoots } from '../db/copy/checkpoints'
import { placeMissing, type Told } from '../db/copy/missing'
import { declareLost, holdAgain, liftBehind, type Range } from '../db/copy/restored'
import { drizzleWithin } from '../db/copy/within'
import { Refusal } from '../domain/refusal'
import type { Trusted } from '../log/key'
import type { Mark, Newest } from './known'
import { openSigned, readNotes } from './published'
import { survey } from './survey'

type Known = { marks: readonly Mark[]; newest: Newest | null; keys: Trusted | null }

/**
 * Puts back from the sealed log what the record lacks of it, in a transaction that is open: each entry at its place, so that the root
 * is the signed one again; those whose deeds are gone as lost, which one new entry for each run of them declares. Who was forgotten
 * since is forgotten again. The stop is lifted.
 * Out: every entry that was put back. Refused: `not_as_signed`; `other_stop` while the record stands still for another reason.
 */
export async function replay(sql: Sql, tx: TransactionSql, { marks, newest, keys }: Known): Promise<Told[]> {
  await tx`lock table leaves in share row exclusive mode`
  const [other] = await liftBehind(tx)
  if (other) throw new Refusal('other_stop', other)
  const told: Told[] = []
  const own = (await listRoots(tx)).map((each) => ({ ...each, where: 'the database' }))
  await survey(tx, { marks: [...marks, ...own], newest }, async (found) => {
    told.push(...(await placeMissing(tx, found)))
  })
  await keepNotes(tx, own.at(-1)?.size ?? 0, { newest, keys })
  const db = drizzleWithin(sql, tx)
  await holdAgain(db, told)
  await declareLost(db, runsOf(told))
  return told
}

/** The places of what is lost, as runs without a gap. */
export function runsOf(told: readonly Pick<Told, 'index' | 'lost'>[]): Range[] {
  const runs: Range[] = []
  for (const { index } of told.filter(({ lost }) => lost)) {
    const last = runs.at(-1)
    if (last?.to === index) last.to += 1
    else runs.push({ from: index, to: index + 1 })
  }
  return runs
}

/** The checkpoints that were signed since: the sealer expects in the database whatever is published. */
async function keepNotes(tx: TransactionSql, since: number, { newest, keys }: Omit<Known, 'marks'>): Promise<void> {
  if (!newest) return
  const notes = (await readNotes(newest.read)).filter(({ size }) => size > since && size <= newest.size)
  const signed = notes.map(({ note }) => openSigned(note, keys))
  if (signed.some((each) => each === null)) throw new Refusal('log_foreign')
  await keepCheckpoints(
    tx,
    signed.flatMap((each) => each ?? []),
  )
}
