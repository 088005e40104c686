'use server'

import { rule as ruleOn } from '../../../../../db/commands/rule'
import { form } from '../../../../door'

export const rule = form(ruleOn, { then: () => 'ruled' })
