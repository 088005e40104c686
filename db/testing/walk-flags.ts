import { randomUUID } from 'node:crypto'
import type { Db } from '../client'
import { answerFlags } from '../commands/answer-flags'
import { flagText } from '../commands/flag-text'
import { findFlagged, listActsOn } from '../flag'
import { listOpenFlags } from '../queries/flags'
import { evidence, votes } from '../schema'

const SENTENCE = 'A sentence that is long enough for every field there is.'

type Who = { id: string }
type Chosen = { any: <T>(all: readonly T[]) => T; everyone: readonly Who[]; judges: readonly Who[] }

/** How texts are flagged and flags answered, by chance: each deed with how often it is done. */
export function flagDeeds(db: Db, { any, everyone, judges }: Chosen): [number, () => Promise<unknown>][] {
  const key = () => randomUUID()
  const flag = async () => {
    const pieces = await db.select({ id: evidence.id }).from(evidence)
    const cast = await db.select({ id: votes.id }).from(votes)
    const about = any([`evidence:${any(pieces).id}`, `evidence:${any(pieces).id}`, `vote:${any(cast).id}`])
    await flagText(db, any(everyone), {
      key: key(),
      about,
      ground: any(['misquote', 'abuse'] as const),
      reason: SENTENCE,
    })
  }
  const answer = (outcome: 'acted' | 'not_acted') => async () => {
    const { about, turn, count: seen, since } = any((await listOpenFlags(db)).items)
    const place = await findFlagged(db, about)
    const entryId = outcome === 'acted' && place ? any(await listActsOn(db, about, place, since)).id : ''
    await answerFlags(db, any(judges), { key: key(), about, turn, seen, outcome, entryId, reason: SENTENCE })
  }
  return [
    [6, flag],
    [1, answer('not_acted')],
    [3, answer('acted')],
  ]
}
