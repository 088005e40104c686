'use server'

import { castVote } from '../../../../../db/commands/cast-vote'
import { openDispute } from '../../../../../db/commands/open-dispute'
import { standAside } from '../../../../../db/commands/stand-aside'
import { form } from '../../../../door'

export const cast = form(castVote, {
  limit: 'vote',
  lists: ['evidence'],
  then: ({ settled, entry }, page) => {
    page.searchParams.set('entry', entry.leaf)
    return settled ? 'vote_settled' : 'vote_cast'
  },
})

export const aside = form(standAside, { then: () => 'stood_aside' })

export const contest = form(openDispute, { limit: 'dispute', then: () => 'dispute_opened' })
