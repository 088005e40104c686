'use server'

import { appealSuspension } from '../../../db/commands/appeal-suspension'
import { form } from '../../door'

export const appeal = form(appealSuspension, { then: () => 'suspension_appealed' })
