import type { Db } from '../client'
import { answerFlags } from '../commands/answer-flags'
import { flagText } from '../commands/flag-text'
import { newKey, person } from '../testing'

type Who = { id: string }

/** A text that a reader has flagged, or whoever is named. Out: the text, by its name. */
export async function flagged(db: Db, about: string, by?: Who): Promise<string> {
  const reason = 'It is not what stands in the source.'
  await flagText(db, by ?? (await person(db, 'reader')), { key: newKey(), about, ground: 'misquote', reason })
  return about
}

/** What a moderator answered to the flags of a text: that nothing was done. */
export async function notActed(db: Db, by: Who, about: string, { turn = 1, seen = 1 } = {}): Promise<void> {
  const reason = 'The passage stands there word for word.'
  await answerFlags(db, by, { key: newKey(), about, turn, seen, outcome: 'not_acted', entryId: '', reason })
}
