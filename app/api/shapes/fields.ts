import { z } from 'zod'
import { LOCALES } from '../../../domain/locale'
import { CHOICES } from '../../../domain/suggestion'
import { PRECISIONS } from '../../../domain/time'
import { BECAUSE, VERDICTS } from '../../../domain/verdict'

export const instant = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime())

export const id = z.string().describe('Opaque.')

export const leaf = z.string().describe('SHA-256(0x00 ‖ envelope), hex (RFC 6962).')

export const proof = z
  .string()
  .describe('Where the proof that it is in the log is, once it is sealed (C2SP tlog-proof).')

export const cursor = z.string().nullable().describe('Opaque; null at the end of the list.')

export const sealed = 'Null while the claim is under review: blind until settled.'

export const verdict = z.enum(VERDICTS)

export const because = z.enum(BECAUSE)

export const told = z.partialRecord(z.enum(LOCALES), z.string()).describe('By language.')

export const moment = z
  .object({
    value: z.string().describe('As exact as the precision: 2024, 2024-06, 2024-06-11, 2024-06-24T10:25.'),
    precision: z.enum(PRECISIONS),
    zone: z.string().nullable().describe('IANA name, UTC or GMT; null where the text names none.'),
  })
  .nullable()

export const speaker = z.object({
  agent: id,
  unnamed: z.boolean().describe('The word of unnamed people speaking to the agent.'),
})

export const origins = z
  .array(speaker)
  .describe('Whom the side goes back to, an agent and the unnamed people speaking to it as one.')

export const offset = z.int().describe('UTF-16 units into the clean text of the source.')

const proposal = z
  .enum(CHOICES)
  .nullable()
  .describe('What its recorder made of the proposal from the text; null: none.')

export const recorded = {
  active: z.boolean().describe('False once withdrawn.'),
  recordedBy: z.string().nullable(),
  recordedAt: instant,
  choice: proposal,
  withdrawn: z
    .object({
      reason: z.string().nullable().describe('Null where the ruling of a case excluded it, which says why.'),
      by: z.string().nullable(),
      at: instant,
      dispute: id.nullable().describe('The case whose ruling excluded it.'),
    })
    .nullable(),
}

export const withheld = z
  .array(
    z.object({
      number: z.int(),
      about: z.string().describe('What it is, and its id: `vote:<id>`.'),
      code: z.string().describe('The reason.'),
      since: instant,
      proposedBy: z.string().nullable(),
      approvedBy: z.string().nullable(),
    }),
  )
  .describe('What is withheld here: in its place stands `▇▇▇ <number>…`. What was forgotten with a person is `▢▢▢`.')

export const tally = z.object({ confirmed: z.int(), denied: z.int(), unverified: z.int() })

export const limit = z.coerce.number().int().min(1).max(100)
