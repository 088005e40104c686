import { giveReply } from '../db/commands/give-reply'
import { knowPerson } from '../db/complaint'
import { db } from '../db/connection'
import { parse } from '../db/deed'
import { AskedReply } from '../db/inputs/replies'
import { keepLanguage } from '../db/letters'
import { keepReply, readAskedReply, refuseUnnamed } from '../db/reply'
import type { Locale } from '../domain/locale'
import { Refusal } from '../domain/refusal'
import { settings } from '../server/settings'
import { mailboxOf } from './complaint'
import { client, counted } from './counted'
import { confirmLetter } from './letter'
import { post } from './mail'
import { idsIn, mailedKey } from './mailed-key'
import { report } from './report'
import { secret } from './secret'

/**
 * Keeps a reply and mails a link to the address that it names: nobody sees it before that is followed. Answers alike for addresses that
 * are known and that are not. Throws a Refusal with every fault of the form, `too_many` of this address, `too_many_here` of whoever asks
 * or of all, `mail_failed`.
 */
export async function sendReply(locale: Locale, asked: unknown): Promise<void> {
  const reply = parse(AskedReply, asked)
  await refuseUnnamed(db(), reply)
  const count = await counted('reply', { address: mailboxOf(reply.email), client: await client() })
  const id = await keepReply(db(), { ...reply, language: locale })
  const link = `${settings().authUrl}/${locale}/replies/${mailedKey('reply', [id], secret())}`
  try {
    await post(confirmLetter('reply', locale, reply.email, link))
  } catch (error) {
    report(error)
    await count.giveBack()
    throw new Refusal('mail_failed', 'email')
  }
}

/** The reply that a mailed key is about; null where there is none, or none any more. */
export async function replyOf(key: string) {
  const [id] = idsIn('reply', key, secret()) ?? []
  return id === undefined ? null : readAskedReply(db(), id)
}

/**
 * Gives a reply whose address has answered by this key: once, however often it is asked for; its language is the one in which they are
 * then written to. Out: whether their address spoke for whom it is given as. Refused: `reply_expired`, and as `giveReply` refuses.
 */
export async function confirmReply(key: string): Promise<{ proven: boolean }> {
  const found = await replyOf(key)
  if (!found) throw new Refusal('reply_expired')
  const { id, email, claimId, agentId, name, text, language } = found
  const userId = await knowPerson(db(), email)
  const given = await giveReply(db(), { id: userId }, { key: id, claimId, agentId, name, text })
  await keepLanguage(db(), userId, language)
  return given
}
