import { type Letter as Mail, post } from '../auth/mail'
import type { Db } from '../db/client'
import { noteFlagSent, noteFlagTried, noteReplySent, noteReplyTried, noteSent, noteTried } from '../db/letters'
import { listAddressed, listFlagsToTell, listRepliesToTell, listStands } from '../db/queries/letters'
import { type Letter, lettersDue, type Readers } from '../domain/letter'
import { log } from '../server/log'
import { caseLetter, flagLetter, type House, replyLetter } from './letter'

/** So many letters of a kind go out at once; the others wait for the next minute. */
const MOST = 100

/** After so many in a row that did not go out, the mail server is left in peace until the next minute. */
const IN_VAIN = 3

/**
 * Writes to everybody to whom something is to be told of a case by now. Each letter is sent once, however often this runs and in
 * however many places (`noteTried` says of the one exception). Out: how many went out.
 */
export async function sendLetters(db: Db, house: House, at = new Date()): Promise<number> {
  let sent = 0
  let inVain = 0
  for (const { letter, to, cases } of await due(db, at)) {
    for (const each of await listAddressed(db, { letter, to }, cases, MOST)) {
      if (inVain === IN_VAIN) return sent
      if (!(await noteTried(db, each))) continue
      const went = await send(caseLetter(each, house))
      inVain = went ? 0 : inVain + 1
      if (!went) continue
      await noteSent(db, each)
      sent += 1
    }
  }
  return sent
}

/** Tells everybody whose flag was answered that it was. Out: how many letters went out. */
export async function sendAnswers(db: Db, house: House): Promise<number> {
  let sent = 0
  for (const each of await listFlagsToTell(db, MOST)) {
    if (!(await noteFlagTried(db, each.flagId))) continue
    if (!(await send(flagLetter(each, house)))) return sent
    await noteFlagSent(db, each.flagId)
    sent += 1
  }
  return sent
}

/** Tells everybody who replied beside a verdict what became of it. Out: how many letters went out. */
export async function tellRepliers(db: Db, house: House): Promise<number> {
  let sent = 0
  for (const each of await listRepliesToTell(db, MOST)) {
    if (!(await noteReplyTried(db, each))) continue
    if (!(await send(replyLetter(each, house)))) return sent
    await noteReplySent(db, each)
    sent += 1
  }
  return sent
}

async function send(letter: Mail): Promise<boolean> {
  return post(letter).then(
    () => true,
    (error) => {
      log('worker', error)
      return false
    },
  )
}

type Due = { letter: Letter; to: Readers; cases: string[] }

/** What is due, and in which cases. */
async function due(db: Db, at: Date): Promise<Due[]> {
  const found = new Map<Letter, Due>()
  for (const { id, ...stand } of await listStands(db))
    for (const { letter, to } of lettersDue(stand, at.getTime())) {
      const known = found.get(letter) ?? { letter, to, cases: [] }
      known.cases.push(id)
      found.set(letter, known)
    }
  return [...found.values()]
}
