'use server'

import type { Values } from '../../../../../components/desk/answer'
import { openEvent } from '../../../../../db/commands/open-event'
import { form } from '../../../../door'
import { fieldOf, written } from '../../written'

export const open = form(openEvent, {
  limit: 'event',
  parse: (values: Values) => ({
    ...values,
    when: written(fieldOf(values, 'when')),
    until: written(fieldOf(values, 'until')),
  }),
  then: ({ slug }, page) => {
    page.pathname = page.pathname.replace(/[^/]*$/, slug)
    page.search = ''
    return 'event_opened'
  },
})
