import { z } from 'zod'
import { CLAIM_LENGTH, PLACE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH } from '../../domain/claim'
import { id, key, locale, maybe, moment, words, written } from './fields'

const when = { when: maybe(moment), until: maybe(moment) }

/** An event and its headline claim, in one form. A blank title is the claim itself. */
export const NewEvent = z
  .strictObject({
    key,
    language: locale,
    claim: words(CLAIM_LENGTH),
    title: maybe(words(TITLE_LENGTH)),
    summary: words(SUMMARY_LENGTH).optional().default(''),
    place: words(PLACE_LENGTH).optional().default(''),
    ...when,
  })
  .superRefine(written('claim', 'title', 'summary'))

/** An event told, or told again, in one language. */
export const EventText = z
  .strictObject({
    key,
    eventId: id,
    language: locale,
    title: words(TITLE_LENGTH),
    summary: words(SUMMARY_LENGTH).optional().default(''),
    place: words(PLACE_LENGTH).optional().default(''),
  })
  .superRefine(written('title', 'summary'))

export const EventTime = z.strictObject({ key, eventId: id, ...when })

export const NewClaim = z
  .strictObject({ key, eventId: id, language: locale, text: words(CLAIM_LENGTH) })
  .superRefine(written('text'))
export const ClaimText = z
  .strictObject({ key, claimId: id, language: locale, text: words(CLAIM_LENGTH) })
  .superRefine(written('text'))
