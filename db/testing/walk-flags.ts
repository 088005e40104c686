import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../client'
import { answerFlags } from '../commands/answer-flags'
import { flagText } from '../commands/flag-text'
import { findFlagged, listActsOn } from '../flag'
import { listOpenFlags } from '../queries/flags'

const SENTENCE = 'A sentence that is long enough for every field there is.'

type Who = { id: string }
type Chosen = { any: <T>(all: readonly T[]) => T; everyone: readonly Who[]; judges: readonly Who[] }

/** How texts are flagged and flags answered, by chance: each deed with how often it is done. */
export function flagDeeds(db: Db, { any, everyone, judges }: Chosen): [number, () => Promise<unknown>][] {
  const key = () => randomUUID()
  const flag = async () => {
    const about = any(await any([passages, passages, reasons, saidInCases])())
    await flagText(db, any(everyone), {
      key: key(),
      about,
      ground: any(['misquote', 'abuse'] as const),
      reason: SENTENCE,
    })
  }
  const named = (name: SQL) => async () => (await db.execute<{ about: string }>(name)).map(({ about }) => about)
  const passages = named(sql`select 'evidence:' || id as about from evidence order by 1`)
  const reasons = named(sql`select 'vote:' || id as about from votes order by 1`)
  const saidInCases = named(sql`
    select 'plea:' || id as about from statements union all select 'opinion:' || id from opinions
    union all select 'ruling:' || dispute_id from rulings union all select 'appeal:' || dispute_id from appeals
    union all select 'reply:' || id from replies union all select 'party:' || id from parties order by 1`)
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
