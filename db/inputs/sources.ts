import { z } from 'zod'
import { AGENT_KINDS } from '../../domain/agent'
import { BYLINE_LENGTH, isSourceUrl, SOURCE_TITLE_LENGTH } from '../../domain/source'
import { isZone } from '../../domain/time'
import { agentId, agentName, id, key, languageCode, locale, maybe, moment, words } from './fields'

const schemeInLowerCase = (url: string) => url.replace(/^https?(?=:)/i, (scheme) => scheme.toLowerCase())

const zone = z.string().refine(isZone, 'zone_unknown')

/** What is said about a source; all but its title may be unknown. */
const description = {
  publisher: maybe(agentId),
  url: maybe(z.string().trim().overwrite(schemeInLowerCase).refine(isSourceUrl, 'url_invalid')),
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
      names: z.array(z.object({ language: languageCode, name: agentName })).min(1),
    }),
  ),
})
