import { z } from 'zod'
import { AGENT_KINDS, AGENT_NOTE_LENGTH } from '../../domain/agent'
import { BYLINE_LENGTH, isSourceUrl, SOURCE_TITLE_LENGTH } from '../../domain/source'
import { REASON_LENGTH } from '../../domain/vote'
import { agentId, agentName, id, key, languageCode, locale, maybe, moment, tick, words, written, zone } from './fields'

const schemeInLowerCase = (url: string) => url.replace(/^https?(?=:)/i, (scheme) => scheme.toLowerCase())

const url = z.string().trim().overwrite(schemeInLowerCase).refine(isSourceUrl, 'url_invalid')

/** What is said about a source; all but its title may be unknown. */
const description = {
  publisher: maybe(agentId),
  url: maybe(url),
  title: words(SOURCE_TITLE_LENGTH),
  byline: maybe(words(BYLINE_LENGTH)),
  language: maybe(languageCode),
  published: maybe(moment),
  publishedZone: maybe(zone),
  updated: maybe(moment),
  updatedZone: maybe(zone),
}

/** `bytes` exactly as they came; `text` the clean text, whose every paragraph stands in them, in their order. */
export const NewSource = z.strictObject({
  key,
  bytes: z.instanceof(Uint8Array),
  text: z.string(),
  ...description,
})

export const SourceCorrection = z.strictObject({ key, sourceId: id, version: z.coerce.number().int(), ...description })

export const NewAgent = z.strictObject({
  key,
  name: agentName,
  language: locale,
  kind: z.enum(AGENT_KINDS, 'required'),
  country: maybe(
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, 'country_unknown'),
  ),
})

/** Agents as an authority file gives them: their ids fixed, their names in the order in which they are shown. */
export const AgentFile = z.strictObject({
  key,
  agents: z.array(
    z.object({
      id: agentId,
      kind: z.enum(AGENT_KINDS),
      country: z.string().nullable(),
      names: z
        .array(z.object({ language: languageCode, name: agentName, ordinary: z.boolean().default(false) }))
        .min(1),
    }),
  ),
})

/** One more name of an agent; `ordinary` where it is an everyday word too. */
export const AgentNaming = z.strictObject({ key, agentId, name: agentName, language: languageCode, ordinary: tick })

/** What an agent is tied to, and the page that says so. */
export const AgentNote = z
  .strictObject({ key, agentId, language: locale, note: words(AGENT_NOTE_LENGTH), url })
  .superRefine(written('note'))

/** Two agents that are one; `survivor` is the one that stays. */
export const AgentMerge = z.strictObject({ key, agentId, survivor: agentId, reason: words(REASON_LENGTH) })

/** Whether a source relays the same report as an earlier one. */
export const Likeness = z.strictObject({ key, eventId: id, sourceId: id, earlierId: id, relays: tick })
