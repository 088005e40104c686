import type { CaseState } from './dispute'
import type { EntryKind } from './entry'

/** The entries by which whoever moderates acts on cases, on people and on what others recorded; newest first they are the public record of it. */
export const MODERATION_KINDS = [
  'dispute.ruled',
  'opinion.written',
  'dispute.taken',
  'dispute.released',
  'person.suspended',
  'person.reinstated',
  'suspension.upheld',
  'role.proposed',
  'role.declined',
  'role.given',
  'invitation.made',
  'invitation.revoked',
  'application.accepted',
  'application.refused',
  'vote.marked',
  'reply.accepted',
  'reply.refused',
  'flag.answered',
  'evidence.withdrawn',
  'citation.withdrawn',
  'date.withdrawn',
  'event.merged',
  'event.parted',
  'event.split',
  'claim.merged',
  'claim.parted',
  'agent.merged',
  'removal.proposed',
  'removal.declined',
  'person.erased',
  'content.withheld',
  'content.shown',
] as const satisfies readonly EntryKind[]
export type ModerationKind = (typeof MODERATION_KINDS)[number]

/** Of these, what anybody may do with what is their own: an act of moderation only where it is somebody else's. */
export const WITHDRAWALS = ['evidence.withdrawn', 'citation.withdrawn', 'date.withdrawn'] as const

/** Entries whose words stay between those concerned and whoever decides: nobody else is shown them, here or in the public copy. */
export const UNTOLD_KINDS = [
  'person.suspended',
  'suspension.appealed',
  'suspension.upheld',
  'application.made',
  'application.accepted',
  'application.refused',
  'vote.marked',
  'role.proposed',
  'role.declined',
  'removal.proposed',
  'removal.declined',
  'flag.raised',
  'flag.answered',
  'reply.given',
] as const satisfies readonly EntryKind[]

/** The kind that an address asks for; null where it asks for none of these. */
export function moderationKindIn(asked: string | null | undefined): ModerationKind | null {
  return MODERATION_KINDS.find((kind) => kind === asked) ?? null
}

/**
 * How an act is contested: by the appeal of its ruling, by putting a side in the case that is open, by a new case about the passage or on
 * the claim, by the appeal of whoever was suspended, by another version of the reply that was refused; or not by a case: then other
 * administrators decide over people and removals, and moderators over the record.
 */
export const CONTESTS = ['appeal', 'case', 'thing', 'claim', 'suspension', 'reply', 'admins', 'moderators'] as const
export type Contest = (typeof CONTESTS)[number]

const OVER_RECORD: readonly ModerationKind[] = [
  ...WITHDRAWALS,
  'event.merged',
  'event.parted',
  'event.split',
  'claim.merged',
  'claim.parted',
  'agent.merged',
  'flag.answered',
]

/**
 * The way on for whoever does not accept an act. In: its kind; the state of the case it belongs to, null for none; whether a case can
 * be opened now about the passage that it names (`thing`), and against the verdict of its claim (`claim`).
 */
export function contestOf(
  kind: ModerationKind,
  state: CaseState | null,
  { thing, claim }: { thing: boolean; claim: boolean },
): Contest {
  if (kind === 'reply.refused') return 'reply'
  if (kind === 'reply.accepted') return 'moderators'
  if (state === 'ruled') return 'appeal'
  if (state !== null && state !== 'ruled_on_appeal' && state !== 'final') return 'case'
  if (kind === 'person.suspended') return 'suspension'
  const isOverRecord = state !== null || OVER_RECORD.includes(kind)
  if (thing && isOverRecord) return 'thing'
  if (claim) return 'claim'
  return isOverRecord ? 'moderators' : 'admins'
}

/** The ages of open cases, in days: each counted under the first that it has not reached, and those beyond the last together. */
export const CASE_AGES = [7, 14, 30] as const
