import { z } from 'zod'
import { AGENT_KINDS } from '../../../domain/agent'
import { STATES } from '../../../domain/claim'
import { STANCES } from '../../../domain/evidence'
import { id, sealed, verdict, withheld } from './fields'
import { SourceLine } from './source'

export const Agent = z
  .object({
    id,
    kind: z.enum(AGENT_KINDS),
    country: z.string().nullable(),
    names: z.array(z.object({ language: z.string(), name: z.string() })),
    said: z.array(
      z.object({
        evidence: id,
        source: id,
        event: z.string(),
        claim: id,
        stance: z.enum(STANCES),
        unnamed: z.boolean(),
        state: z.enum(STATES),
        verdict: verdict.nullable().describe(sealed),
      }),
    ),
    published: z.array(SourceLine),
    withheld,
  })
  .meta({ id: 'Agent' })
