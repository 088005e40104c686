'use server'

import { form } from '../../../../door'
import { likenTwo } from './liken-two'

export const liken = form(likenTwo, { then: () => 'report_likened' })
