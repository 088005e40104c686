'use server'

import { answerFlags } from '../../../../db/commands/answer-flags'
import { flagText } from '../../../../db/commands/flag-text'
import { form } from '../../../door'

export const raise = form(flagText, { limit: 'flag', then: () => 'flag_raised' })

export const answer = form(answerFlags, { then: () => 'flags_answered' })
