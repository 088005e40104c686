export const ROLES = ['reader', 'reviewer', 'moderator', 'admin'] as const
export type Role = (typeof ROLES)[number]

const REVIEWING: readonly Role[] = ['reviewer', 'moderator']
/** An admin decides a case only where moderators with no part in it are too few. */
const DECIDING: readonly Role[] = ['moderator', 'admin']

/** Every deed, and the roles that may do it. An admin does not review. */
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
  merge_events: ['moderator'],
  part_events: ['moderator'],
  split_event: ['moderator'],
  merge_claims: ['moderator'],
  part_claims: ['moderator'],
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
  declare_interest: ROLES,
  end_interest: ROLES,
  open_dispute: REVIEWING,
  complain: ['reader'],
  give_reply: ['reader'],
  decide_reply: ['moderator'],
  state_case: REVIEWING,
  appeal_ruling: REVIEWING,
  take_case: DECIDING,
  release_case: DECIDING,
  rule: DECIDING,
  mark_vote: ['moderator'],
  flag_text: ROLES,
  answer_flags: ['moderator'],
  make_invitation: ['moderator', 'admin'],
  revoke_invitation: ['moderator', 'admin'],
  take_invitation: ROLES,
  apply: ['reader'],
  decide_application: ['moderator', 'admin'],
  give_role: ['admin'],
  propose_role: ['admin'],
  decide_role: ['admin'],
  suspend: ['admin'],
  reinstate: ['admin'],
  appeal_suspension: ROLES,
  decide_suspension: ['admin'],
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

/** For so many minutes after it was proven, a second factor holds; then a deed that asks for one asks anew. */
export const STEP_UP_MINUTES = 10

/** What a session alone is not enough for, since whoever holds it may have found it: decisions over others and their words. */
const STEP_UP: readonly Deed[] = [
  'rule',
  'decide_application',
  'give_role',
  'propose_role',
  'decide_role',
  'suspend',
  'reinstate',
  'decide_suspension',
  'propose_erasure',
  'propose_withholding',
  'propose_showing',
  'decide_removal',
]

/** When whoever acts last proved a second factor; null where they never did, in the session in which they act. */
export type ProvenAt = Date | null | undefined

/** Whether a second factor proven then still holds `at` a time. */
export function isProven(provenAt: ProvenAt, at: Date): boolean {
  return !!provenAt && at.getTime() - provenAt.getTime() < STEP_UP_MINUTES * 60_000
}

/** Refuses as `step_up_needed` a deed that asks for a second factor where none is proven; null when it may be done. */
export function forbidsUnproven(deed: Deed, provenAt: ProvenAt, at: Date): 'step_up_needed' | null {
  return STEP_UP.includes(deed) && !isProven(provenAt, at) ? 'step_up_needed' : null
}

/** What binds a person to a claim or to the thing acted on. */
export const PARTS = ['voted', 'attached', 'recorded', 'opened', 'stated', 'recused', 'interested'] as const
export type Part = (typeof PARTS)[number]

/** What may be done without a handle: what makes one somebody here, and what is asked for oneself. */
const NAMELESS: readonly Deed[] = ['choose_handle', 'ask_erasure', 'complain', 'give_reply']

/** What whoever is heard in a case may do in it, whatever their role is by now, an affected party also without a handle. */
const PARTY_MAY: readonly Deed[] = ['state_case', 'appeal_ruling']

/**
 * What bears on a deed: one's parts in the claim; whether the thing is one's own; whether the deed is aimed at oneself, at somebody
 * whom one let in, or (to suspend them, or take a role from them) at somebody with whom one stands in a case that is not over; whether
 * one is heard in the case.
 */
export type Stake = {
  parts?: readonly Part[]
  own?: boolean
  self?: boolean
  invited?: boolean
  inCase?: boolean
  party?: boolean
}

/**
 * Why this person may not do this deed, as a refusal code; null when they may. In: the person as they are now, and what
 * is at stake.
 */
export function forbids(person: Person, deed: Deed, stake: Stake = {}): string | null {
  if (person.suspended) return deed === 'appeal_suspension' ? null : 'suspended'
  const asParty = stake.party === true && PARTY_MAY.includes(deed)
  if (person.handle === null && !asParty && !NAMELESS.includes(deed)) return 'no_handle'
  if (!asParty && !(MAY[deed] as readonly Role[]).includes(person.role)) return 'not_your_role'

  const parts = stake.parts ?? []
  switch (deed) {
    case 'cast_vote':
    case 'open_dispute':
    case 'complain':
    case 'state_case':
    case 'appeal_ruling':
      return parts.includes('recused') ? 'recused' : null
    case 'merge_agents':
    case 'merge_events':
    case 'part_events':
    case 'split_event':
    case 'merge_claims':
    case 'part_claims':
    case 'take_case':
    case 'rule':
      return barsFromRuling(parts)
    case 'withdraw_evidence':
    case 'withdraw_citation':
    case 'withdraw_date':
      if (stake.own) return null
      return person.role === 'moderator' ? barsFromRuling(parts) : 'not_yours'
    case 'decide_reply':
      if (stake.self) return 'not_yourself'
      return parts.length > 0 ? 'part_in_claim' : null
    case 'mark_vote':
      if (stake.self) return 'not_yourself'
      if (stake.invited) return 'invited_by_you'
      return parts.length > 0 ? 'part_in_claim' : null
    case 'flag_text':
      return stake.self ? 'not_yourself' : null
    case 'answer_flags':
      if (stake.self) return 'not_yourself'
      if (stake.own) return 'own_flag'
      return parts.length > 0 ? 'part_in_claim' : null
    case 'revoke_invitation':
      return stake.own || person.role === 'admin' ? null : 'not_your_invitation'
    case 'take_invitation':
      return person.role === 'reader' ? null : 'already_reviewing'
    case 'ask_erasure':
      return stake.self ? null : 'not_yours'
    case 'appeal_suspension':
      return 'not_suspended'
    case 'suspend':
    case 'give_role':
    case 'propose_role':
      return stake.self ? 'not_yourself' : stake.inCase ? 'barred_case' : null
    case 'decide_suspension':
      return stake.self ? 'not_yourself' : stake.own ? 'own_suspension' : null
    case 'decide_role':
      return stake.self ? 'not_yourself' : stake.own ? 'own_proposal' : stake.inCase ? 'barred_case' : null
    case 'decide_removal':
      return stake.self ? 'not_yourself' : stake.own ? 'own_proposal' : null
    case 'decide_application':
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

/** To take back what is on record. */
const TAKES_BACK: readonly Deed[] = ['withdraw_evidence', 'withdraw_citation', 'withdraw_date']

/**
 * Why a published verdict may not become another by this deed, as a refusal code; null where it may. What it rests on is taken away by a
 * case, whoever attached it: to overturn what is published takes two. Nobody turns by what they do beside voting what their votes
 * could not turn. Nor does one hand part what two claims together were found to be.
 */
export function forbidsTurning(
  { probation }: { probation: boolean },
  deed: Deed,
): 'needs_case' | 'parting_turns' | 'on_probation' | null {
  if (TAKES_BACK.includes(deed)) return 'needs_case'
  if (deed === 'part_claims') return 'parting_turns'
  return probation ? 'on_probation' : null
}

/** The operator at the command line brings in documents and names, and sets up the first people; never a judgement. */
const OPERATOR_MAY: readonly Deed[] = ['adopt_agents', 'record_agent', 'capture_source', 'give_role']

/** Why the operator may not do this deed, as a refusal code; null when they may. */
export function forbidsOperator(deed: Deed): string | null {
  return OPERATOR_MAY.includes(deed) ? null : 'not_your_role'
}
