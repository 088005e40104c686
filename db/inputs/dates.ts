import { z } from 'zod'
import { DATE_ROLES } from '../../domain/dates/role'
import { DAYS_FROM_OCCASION, OCCASION_LENGTH } from '../../domain/occasion'
import { REASON_LENGTH } from '../../domain/vote'
import { OfferedDate } from './citations'
import { id, json, key, locale, maybe, moment, place, words, written, zone } from './fields'

export const NewOccasion = z
  .strictObject({ key, eventId: id, language: locale, name: words(OCCASION_LENGTH) })
  .superRefine(written('name'))

const days = z.preprocess(
  (value) => (value === '' || value == null ? null : value),
  z.coerce
    .number('invalid')
    .int('invalid')
    .min(DAYS_FROM_OCCASION.min, 'too_far')
    .max(DAYS_FROM_OCCASION.max, 'too_far')
    .nullable(),
)

/**
 * A time that a passage gives: `value` as exact as it is said, or `days` from the occasion `countedFrom`. `occasionId` is what
 * it dates; empty is the event itself.
 */
export const NewDate = z.strictObject({
  key,
  eventId: id,
  sourceId: id,
  ...place,
  role: z.enum(DATE_ROLES, 'required'),
  occasionId: maybe(id),
  value: maybe(moment),
  zone: maybe(zone),
  countedFrom: maybe(id),
  days,
  offered: maybe(json(OfferedDate)),
})

export const DateWithdrawal = z.strictObject({ key, dateId: id, reason: words(REASON_LENGTH) })
