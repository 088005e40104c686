'use server'

import { form } from '../../../../door'
import { likenTwo } from './liken-two'

export const liken = form(likenTwo, { limit: 'record', then: () => 'report_likened' })
