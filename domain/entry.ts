/** Everything that can happen to the record. An entry's words in a page are `history.<kind>`. */
export const ENTRY_KINDS = [
  'person.joined',
  'person.suspended',
  'person.reinstated',
  'suspension.appealed',
  'suspension.upheld',
  'role.proposed',
  'role.declined',
  'role.given',
  'probation.ended',
  'invitation.made',
  'invitation.revoked',
  'invitation.taken',
  'application.made',
  'application.accepted',
  'application.refused',
  'agent.recorded',
  'agent.named',
  'agent.noted',
  'agent.merged',
  'source.captured',
  'source.corrected',
  'report.likened',
  'event.opened',
  'event.described',
  'event.merged',
  'event.parted',
  'event.split',
  'claim.added',
  'claim.worded',
  'claim.moved',
  'claim.merged',
  'claim.parted',
  'evidence.attached',
  'evidence.withdrawn',
  'passage.translated',
  'citation.recorded',
  'citation.linked',
  'citation.withdrawn',
  'suggestion.refused',
  'occasion.named',
  'date.recorded',
  'date.withdrawn',
  'vote.cast',
  'vote.opened',
  'vote.marked',
  'claim.settled',
  'votes.held',
  'verdict.changed',
  'round.opened',
  'reviewer.recused',
  'interest.declared',
  'interest.ended',
  'interest.met',
  'reply.given',
  'reply.accepted',
  'reply.refused',
  'party.named',
  'dispute.opened',
  'dispute.called',
  'dispute.stated',
  'dispute.heard',
  'dispute.taken',
  'dispute.released',
  'opinion.written',
  'dispute.ruled',
  'dispute.appealed',
  'dispute.ended',
  'flag.raised',
  'flag.answered',
  'thing.excluded',
  'thing.readmitted',
  'removal.proposed',
  'removal.declined',
  'person.erased',
  'content.withheld',
  'content.shown',
  'record.restored',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** What JCS can hold without loss: no floats, no undefined, no dates (RFC 8785, restricted to safe integers). */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * One line of the audit log, before it is bytes. `at` is RFC 3339 in UTC with milliseconds; `actor` a person's id, `rule` or
 * `operator`; `subject` names what changed (`claim:<id>`); `ver` counts that subject's entries of this kind from 1, `prev`
 * is the one before or null; `data` holds ids and codes, never a person's words; `commit` is base64 of the salted
 * commitment to those, or null.
 */
export type Envelope = {
  v: 1
  kind: EntryKind
  at: string
  actor: string
  subject: string
  ver: number
  prev: number | null
  data: Json
  commit: string | null
}
