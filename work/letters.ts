import { type Letter as Mail, post } from '../auth/mail'
import type { Db } from '../db/client'
import { answersToFlags, caseLetters, type Notes, wordsOnApplications, wordsOnReplies } from '../db/letters'
import {
  listAddressed,
  listApplicantsToTell,
  listFlagsToTell,
  listRepliesToTell,
  listStands,
} from '../db/queries/letters'
import { type Letter, lettersDue, type Readers } from '../domain/letter'
import { log } from '../server/log'
import { applicationLetter, caseLetter, flagLetter, type House, replyLetter } from './letter'

/** So many letters of a kind go out at once; the others wait for the next minute. */
const MOST = 100

/** After so many in a row that did not go out, the mail server is left in peace until the next minute. */
const IN_VAIN = 3

/**
 * Writes to everybody to whom something is to be told of a case by now. Each letter is sent once, however often this runs and in
 * however many places (`Notes` says of the one exception). Out: how many went out.
 */
export async function sendLetters(db: Db, house: House, at = new Date()): Promise<number> {
  let sent = 0
  let inVain = 0
  for (const { letter, to, cases } of await due(db, at)) {
    for (const each of await listAddressed(db, { letter, to }, cases, MOST)) {
      if (inVain === IN_VAIN) return sent
      if (!(await caseLetters.tried(db, each))) continue
      const went = await send(() => caseLetter(each, house))
      inVain = went ? 0 : inVain + 1
      if (!went) continue
      await caseLetters.sent(db, each)
      sent += 1
    }
  }
  return sent
}

/** Tells everybody whose flag was answered that it was. Out: how many letters went out. */
export async function sendAnswers(db: Db, house: House): Promise<number> {
  return tell(db, answersToFlags, await listFlagsToTell(db, MOST), (each) => flagLetter(each, house))
}

/** Tells everybody who replied beside a verdict what became of it. Out: how many letters went out. */
export async function tellRepliers(db: Db, house: House): Promise<number> {
  return tell(db, wordsOnReplies, await listRepliesToTell(db, MOST), (each) => replyLetter(each, house))
}

/** Tells everybody who applied to become a reviewer what was decided. Out: how many letters went out. */
export async function tellApplicants(db: Db, house: House): Promise<number> {
  return tell(db, wordsOnApplications, await listApplicantsToTell(db, MOST), (each) => applicationLetter(each, house))
}

/** Writes to each once, until a letter does not go out. */
async function tell<Named, To extends Named>(
  db: Db,
  notes: Notes<Named>,
  readers: readonly To[],
  letterTo: (to: To) => Mail,
): Promise<number> {
  let sent = 0
  for (const each of readers) {
    if (!(await notes.tried(db, each))) continue
    if (!(await send(() => letterTo(each)))) return sent
    await notes.sent(db, each)
    sent += 1
  }
  return sent
}

/** Whether it went out. One that cannot even be written did not. */
async function send(write: () => Mail): Promise<boolean> {
  try {
    await post(write())
    return true
  } catch (error) {
    log('worker', error)
    return false
  }
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
