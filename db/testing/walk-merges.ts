import { and, eq, isNull } from 'drizzle-orm'
import { Refusal } from '../../domain/refusal'
import { randomFrom } from '../../domain/testing'
import type { Db } from '../client'
import { addClaim } from '../commands/add-claim'
import { chooseHandle } from '../commands/choose-handle'
import { giveRole } from '../commands/give-role'
import { mergeClaims } from '../commands/merge-claims'
import { partClaims } from '../commands/part-claims'
import { recordAgent } from '../commands/record-agent'
import { reinstate } from '../commands/reinstate'
import { standAside } from '../commands/stand-aside'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import { evidence, votes, withdrawnEvidence } from '../schema'
import { event, newcomer, newKey, piece, proven, suspended, vote } from '../testing'
import { letters, SENTENCE } from './walk-world'

/**
 * A few claims of one event, on which a few people vote, stand aside and take back what was attached, while they are merged and parted
 * again, by chance. Whatever is refused was no deed.
 */
export async function walkMerges(db: Db, seed: number, deeds: number): Promise<void> {
  const random = randomFrom(seed)
  const any = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const join = async (n: number, role: 'reviewer' | 'moderator' | 'admin') => {
    const who = await newcomer(db)
    await chooseHandle(db, who, { key: newKey(), handle: `${role}_${letters(seed)}_${letters(n)}` })
    await giveRole(db, 'operator', { key: newKey(), personId: who.id, role })
    return { ...who, ...proven() }
  }
  const all = async (count: number, role: 'reviewer' | 'moderator' | 'admin') =>
    Promise.all(Array.from({ length: count }, (_, n) => join(n, role)))
  const [reviewers, moderators, [admin]] = [await all(6, 'reviewer'), await all(2, 'moderator'), await all(1, 'admin')]
  const name = `Paper of ${letters(seed)}`
  const paper = { key: newKey(), name, language: 'en' as const, kind: 'outlet' as const, country: null }
  const { id: speaker } = await recordAgent(db, any(reviewers), paper)
  const { eventId, claimId } = await event(db, any(reviewers))
  const ids = [claimId]
  const add = async () => {
    const asked = { key: newKey(), eventId, language: 'en' as const, text: SENTENCE }
    ids.push((await addClaim(db, any(reviewers), asked)).id)
  }
  for (let n = 0; n < 3; n += 1) await add()
  const standing = async (on: string) =>
    (
      await db
        .select({ id: evidence.id })
        .from(evidence)
        .leftJoin(withdrawnEvidence, eq(withdrawnEvidence.evidenceId, evidence.id))
        .where(and(eq(evidence.claimId, on), isNull(withdrawnEvidence.at)))
    ).map(({ id }) => id)
  const merge = () =>
    mergeClaims(db, any(moderators), { key: newKey(), claimId: any(ids), into: any(ids), reason: SENTENCE })
  const cast = async () => {
    const [who, on] = [any(reviewers), any(ids)]
    const own = await db
      .select()
      .from(votes)
      .where(and(eq(votes.claimId, on), eq(votes.reviewerId, who.id)))
    const cites = (await standing(on)).filter(() => random() < 0.5)
    const verdict = cites.length > 0 ? any(['confirmed', 'confirmed', 'denied', 'unverified'] as const) : 'unverified'
    await vote(db, who, on, verdict, cites, Math.max(0, ...own.map(({ version }) => version)))
  }
  const withdraw = async () => {
    const { id, attachedBy } = any(await db.select().from(evidence))
    await withdrawEvidence(db, { id: attachedBy as string }, { key: newKey(), evidenceId: id, reason: SENTENCE })
  }
  /** Each with how often it is done. */
  const DEEDS: [number, () => Promise<unknown>][] = [
    [6, cast],
    [6, merge],
    [4, () => partClaims(db, any(moderators), { key: newKey(), claimId: any(ids), reason: SENTENCE })],
    [2, () => piece(db, any(reviewers), any(ids), { stance: any(['supports', 'denies']), speaker })],
    [2, withdraw],
    [2, () => suspended(db, admin as { id: string }, any(reviewers).id)],
    [2, () => reinstate(db, admin as { id: string }, { key: newKey(), personId: any(reviewers).id })],
    [1, () => standAside(db, any(reviewers), { key: newKey(), claimId: any(ids) })],
    [1, add],
  ]
  const bag = DEEDS.flatMap(([times, deed]) => Array.from({ length: times }, () => deed))
  for (let n = 0; n < deeds; n += 1) {
    await any(bag)().catch((error) => {
      // There was nothing to choose from, or it was refused.
      if (!(error instanceof Refusal) && !(error instanceof TypeError)) throw error
    })
  }
}
