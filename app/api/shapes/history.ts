import { z } from 'zod'
import { ENTRY_KINDS } from '../../../domain/entry'
import { cursor, id, instant, leaf, limit, proof } from './fields'

const change = z.record(z.string(), z.unknown()).nullable()

export const Entry = z
  .object({
    id,
    at: instant,
    kind: z.enum(ENTRY_KINDS),
    actor: z.string().nullable().describe('A handle, `rule`, `operator` or `former`.'),
    claim: id.nullable(),
    before: change,
    after: change,
    about: change.describe('What was linked, translated or taken back, as it was recorded.'),
    dispute: id.nullable().describe('The case that it tells of.'),
    envelope: z.string().describe('Base64 of the RFC 8785 bytes.'),
    leaf,
    index: z.int().nullable().describe('Its place in the sealed log, from 0; null while it has none.'),
    lost: z.boolean().describe('Put back from the sealed log after a loss: what it did no longer holds.'),
    proof,
  })
  .meta({ id: 'Entry', description: 'An entry of the log, and what it changed.' })

export const History = z.object({ items: z.array(Entry), next: cursor }).meta({ id: 'History' })

export const HistoryQuery = z.object({ limit: limit.default(50), cursor: z.string().max(200).optional() })
