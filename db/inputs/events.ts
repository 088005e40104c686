import { z } from 'zod'
import { CLAIM_LENGTH, PLACE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH } from '../../domain/claim'
import { CLAIMS_SPLIT } from '../../domain/regrouping'
import { REASON_LENGTH } from '../../domain/vote'
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

/** The address of an event's page, or the last part of it. */
const slug = z
  .string()
  .trim()
  .min(1, 'required')
  .max(2000, 'not_found')
  .transform((typed) => /(?:^|\/events\/)([a-z0-9]+(?:-[a-z0-9]+)*)(?:[/?#].*)?$/.exec(typed)?.[1] ?? '')
  .refine((found) => found !== '', 'not_found')

/** Two events that are one; `into` is the one that stays. */
export const EventMerge = z.strictObject({ key, eventId: id, into: slug, reason: words(REASON_LENGTH) })

/** The undoing: `eventId` is the event that leads on. */
export const EventParting = z.strictObject({ key, eventId: id, reason: words(REASON_LENGTH) })

/**
 * Two claims of an event that say the same; `into` is the one that stays, `seen` the digest of what the merge was said to do, where
 * somebody was told before.
 */
export const ClaimMerge = z.strictObject({
  key,
  claimId: id,
  into: id,
  reason: words(REASON_LENGTH),
  seen: maybe(z.string().regex(/^[0-9a-f]{64}$/, 'moved')).prefault(null),
})

/** The undoing: `claimId` is the claim that leads on. */
export const ClaimParting = z.strictObject({ key, claimId: id, reason: words(REASON_LENGTH) })

/** One event that is two: the claims that go, and what the new one is called. */
export const EventSplit = z
  .strictObject({
    key,
    eventId: id,
    claims: z.array(id).max(CLAIMS_SPLIT.max, 'too_many').default([]),
    language: locale,
    title: words(TITLE_LENGTH),
    reason: words(REASON_LENGTH),
  })
  .superRefine(written('title'))

export const NewClaim = z
  .strictObject({ key, eventId: id, language: locale, text: words(CLAIM_LENGTH) })
  .superRefine(written('text'))
export const ClaimText = z
  .strictObject({ key, claimId: id, language: locale, text: words(CLAIM_LENGTH) })
  .superRefine(written('text'))
