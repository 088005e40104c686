import { randomUUID } from 'node:crypto'
import { eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { type CaseState, DAYS } from '../../domain/dispute'
import { GROUNDS_OF } from '../../domain/ground'
import { CAPACITIES } from '../../domain/party'
import { OUTCOMES } from '../../domain/ruling'
import { advanceCase } from '../advance'
import type { Db } from '../client'
import { appealRuling } from '../commands/appeal-ruling'
import { complain } from '../commands/complain'
import { releaseCase } from '../commands/release-case'
import { rule } from '../commands/rule'
import { stateCase } from '../commands/state-case'
import { takeCase } from '../commands/take-case'
import { claims, dates, disputes, evidence, parties, regroupings } from '../schema'
import { citable, inDays, newcomer } from '../testing'

type Who = { id: string }
type Chosen = {
  any: <T>(all: readonly T[]) => T
  chance: (part: number) => boolean
  everyone: readonly Who[]
  judges: readonly Who[]
}

const SENTENCE = 'A sentence that is long enough for every field there is, ruling and all.'

/** What is done with a case, each with how often; a case that is not there throws a TypeError. */
export function caseDeeds(db: Db, { any, chance, everyone, judges }: Chosen): [number, () => Promise<unknown>][] {
  const key = () => randomUUID()
  const caseIn = async (...states: CaseState[]) =>
    any(await db.select().from(disputes).where(inArray(disputes.state, states)))
  const waiting = () => caseIn('under_ruling', 'appealed')
  const own = (id: string) => judges.find((judge) => judge.id === id) as Who

  /** Anybody, or the affected party of a case, who has no other way to speak. */
  const whoSpeaks = async (disputeId: string) => {
    const [party] = await db.select({ id: parties.userId }).from(parties).where(eq(parties.disputeId, disputeId))
    return party && chance(0.7) ? party : any(everyone)
  }
  const state = async () => {
    const { id: disputeId, claimId } = await caseIn('answering', 'under_ruling', 'appealed')
    const said = {
      plea: any(['keep', 'change'] as const),
      text: SENTENCE,
      evidence: claimId ? await citable(db, claimId) : [],
    }
    await stateCase(db, await whoSpeaks(disputeId), { key: key(), disputeId, base: chance(0.8) ? 0 : 1, ...said })
  }
  const contest = async () => {
    const settled = await db.select({ id: claims.id }).from(claims).where(isNotNull(claims.settledAt))
    const pieces = await db.select({ id: evidence.id }).from(evidence)
    const given = await db.select({ id: dates.id }).from(dates)
    const moved = await db.select({ id: regroupings.id }).from(regroupings).where(eq(regroupings.stands, true))
    const [kind, those] = any([
      ['claim', settled],
      ['claim', settled],
      ['evidence', pieces],
      ['date', given],
      ['regrouping', moved],
    ] as const)
    const taken = await db.select({ about: disputes.about }).from(disputes).where(eq(disputes.open, true))
    const isFree = (about: string) => !taken.some((each) => each.about === about)
    const about = any(those.map(({ id }) => `${kind}:${id}`).filter(isFree))
    const who = { name: 'The one it is about', capacity: any(CAPACITIES), ground: any(GROUNDS_OF[kind]) }
    await complain(db, await newcomer(db), { key: key(), about, ...who, statement: SENTENCE })
  }
  const take = async () => takeCase(db, any(judges), { key: key(), disputeId: (await waiting()).id })
  const release = async () => {
    const { id: disputeId, holderId } = await waiting()
    await releaseCase(db, own(holderId as string), { key: key(), disputeId })
  }
  const decide = async () => {
    const { id: disputeId, claimId, holderId } = await waiting()
    const by = holderId ? own(holderId) : any(judges)
    if (!holderId) await takeCase(db, by, { key: key(), disputeId })
    const [claim] = await db
      .select()
      .from(claims)
      .where(claimId ? eq(claims.id, claimId) : sql`false`)
    const outcome = any(OUTCOMES)
    const verdict = outcome === 'overturned' ? any(['confirmed', 'denied', 'unverified'] as const) : null
    const read = {
      disputeId,
      verdictVersion: claim?.verdictVersion ?? 0,
      evidence: claimId ? await citable(db, claimId) : [],
    }
    await rule(db, by, { key: key(), ...read, outcome, verdict, reason: SENTENCE })
  }
  const appeal = async () => {
    const { id: disputeId } = await caseIn('ruled')
    await appealRuling(db, await whoSpeaks(disputeId), { key: key(), disputeId, statement: SENTENCE })
  }
  const advance =
    (days: number, ...states: CaseState[]) =>
    async () =>
      advanceCase(db, (await caseIn(...states)).id, inDays(days))

  return [
    [4, advance(0, 'opened')],
    [4, state],
    [3, advance(DAYS.answering, 'answering')],
    [2, contest],
    [2, take],
    [1, release],
    [6, decide],
    [3, appeal],
    [1, advance(DAYS.ruled, 'ruled', 'ruled_on_appeal')],
  ]
}
