'use server'

import { appealRuling } from '../../../db/commands/appeal-ruling'
import { stateCase } from '../../../db/commands/state-case'
import { partyForm } from '../../door'

export const state = partyForm(stateCase, { limit: 'statement', lists: ['evidence'], then: () => 'case_stated' })
export const appeal = partyForm(appealRuling, { limit: 'appeal', then: () => 'case_appealed' })
