import { isProven, type ProvenAt } from './permissions'

/** One-time codes as every app makes them: RFC 6238 with SHA-1. */
export const CODE = { digits: 6, seconds: 30 } as const

/** So many wrong codes in so many minutes; after them none is taken until those minutes are over. */
export const WRONG_CODES = { times: 5, minutes: 15 } as const

/** A first factor is set up within so many minutes of signing in: who finds a session open later cannot tie theirs to it. */
export const FRESH_MINUTES = 15

/** A passkey signs within so many minutes of being asked; the secret of an app waits as long as a sign-in is fresh. */
export const CHALLENGE_MINUTES = 5

/** Codes for whoever lost their device: so many, each good for one time. */
export const RECOVERY_CODES = 10

export const PASSKEY_NAME = { min: 1, max: 40 } as const

/** What is done to somebody's second factor, of which they are told by mail. */
export const FACTOR_DEEDS = [
  'app_added',
  'app_removed',
  'passkey_added',
  'passkey_removed',
  'recovery_used',
  'recovery_renewed',
  'all_removed',
] as const
export type FactorDeed = (typeof FACTOR_DEEDS)[number]

/** Whether something that began then is over `at` a time. */
export function isOver(began: Date | null, minutes: number, at: Date): boolean {
  return !began || at.getTime() - began.getTime() >= minutes * 60_000
}

/**
 * Why no factor can be set up in this session, as a refusal code: the first asks for a fresh sign-in (`sign_in_anew`),
 * another for the proof of one that is there (`step_up_needed`). Null when it can.
 */
export function forbidsEnrolment(
  session: { openedAt: Date; provenAt: ProvenAt },
  has: boolean,
  at: Date,
): 'sign_in_anew' | 'step_up_needed' | null {
  if (has) return isProven(session.provenAt, at) ? null : 'step_up_needed'
  return isOver(session.openedAt, FRESH_MINUTES, at) ? 'sign_in_anew' : null
}

/** What was typed as a code: one of an app, one for recovery, or neither. Digits may be Arabic, Persian or apart. */
export function codeIn(typed: string): { kind: 'app' | 'recovery'; code: string } | null {
  const plain = typed
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .toUpperCase()
  if (/^\d{6}$/.test(plain)) return { kind: 'app', code: plain }
  const code = plain.replace(/O/g, '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? { kind: 'recovery', code } : null
}
