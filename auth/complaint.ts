import { complain } from '../db/commands/complain'
import { chooseGround, keepComplaint, knowPerson, readComplaint, refuseUnfit } from '../db/complaint'
import { db } from '../db/connection'
import { parse } from '../db/deed'
import { AskedComplaint } from '../db/inputs/cases'
import { keepLanguage } from '../db/letters'
import { readContestable } from '../db/queries/contestable'
import { PERSONS_GROUNDS } from '../domain/ground'
import type { Locale } from '../domain/locale'
import { Refusal } from '../domain/refusal'
import { settings } from '../server/settings'
import { client, counted } from './counted'
import { confirmLetter } from './letter'
import { post } from './mail'
import { idsIn, mailedKey } from './mailed-key'
import { report } from './report'
import { secret } from './secret'

/**
 * Keeps a complaint and mails a link to the address that it names: nobody sees it before that is followed. Answers alike for addresses
 * that are known and that are not. Throws a Refusal with every fault of the form, `too_many` of this address, `too_many_here` of whoever
 * asks or of all, `mail_failed`.
 */
export async function sendComplaint(locale: Locale, asked: unknown): Promise<void> {
  const complaint = parse(AskedComplaint, asked)
  await refuseUnfit(db(), complaint)
  const count = await counted('complaint', { address: mailboxOf(complaint.email), client: await client() })
  const id = await keepComplaint(db(), { ...complaint, language: locale })
  const link = `${settings().authUrl}/${locale}/complaints/${mailedKey('complaint', [id], secret())}`
  try {
    await post(confirmLetter('complaint', locale, complaint.email, link))
  } catch (error) {
    report(error)
    await count.giveBack()
    throw new Refusal('mail_failed', 'email')
  }
}

/** The mailbox behind an address: many let one append what they like after a plus. */
export function mailboxOf(email: string): string {
  return email.replace(/\+[^@]*@/, '@')
}

/** The complaint that a mailed key is about; null where there is none, or none any more. */
export async function complaintOf(key: string) {
  const [id] = idsIn('complaint', key, secret()) ?? []
  return id === undefined ? null : readComplaint(db(), id)
}

/**
 * Opens the case of a complaint whose address has answered by this key, or has it heard in the one that is open: once, however often it
 * is asked for. `chosen` is the ground that stands for the one typed. Out: the key by which they are heard in it, and whether they were
 * heard there before, and these words not. Refused: `complaint_expired`, and as `complain` refuses.
 */
export async function openComplaint(key: string, locale: Locale, chosen: string | null) {
  const found = await complaintOf(key)
  if (!found) throw new Refusal('complaint_expired')
  const { id, email, about, statement, capacity, name } = found
  const ground = PERSONS_GROUNDS.find((each) => each === (chosen ?? found.ground)) ?? null
  if (ground && ground !== found.ground) await chooseGround(db(), id, ground)
  const userId = await knowPerson(db(), email)
  const asked = { key: id, about, ground, statement, capacity, name }
  const { disputeId, again } = await complain(db(), { id: userId }, asked).then(
    (opened) => ({ disputeId: opened.id, again: false }),
    async (error) => {
      const open = (await readContestable(db(), about))?.open
      if (!(error instanceof Refusal && error.code === 'party_already' && open)) throw error
      return { disputeId: open, again: true }
    },
  )
  await keepLanguage(db(), userId, locale)
  return { key: mailedKey('party', [disputeId, userId], secret()), again }
}
