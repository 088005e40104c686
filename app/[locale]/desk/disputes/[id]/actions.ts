'use server'

import { appealRuling } from '../../../../../db/commands/appeal-ruling'
import { releaseCase } from '../../../../../db/commands/release-case'
import { rule as ruleOn } from '../../../../../db/commands/rule'
import { stateCase } from '../../../../../db/commands/state-case'
import { takeCase } from '../../../../../db/commands/take-case'
import { form } from '../../../../door'

export const state = form(stateCase, { limit: 'statement', lists: ['evidence'], then: () => 'case_stated' })
export const take = form(takeCase, { then: () => 'case_taken' })
export const release = form(releaseCase, { then: () => 'case_released' })
export const rule = form(ruleOn, {
  lists: ['evidence'],
  then: ({ decided }) => (decided ? 'case_ruled' : 'opinion_written'),
})
export const appeal = form(appealRuling, { limit: 'appeal', then: () => 'case_appealed' })
