'use server'

import { decideReply } from '../../../../db/commands/decide-reply'
import { form } from '../../../door'

export const decide = form(decideReply, { then: ({ accepted }) => (accepted ? 'reply_accepted' : 'reply_refused') })
