export const ROLES = ['reader', 'reviewer', 'moderator', 'admin'] as const
export type Role = (typeof ROLES)[number]

const REVIEWING: readonly Role[] = ['reviewer', 'moderator']

/** Every deed, and the roles that may do it. An admin neither reviews nor rules. */
const MAY = {
  choose_handle: ROLES,
  adopt_agents: [],
  record_agent: REVIEWING,
  name_agent: REVIEWING,
  note_agent: REVIEWING,
  merge_agents: ['moderator'],
  capture_source: REVIEWING,
  correct_source: REVIEWING,
  liken_report: REVIEWING,
  open_event: REVIEWING,
  describe_event: REVIEWING,
  add_claim: REVIEWING,
  word_claim: REVIEWING,
  attach_evidence: REVIEWING,
  translate_passage: REVIEWING,
  withdraw_evidence: REVIEWING,
  record_citation: REVIEWING,
  link_citation: REVIEWING,
  withdraw_citation: REVIEWING,
  refuse_suggestion: REVIEWING,
  name_occasion: REVIEWING,
  record_date: REVIEWING,
  withdraw_date: REVIEWING,
  cast_vote: REVIEWING,
  stand_aside: REVIEWING,
  open_dispute: REVIEWING,
  rule: ['moderator'],
  give_role: ['admin'],
  suspend: ['admin'],
  reinstate: ['admin'],
  ask_erasure: ROLES,
  propose_erasure: ['moderator'],
  propose_withholding: ['moderator'],
  propose_showing: ['moderator'],
  decide_removal: ['admin'],
} as const satisfies Record<string, readonly Role[]>

export const DEEDS = Object.keys(MAY) as Deed[]
export type Deed = keyof typeof MAY

/** A person as the database knows them at this moment. */
export type Person = { id: string; handle: string | null; role: Role; suspended: boolean }

/** What binds a person to a claim or to the thing acted on. */
export const PARTS = ['voted', 'attached', 'opened', 'recused'] as const
export type Part = (typeof PARTS)[number]

/** What bears on a deed: one's parts in the claim; whether the thing is one's own; whether the deed is aimed at oneself. */
export type Stake = { parts?: readonly Part[]; own?: boolean; self?: boolean }

/**
 * Why this person may not do this deed, as a refusal code; null when they may. In: the person as they are now, and what
 * is at stake.
 */
export function forbids(person: Person, deed: Deed, stake: Stake = {}): string | null {
  if (person.suspended) return 'suspended'
  if (person.handle === null && deed !== 'choose_handle' && deed !== 'ask_erasure') return 'no_handle'
  if (!(MAY[deed] as readonly Role[]).includes(person.role)) return 'not_your_role'

  const parts = stake.parts ?? []
  switch (deed) {
    case 'cast_vote':
    case 'open_dispute':
      return parts.includes('recused') ? 'recused' : null
    case 'rule':
      return barsFromRuling(parts)
    case 'withdraw_evidence':
    case 'withdraw_citation':
    case 'withdraw_date':
      return stake.own || person.role === 'moderator' ? null : 'not_yours'
    case 'ask_erasure':
      return stake.self ? null : 'not_yours'
    case 'decide_removal':
      return stake.self ? 'not_yourself' : stake.own ? 'own_proposal' : null
    case 'give_role':
    case 'suspend':
    case 'reinstate':
    case 'propose_erasure':
    case 'propose_withholding':
    case 'propose_showing':
      return stake.self ? 'not_yourself' : null
    default:
      return null
  }
}

/** Nobody rules in their own cause: the first of a moderator's parts in a claim, as a refusal code. */
export function barsFromRuling(parts: readonly Part[]): `barred_${Part}` | null {
  const part = PARTS.find((each) => parts.includes(each))
  return part ? `barred_${part}` : null
}

/** The operator at the command line brings in documents and names, and sets up the first people; never a judgement. */
const OPERATOR_MAY: readonly Deed[] = ['adopt_agents', 'record_agent', 'capture_source', 'give_role']

/** Why the operator may not do this deed, as a refusal code; null when they may. */
export function forbidsOperator(deed: Deed): string | null {
  return OPERATOR_MAY.includes(deed) ? null : 'not_your_role'
}
