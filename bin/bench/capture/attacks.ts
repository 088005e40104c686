import type { Member } from '../../../domain/hold'
import { endsProbation, PROBATION_VOTES } from '../../../domain/probation'
import type { Scheme } from './hearing'

const DAY = 86_400_000

/** Who could review: `counts` is whether their votes do, which those of nobody on probation do. */
export type Person = Member & { counts: boolean }

/** An attack on what so many claims were found to be: by whom, and when each votes against it, in milliseconds after. */
export type Attack = {
  name: string
  claims: number
  people: readonly Person[]
  at: (n: number) => number
  /** They attach new evidence too, so that a closed round is followed by another. */
  evidence: boolean
  /** What the one moderator who is theirs does with the cases; null where none is. */
  scheme: Scheme | null
}

/** Somebody who has been there for three years when the attacks begin, at the instant 0. */
const old = (id: string, invitedBy: string | null = null): Person => {
  return { id, joinedAt: -1000 * DAY, invitedBy, counts: true }
}

/** Two hundred honest people, as many as a house may have, and those who attack it. */
export function houseOf(attack: Attack): readonly Person[] {
  return [...Array.from({ length: 200 }, (_, n) => old(`honest ${n}`)), ...attack.people]
}

export function attacks(): Attack[] {
  const sybils = (counts: boolean): Person[] =>
    Array.from({ length: 1000 }, (_, n) => ({ id: `sybil ${n}`, joinedAt: -DAY, invitedBy: 'theirs', counts }))
  const ring = Array.from({ length: 20 }, (_, n) => old(`ring ${n}`))
  const atOnce = (n: number) => DAY + n * 1000
  const plain = { at: atOnce, evidence: false, scheme: null } as const
  const many = { ...plain, claims: 10 }
  const few = { ...plain, claims: 200, people: ring }
  return [
    { ...many, name: '1,000 sybils whom one bad moderator lets in', people: sybils(letIn('theirs')), scheme: 'turns' },
    { ...many, name: '1,000 sybils past probation', people: sybils(true) },
    { ...few, name: '20 old reviewers at once' },
    { ...few, name: '20 old reviewers, one a week', at: (n) => (n + 1) * 7 * DAY },
    { ...few, name: '20 old reviewers with new evidence', evidence: true },
    { ...few, name: '3 old reviewers with new evidence', people: ring.slice(0, 3), evidence: true },
    { ...few, name: '20 old reviewers and a moderator who lets them count', scheme: 'turns' },
    { ...few, name: '20 old reviewers and a moderator who waits for the appeal', scheme: 'waits' },
    { ...few, name: '20 old reviewers and a moderator who sends back', scheme: 'sends back' },
    {
      ...few,
      name: '20 old reviewers, one a week, and such a moderator',
      at: (n) => (n + 1) * 7 * DAY,
      scheme: 'turns',
    },
  ]
}

/** Whether somebody's votes count once these moderators have found every one of them sound. */
function letIn(...moderators: readonly string[]): boolean {
  const claims = Array.from({ length: 2 * PROBATION_VOTES }, (_, n) => `${n}`)
  return endsProbation(claims.flatMap((claim) => moderators.map((moderator) => ({ claim, moderator, sound: true }))))
}
