import { z } from 'zod'
import { PARTY_NAME_LENGTH } from '../../domain/party'
import { REPLY_LENGTH } from '../../domain/reply'
import { REASON_LENGTH } from '../../domain/vote'
import { agentId, id, key, mailAddress, words } from './fields'

/** As whom somebody replies (`agentId`), under which name and office, and what they say. */
export const NewReply = z.strictObject({
  key,
  claimId: id,
  agentId,
  name: words(PARTY_NAME_LENGTH),
  text: words(REPLY_LENGTH),
})

/** The same as it is asked for, before the address that it comes from has answered. */
export const AskedReply = NewReply.omit({ key: true }).extend({ email: mailAddress })

export const DecidedReply = z.strictObject({
  key,
  replyId: id,
  decision: z.enum(['accepted', 'refused'], 'required'),
  reason: words(REASON_LENGTH),
})
