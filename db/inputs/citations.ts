import { z } from 'zod'
import { ACTS, RELATIONS, VIA } from '../../domain/citation'
import { SOURCE_TEXT_LENGTH } from '../../domain/source'
import { PRECISIONS, parseMoment } from '../../domain/time'
import { REASON_LENGTH } from '../../domain/vote'
import { agentId, id, json, key, maybe, place, tick, words } from './fields'

const chain = {
  agent: maybe(agentId),
  unnamed: tick,
  via: z.array(agentId).max(VIA.max, 'too_many').default([]),
  relation: z.enum(RELATIONS, 'required'),
  act: z.enum(ACTS, 'required'),
}

const offset = z.int().min(0).max(SOURCE_TEXT_LENGTH.max)
const stretch = { start: offset, end: offset }
const isStretch = ({ start, end }: { start: number; end: number }) => start < end

/** A citation as the reader proposed it, so that what a reviewer made of the proposal can be told. It goes into the log. */
export const OfferedCitation = z
  .strictObject({ ...chain, unnamed: z.boolean(), ...stretch })
  .refine((offered) => isStretch(offered) && (offered.agent !== null || offered.unnamed))

/** A time as the reader proposed it; one that the text leaves open has no value. It goes into the log. */
export const OfferedDate = z
  .strictObject({ value: z.string().nullable(), precision: z.enum(PRECISIONS).nullable(), ...stretch })
  .refine((offered) => isStretch(offered) && precisionOf(offered.value) === offered.precision)

/** `via` is nearest to the source first; without `agent` it is unnamed people whom the text places nowhere. */
export const NewCitation = z.strictObject({
  key,
  eventId: id,
  sourceId: id,
  ...place,
  ...chain,
  offered: maybe(json(OfferedCitation)),
})

export const CitationWithdrawal = z.strictObject({ key, citationId: id, reason: words(REASON_LENGTH) })

/** The captured source that a citation goes back to, and the citation in it; both empty: none of the captured is it. */
export const CitationLink = z.strictObject({
  key,
  eventId: id,
  citationId: id,
  citedSource: maybe(id),
  citedCitation: maybe(id),
})

const refused = { key, eventId: id, sourceId: id }

export const SuggestionRefusal = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...refused, kind: z.literal('citation'), offered: json(OfferedCitation) }),
    z.strictObject({ ...refused, kind: z.literal('date'), offered: json(OfferedDate) }),
  ],
  'required',
)

function precisionOf(value: string | null) {
  // What is no moment at all has a precision that nothing equals.
  return value === null ? null : parseMoment(value)?.precision
}
