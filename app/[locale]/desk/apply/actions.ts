'use server'

import { apply } from '../../../../db/commands/apply'
import { keepPractice } from '../../../../db/practice'
import { form } from '../../../door'

export const practise = form(keepPractice, { then: () => 'practice_kept' })

export const applyNow = form(apply, { lists: ['languages'], then: () => 'application_made' })
