import { z } from 'zod'
import { ACTS, RELATIONS, VIA } from '../../domain/citation'
import { SUGGESTED } from '../../domain/suggestion'
import { REASON_LENGTH } from '../../domain/vote'
import { agentId, id, json, key, maybe, place, tick, words } from './fields'

const chain = {
  agent: maybe(agentId),
  unnamed: tick,
  via: z.array(agentId).max(VIA.max, 'too_many').default([]),
  relation: z.enum(RELATIONS, 'required'),
  act: z.enum(ACTS, 'required'),
}

const offset = z.int().min(0)

/** A citation as the reader proposed it, so that what a reviewer made of the proposal can be told. */
export const OfferedCitation = z.strictObject({ ...chain, unnamed: z.boolean(), start: offset, end: offset })

/** A time as the reader proposed it. */
export const OfferedDate = z.strictObject({
  value: z.string().max(20).nullable(),
  precision: z.string().max(10).nullable(),
  start: offset,
  end: offset,
})

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

export const SuggestionRefusal = z.strictObject({
  key,
  eventId: id,
  sourceId: id,
  kind: z.enum(SUGGESTED, 'required'),
  offered: json(z.union([OfferedCitation, OfferedDate])),
})
