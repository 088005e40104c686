'use server'

import type { Values } from '../../../../../components/desk/answer'
import { addClaim } from '../../../../../db/commands/add-claim'
import { dateEvent } from '../../../../../db/commands/date-event'
import { describeEvent } from '../../../../../db/commands/describe-event'
import { wordClaim } from '../../../../../db/commands/word-claim'
import { form } from '../../../../door'
import { fieldOf, written } from '../../written'

export const add = form(addClaim, {
  limit: 'event',
  // The new claim takes the last place, so the page finds it by asking for more than there are.
  then: (_, page) => {
    page.searchParams.set('claim', 'last')
    return 'claim_added'
  },
})

export const word = form(wordClaim, { limit: 'record', then: () => 'claim_worded' })

export const tell = form(describeEvent, { limit: 'record', then: () => 'event_told' })

export const date = form(dateEvent, {
  limit: 'record',
  parse: (values: Values) => ({
    ...values,
    when: written(fieldOf(values, 'when')),
    until: written(fieldOf(values, 'until')),
  }),
  then: () => 'event_dated',
})
