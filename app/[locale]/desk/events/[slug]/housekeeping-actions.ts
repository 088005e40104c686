'use server'

import { mergeClaims } from '../../../../../db/commands/merge-claims'
import { mergeEvents } from '../../../../../db/commands/merge-events'
import { partClaims } from '../../../../../db/commands/part-claims'
import { partEvents } from '../../../../../db/commands/part-events'
import { splitEvent } from '../../../../../db/commands/split-event'
import { form } from '../../../../door'

/** Leads to the desk page of another event. */
function leadTo(page: URL, slug: string): void {
  page.pathname = page.pathname.replace(/[^/]+$/, slug)
  page.search = ''
}

export const merge = form(mergeEvents, {
  then: ({ slug }, page) => {
    leadTo(page, slug)
    return 'events_merged'
  },
})

export const part = form(partEvents, {
  then: ({ slug }, page) => {
    leadTo(page, slug)
    return 'events_parted'
  },
})

export const split = form(splitEvent, {
  lists: ['claims'],
  then: ({ slug }, page) => {
    leadTo(page, slug)
    return 'event_split'
  },
})

/** Leads to a claim on the page, with nothing begun there. */
function showClaim(page: URL, claim: string): void {
  page.search = new URLSearchParams({ claim }).toString()
}

export const join = form(mergeClaims, {
  then: ({ into }, page) => {
    showClaim(page, into)
    return 'claims_merged'
  },
})

export const disjoin = form(partClaims, {
  then: ({ claimId }, page) => {
    showClaim(page, claimId)
    return 'claims_parted'
  },
})
