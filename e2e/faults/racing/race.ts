import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, inArray, max, or } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { claims, disputes, entries } from '../../../db/schema'
import { heard } from '../../../db/testing'
import { Refusal } from '../../../domain/refusal'
import { OUTCOMES } from '../../../domain/ruling'
import { randomFrom } from '../../../domain/testing'
import { VERDICTS, type Verdict } from '../../../domain/verdict'
import { act, type Field, lineUp } from './deeds'
import type { Answer, Attempt, Line } from './history'
import type { Asked, Stage } from './model'

/** How many ask at the same time. */
const AT_ONCE = 64

/** What a race leaves: everything that was asked, the log of it, and the claim as it stood before. */
export type Race = { attempts: Attempt[]; lines: Line[]; stage: Stage }
/** How deeds reach the database; a bug can be put in their way. */
export type Act = typeof act

/**
 * Sixty-four reviewers, eight moderators and two admins on one claim, all at once, until so much was asked: votes and changed
 * votes, stale tabs, forms sent twice, evidence and its withdrawal, cases that are heard, taken, let go and ruled on, roles and
 * suspensions in flight.
 */
export async function race(db: Db, { asks, seed, by = act }: { asks: number; seed: number; by?: Act }): Promise<Race> {
  const { stage, ...field } = await lineUp(db)
  const since = await lastEntry(db)
  const attempts: Attempt[] = []
  const known = {
    versions: new Map<string, number>(),
    pieces: stage.pieces.map(({ id }) => id),
    takers: [] as string[],
  }
  const random = randomFrom(seed)

  const runner = async () => {
    while (attempts.length < asks) {
      const { doer, asked } = await next(db, field, known, random)
      const key = randomUUID()
      // One form in twelve is sent twice at once, as impatient people and lost answers do.
      const times = random() < 0.08 ? 2 : 1
      await Promise.all(
        Array.from({ length: times }, async () => {
          const [from, since] = [performance.now(), Date.now()]
          const end = await by(db, field, doer, key, asked).then(done, undone)
          attempts.push({ by: doer, key, asked, from, to: performance.now(), during: [since, Date.now()], end })
          if (goesOn(asked, end)) known.takers.push(doer)
          if (!('done' in end)) return
          if (asked.deed === 'cast_vote')
            known.versions.set(doer, Math.max(known.versions.get(doer) ?? 0, end.done.version ?? 0))
          if (asked.deed === 'attach_evidence' && end.done.id && !known.pieces.includes(end.done.id))
            known.pieces.push(end.done.id)
        }),
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, runner))
  return { attempts, lines: await linesSince(db, since, field), stage }
}

type Known = {
  versions: ReadonlyMap<string, number>
  pieces: readonly string[]
  /** Who has taken a case and not gone on with it. */
  takers: string[]
}

/** Whether somebody holds a case now that they mean to decide: they have taken it, or what they wrote cannot stand so. */
function goesOn({ deed }: Asked, end: Attempt['end']): boolean {
  if ('done' in end) return deed === 'take_case'
  return deed === 'rule' && 'refused' in end && /^(verdict|same|evidence)_/.test(end.refused)
}

/** What somebody does next, knowing what they have been told so far. */
async function next(
  db: Db,
  field: Omit<Field, 'stage'>,
  known: Known,
  random: () => number,
): Promise<{ doer: string; asked: Asked }> {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const { reviewers, moderators, authors, admins } = field
  // One of the moderators votes too, and is barred from ruling by it; so is each reviewer who is made one.
  const doer = pick(random() < 0.97 ? reviewers : moderators.slice(0, 1))
  const chance = random()
  const taker = known.takers.shift()
  if (taker || chance < 0.2) {
    const by = taker ?? pick(random() < 0.9 ? moderators : admins)
    return { doer: by, asked: (await onCase(db, field, known, pick, !!taker)) ?? { deed: 'open_dispute' } }
  }
  if (chance < 0.72) {
    const base = Math.max(0, (known.versions.get(doer) ?? 0) - (random() < 0.9 ? 0 : 1))
    const verdict = VERDICTS[Math.floor(random() ** 2 * 3)] as Verdict
    const cites = verdict === 'unverified' || random() < 0.02 ? [] : [pick(known.pieces), pick(known.pieces)]
    return { doer, asked: { deed: 'cast_vote', base, verdict, evidence: [...new Set(cites)].sort() } }
  }
  if (chance < 0.75) return { doer: pick(authors), asked: { deed: 'withdraw_evidence', piece: pick(known.pieces) } }
  if (chance < 0.8)
    return { doer: pick(authors), asked: { deed: 'attach_evidence', stance: pick(['supports', 'denies'] as const) } }
  if (chance < 0.82) return { doer, asked: { deed: 'stand_aside' } }
  if (chance < 0.9) return { doer, asked: { deed: 'open_dispute' } }
  if (chance < 0.95) {
    const role = pick(['reviewer', 'reviewer', 'reader', 'moderator'] as const)
    return { doer: pick(admins), asked: { deed: 'give_role', person: doer, role } }
  }
  return { doer: pick(admins), asked: { deed: pick(['suspend', 'reinstate', 'reinstate'] as const), person: doer } }
}

/** What is done with the case that is open, by whoever has taken it or somebody else; null where there is none. */
async function onCase(
  db: Db,
  { claimId }: Omit<Field, 'stage'>,
  { pieces }: Known,
  pick: <T>(from: readonly T[]) => T,
  isTaker: boolean,
): Promise<Asked | null> {
  const open = await openCase(db, claimId)
  if (!open) return null
  const { dispute, verdictVersion, state } = open
  // Its days go by meanwhile; where it is locked for too long, they do for whoever comes next.
  if (state === 'opened' || state === 'answering') await heard(db, dispute).catch(() => {})
  const deed = pick(isTaker ? RULING : TAKING)
  if (deed !== 'rule') return { deed, dispute }
  const outcome = pick(OUTCOMES)
  const verdict = outcome === 'overturned' ? pick(VERDICTS) : null
  const evidence = pick([[pick(pieces)], [pick(pieces)], [pick(pieces)], []])
  return { deed, dispute, verdictVersion, outcome, verdict, evidence }
}

/** What whoever has taken a case does with it, and what others do: each as often as it stands here. */
const RULING = [...Array(9).fill('rule'), 'release_case'] as ('rule' | 'release_case')[]
const TAKING = [...Array(8).fill('take_case'), 'release_case', 'rule'] as ('take_case' | 'release_case' | 'rule')[]

async function openCase(db: Db, claimId: string) {
  const { id: dispute, state } = disputes
  const [open] = await db
    .select({ dispute, state, verdictVersion: claims.verdictVersion })
    .from(disputes)
    .innerJoin(claims, eq(claims.id, disputes.claimId))
    .where(and(eq(disputes.claimId, claimId), disputes.open))
  return open ?? null
}

async function lastEntry(db: Db): Promise<number> {
  const [last] = await db.select({ id: max(entries.id) }).from(entries)
  return last?.id ?? 0
}

/** The entries about the claim, and those about the people on it. */
async function linesSince(db: Db, since: number, { claimId }: Omit<Field, 'stage'>): Promise<Line[]> {
  const aboutPeople = inArray(entries.kind, ['role.given', 'person.suspended', 'person.reinstated'])
  const rows = await db
    .select()
    .from(entries)
    .where(and(gt(entries.id, since), or(eq(entries.claimId, claimId), aboutPeople)))
    .orderBy(asc(entries.id))
  return rows.map(({ kind, actor, subject, ver, at, envelope }) => {
    const { data } = JSON.parse(Buffer.from(envelope).toString())
    return { kind, actor, subject, ver, at: at.getTime(), data }
  })
}

function done(answer: unknown) {
  return { done: (answer ?? {}) as Answer }
}

function undone(error: unknown) {
  if (error instanceof Refusal) return { refused: error.code }
  const { cause = error } = error as { cause?: unknown }
  return { failed: cause instanceof Error ? `${(cause as { code?: string }).code ?? cause.name}` : String(cause) }
}
