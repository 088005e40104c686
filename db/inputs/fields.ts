import { z } from 'zod'
import { address } from '../../domain/address'
import { AGENT_NAME_LENGTH } from '../../domain/agent'
import { PASSAGE_LENGTH } from '../../domain/evidence'
import { LOCALES, type Locale } from '../../domain/locale'
import { addressFault } from '../../domain/look-alike'
import { bearsMark } from '../../domain/removal'
import { faultOf, isWrittenIn, tidy } from '../../domain/text'
import { isZone, parseMoment } from '../../domain/time'
import { EVIDENCE_CITED } from '../../domain/vote'

/** What a person wrote: tidied, then refused with the text's fault as the message; `mark` for what only we write. Empty counts as missing. */
export function words(limits: { min: number; max: number }) {
  return z.string().transform((text, context) => {
    const tidied = tidy(text)
    const fault = tidied === '' && limits.min > 0 ? 'required' : bearsMark(tidied) ? 'mark' : faultOf(tidied, limits)
    if (fault) context.addIssue({ code: 'custom', message: fault })
    return tidied
  })
}

/** The same, where nothing may be said: a blank becomes null. */
export function maybe<S extends z.ZodType<unknown, string>>(shape: S) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : (value ?? null)),
    shape.nullable(),
  )
}

/** What makes of a decision one with its reason, which is needed to decide otherwise than `silent`, and with that is none. */
export function reasoned(silent: string, limits: { min: number; max: number }) {
  const reason = words(limits)
  return <T extends { decision: string; reason: string }>(
    { reason: typed, ...decided }: T,
    context: z.RefinementCtx,
  ) => {
    if (decided.decision === silent) return { ...decided, reason: null }
    const judged = reason.safeParse(typed)
    if (judged.success) return { ...decided, reason: judged.data }
    context.addIssue({ code: 'custom', message: judged.error.issues[0]?.message ?? 'required', path: ['reason'] })
    return z.NEVER
  }
}

/** The idempotency key of a form: a uuid made when the form was drawn. */
export const key = z.uuid('key_invalid')

/** An id in the one spelling that the database gives back: it is compared, hashed and written into the log as text. */
export const id = z.uuid('not_found').toLowerCase()
/** The pieces of evidence that something rests on: each once, in the order of their ids. */
export const cited = z
  .array(id)
  .max(EVIDENCE_CITED.max)
  .transform((ids) => [...new Set(ids)].sort())
  .default([])
export const locale = z.enum(LOCALES, 'language_unknown')
export const languageCode = z
  .string()
  .max(35, 'language_unknown')
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'language_unknown')
export const agentId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'agent_unknown')
  .max(80, 'agent_unknown')
export const agentName = words(AGENT_NAME_LENGTH)

/** A mail address that somebody is known by, in the form in which it is kept; refused by name where it could pass for another. */
export const mailAddress = z.string().transform((typed, context) => {
  const fault = typed.trim() === '' ? 'required' : addressFault(typed)
  if (fault) context.addIssue({ code: 'custom', message: fault })
  return address(typed) ?? ''
})

/** A moment as exact as it is known: `2024`, `2024-06`, `2024-06-11` or `2024-06-11T10:25`. */
export const moment = z.string().transform((value, context) => {
  const parsed = parseMoment(value.trim())
  if (!parsed) context.addIssue({ code: 'custom', message: 'date_invalid' })
  return parsed ?? z.NEVER
})

export const zone = z.string().refine(isZone, 'zone_unknown')

/** A passage of a source's text, and where in it the passage was marked, in UTF-16 units. */
export const place = {
  passage: z.string().min(PASSAGE_LENGTH.min, 'required').max(PASSAGE_LENGTH.max, 'too_long'),
  near: z.preprocess(
    (value) => (value === '' || value == null ? undefined : value),
    z.coerce.number().int().min(0).optional(),
  ),
}

/** What a form carries along as JSON. */
export function json<S extends z.ZodType>(shape: S) {
  return z.string().transform((text, context): z.output<S> => {
    const parsed = shape.safeParse(parsedJson(text))
    if (!parsed.success) context.addIssue({ code: 'custom', message: 'invalid' })
    return parsed.success ? parsed.data : z.NEVER
  })
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A tick: present in the form or not. */
export const tick = z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean())

/** A check of a whole form: what stands in these fields is written in the language that the form says. */
export function written<F extends string>(...fields: F[]) {
  return (form: { language: Locale } & Partial<Record<F, unknown>>, context: z.core.$RefinementCtx) => {
    for (const field of fields) {
      const text = form[field]
      if (typeof text === 'string' && !isWrittenIn(text, form.language)) {
        context.addIssue({ code: 'custom', message: 'wrong_language', path: [field] })
      }
    }
  }
}
