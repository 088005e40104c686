/** Whoever may come: nobody who is known, somebody without a handle, each role, a reviewer on probation, a suspended one. */
export const KINDS = [
  'nobody',
  'newcomer',
  'reader',
  'reviewer',
  'probation',
  'moderator',
  'admin',
  'suspended',
] as const
export type Kind = (typeof KINDS)[number]

/**
 * Of whom or what: `any`, where nothing binds the one to the other, and where the line before it is not said otherwise of one's
 * `own` thing, of one's `self`, of a claim in which one has a `part` or is `recused`, of somebody whom one `invited` or with whom one
 * stands in a `case` that is not over, of a case in which one is heard as a `party`.
 */
export const TIES = ['any', 'own', 'self', 'part', 'recused', 'invited', 'case', 'party'] as const
export type Tie = (typeof TIES)[number]

/** What the words of the table stand for that are not the refusal's own code. */
const SHORT: Readonly<Record<string, string>> = {
  '·': 'not_your_role',
  oneself: 'not_yourself',
  reviews: 'already_reviewing',
  not_made: 'not_your_invitation',
  invited: 'invited_by_you',
  part: 'part_in_claim',
  active: 'not_suspended',
  own_deed: 'own_suspension',
}

/**
 * Every action, who may do it, and of what: `may`; `proof`, with a second factor proven just before; or the code of the refusal,
 * where `·` is `not_your_role`, and `barred` any of the codes that name the part.
 */
const TABLE = `
                     of      nobody     newcomer  reader    reviewer  probation moderator    admin        suspended
# account
ask_for_link         any     may        may       may       may       may       may          may          may
go_to_provider       any     may        may       may       may       may       may          may          may
sign_out             any     may        may       may       may       may       may          may          may
sign_in_again        any     may        may       may       may       may       may          may          may
choose_handle        any     signed_out may       may       may       may       may          may          suspended
begin_app            any     signed_out may       may       may       may       may          may          may
confirm_app          any     signed_out may       may       may       may       may          may          may
begin_passkey        any     signed_out may       may       may       may       may          may          may
add_passkey          any     signed_out may       may       may       may       may          may          may
challenge_passkey    any     signed_out may       may       may       may       may          may          may
prove_factor         any     signed_out proof     proof     proof     proof     proof        proof        proof
remove_app           any     signed_out proof     proof     proof     proof     proof        proof        proof
remove_passkey       any     signed_out proof     proof     proof     proof     proof        proof        proof
renew_recovery_codes any     signed_out proof     proof     proof     proof     proof        proof        proof
# agents
adopt_agents         any     signed_out no_handle ·         ·         ·         ·            ·            suspended
record_agent         any     signed_out no_handle ·         may       may       may          ·            suspended
name_agent           any     signed_out no_handle ·         may       may       may          ·            suspended
note_agent           any     signed_out no_handle ·         may       may       may          ·            suspended
merge_agents         any     signed_out no_handle ·         ·         ·         may          ·            suspended
merge_agents         part    signed_out no_handle ·         ·         ·         barred       ·            suspended
# sources
capture_source       any     signed_out no_handle ·         may       may       may          ·            suspended
correct_source       any     signed_out no_handle ·         may       may       may          ·            suspended
liken_report         any     signed_out no_handle ·         may       may       may          ·            suspended
record_citation      any     signed_out no_handle ·         may       may       may          ·            suspended
link_citation        any     signed_out no_handle ·         may       may       may          ·            suspended
withdraw_citation    any     signed_out no_handle ·         not_yours not_yours may          ·            suspended
withdraw_citation    part    signed_out no_handle ·         not_yours not_yours barred       ·            suspended
withdraw_citation    own     signed_out no_handle ·         may       may       may          ·            suspended
refuse_suggestion    any     signed_out no_handle ·         may       may       may          ·            suspended
name_occasion        any     signed_out no_handle ·         may       may       may          ·            suspended
record_date          any     signed_out no_handle ·         may       may       may          ·            suspended
withdraw_date        any     signed_out no_handle ·         not_yours not_yours may          ·            suspended
withdraw_date        part    signed_out no_handle ·         not_yours not_yours barred       ·            suspended
withdraw_date        own     signed_out no_handle ·         may       may       may          ·            suspended
# events
open_event           any     signed_out no_handle ·         may       may       may          ·            suspended
describe_event       any     signed_out no_handle ·         may       may       may          ·            suspended
merge_events         any     signed_out no_handle ·         ·         ·         may          ·            suspended
merge_events         part    signed_out no_handle ·         ·         ·         barred       ·            suspended
part_events          any     signed_out no_handle ·         ·         ·         may          ·            suspended
part_events          part    signed_out no_handle ·         ·         ·         barred       ·            suspended
split_event          any     signed_out no_handle ·         ·         ·         may          ·            suspended
split_event          part    signed_out no_handle ·         ·         ·         barred       ·            suspended
merge_claims         any     signed_out no_handle ·         ·         ·         may          ·            suspended
merge_claims         part    signed_out no_handle ·         ·         ·         barred       ·            suspended
part_claims          any     signed_out no_handle ·         ·         ·         may          ·            suspended
part_claims          part    signed_out no_handle ·         ·         ·         barred       ·            suspended
add_claim            any     signed_out no_handle ·         may       may       may          ·            suspended
word_claim           any     signed_out no_handle ·         may       may       may          ·            suspended
# evidence
attach_evidence      any     signed_out no_handle ·         may       may       may          ·            suspended
translate_passage    any     signed_out no_handle ·         may       may       may          ·            suspended
withdraw_evidence    any     signed_out no_handle ·         not_yours not_yours may          ·            suspended
withdraw_evidence    part    signed_out no_handle ·         not_yours not_yours barred       ·            suspended
withdraw_evidence    own     signed_out no_handle ·         may       may       may          ·            suspended
# votes
cast_vote            any     signed_out no_handle ·         may       may       may          ·            suspended
cast_vote            recused signed_out no_handle ·         recused   recused   recused      ·            suspended
stand_aside          any     signed_out no_handle ·         may       may       may          ·            suspended
declare_interest     any     signed_out no_handle may       may       may       may          may          suspended
end_interest         any     signed_out no_handle may       may       may       may          may          suspended
mark_vote            any     signed_out no_handle ·         ·         ·         may          ·            suspended
mark_vote            self    signed_out no_handle ·         ·         ·         oneself      ·            suspended
mark_vote            part    signed_out no_handle ·         ·         ·         part         ·            suspended
mark_vote            invited signed_out no_handle ·         ·         ·         invited      ·            suspended
# cases
open_dispute         any     signed_out no_handle ·         may       may       may          ·            suspended
open_dispute         recused signed_out no_handle ·         recused   recused   recused      ·            suspended
send_complaint       any     may        may       may       may       may       may          may          may
confirm_complaint    any     may        may       may       may       may       may          may          may
complain             any     signed_out may       may       ·         ·         ·            ·            suspended
complain             recused signed_out recused   recused   ·         ·         ·            ·            suspended
send_reply           any     may        may       may       may       may       may          may          may
confirm_reply        any     may        may       may       may       may       may          may          may
give_reply           any     signed_out may       may       ·         ·         ·            ·            suspended
decide_reply         any     signed_out no_handle ·         ·         ·         may          ·            suspended
decide_reply         self    signed_out no_handle ·         ·         ·         oneself      ·            suspended
decide_reply         part    signed_out no_handle ·         ·         ·         part         ·            suspended
state_case           any     signed_out no_handle ·         may       may       may          ·            suspended
state_case           recused signed_out no_handle ·         recused   recused   recused      ·            suspended
state_case           party   signed_out may       may       may       may       may          may          suspended
appeal_ruling        any     signed_out no_handle ·         may       may       may          ·            suspended
appeal_ruling        recused signed_out no_handle ·         recused   recused   recused      ·            suspended
appeal_ruling        party   signed_out may       may       may       may       may          may          suspended
take_case            any     signed_out no_handle ·         ·         ·         may          may          suspended
take_case            part    signed_out no_handle ·         ·         ·         barred       barred       suspended
release_case         any     signed_out no_handle ·         ·         ·         may          may          suspended
rule                 any     signed_out no_handle ·         ·         ·         proof        proof        suspended
rule                 part    signed_out no_handle ·         ·         ·         barred       barred       suspended
# flags
flag_text            any     signed_out no_handle may       may       may       may          may          suspended
flag_text            self    signed_out no_handle oneself   oneself   oneself   oneself      oneself      suspended
answer_flags         any     signed_out no_handle ·         ·         ·         may          ·            suspended
answer_flags         own     signed_out no_handle ·         ·         ·         own_flag     ·            suspended
answer_flags         self    signed_out no_handle ·         ·         ·         oneself      ·            suspended
answer_flags         part    signed_out no_handle ·         ·         ·         part         ·            suspended
# people
make_invitation      any     signed_out no_handle ·         ·         ·         may          may          suspended
revoke_invitation    any     signed_out no_handle ·         ·         ·         not_made     may          suspended
revoke_invitation    own     signed_out no_handle ·         ·         ·         may          may          suspended
take_invitation      any     signed_out no_handle may       reviews   reviews   reviews      reviews      suspended
practise             any     signed_out no_handle may       ·         ·         ·            ·            suspended
apply                any     signed_out no_handle may       ·         ·         ·            ·            suspended
decide_application   any     signed_out no_handle ·         ·         ·         proof        proof        suspended
decide_application   self    signed_out no_handle ·         ·         ·         oneself      oneself      suspended
give_role            any     signed_out no_handle ·         ·         ·         ·            proof        suspended
give_role            self    signed_out no_handle ·         ·         ·         ·            oneself      suspended
give_role            case    signed_out no_handle ·         ·         ·         ·            barred_case  suspended
propose_role         any     signed_out no_handle ·         ·         ·         ·            proof        suspended
propose_role         self    signed_out no_handle ·         ·         ·         ·            oneself      suspended
propose_role         case    signed_out no_handle ·         ·         ·         ·            barred_case  suspended
decide_role          any     signed_out no_handle ·         ·         ·         ·            proof        suspended
decide_role          own     signed_out no_handle ·         ·         ·         ·            own_proposal suspended
decide_role          self    signed_out no_handle ·         ·         ·         ·            oneself      suspended
decide_role          case    signed_out no_handle ·         ·         ·         ·            barred_case  suspended
suspend              any     signed_out no_handle ·         ·         ·         ·            proof        suspended
suspend              self    signed_out no_handle ·         ·         ·         ·            oneself      suspended
suspend              case    signed_out no_handle ·         ·         ·         ·            barred_case  suspended
reinstate            any     signed_out no_handle ·         ·         ·         ·            proof        suspended
reinstate            self    signed_out no_handle ·         ·         ·         ·            oneself      suspended
appeal_suspension    any     signed_out no_handle active    active    active    active       active       may
decide_suspension    any     signed_out no_handle ·         ·         ·         ·            proof        suspended
decide_suspension    own     signed_out no_handle ·         ·         ·         ·            own_deed     suspended
decide_suspension    self    signed_out no_handle ·         ·         ·         ·            oneself      suspended
# removals
ask_erasure          any     signed_out not_yours not_yours not_yours not_yours not_yours    not_yours    suspended
ask_erasure          self    signed_out may       may       may       may       may          may          suspended
propose_erasure      any     signed_out no_handle ·         ·         ·         proof        ·            suspended
propose_erasure      self    signed_out no_handle ·         ·         ·         oneself      ·            suspended
propose_withholding  any     signed_out no_handle ·         ·         ·         proof        ·            suspended
propose_withholding  self    signed_out no_handle ·         ·         ·         oneself      ·            suspended
propose_showing      any     signed_out no_handle ·         ·         ·         proof        ·            suspended
propose_showing      self    signed_out no_handle ·         ·         ·         oneself      ·            suspended
decide_removal       any     signed_out no_handle ·         ·         ·         ·            proof        suspended
decide_removal       own     signed_out no_handle ·         ·         ·         ·            own_proposal suspended
decide_removal       self    signed_out no_handle ·         ·         ·         ·            oneself      suspended
`

/** One line: an action, of whom or what, and what each kind of person is told. */
export type Line = { group: string; action: string; tie: Tie; cells: Readonly<Record<Kind, string>> }

/** The matrix of permission. It decides nothing: `permissions.ts` does, against which it is held. */
export const MATRIX: readonly Line[] = read(TABLE)

function read(table: string): Line[] {
  const lines: Line[] = []
  let group = ''
  for (const line of table.trim().split('\n').slice(1)) {
    const [action = '', tie = '', ...words] = line.split(/\s+/)
    if (action === '#') group = tie
    else lines.push({ group, action, tie: tie as Tie, cells: cellsOf(words) })
  }
  return lines
}

function cellsOf(words: readonly string[]): Line['cells'] {
  const cells = KINDS.map((kind, at) => [kind, SHORT[words[at] ?? ''] ?? words[at] ?? ''])
  return Object.fromEntries(cells)
}
