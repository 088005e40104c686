/** How long an invitation can be taken: long enough for a letter that waits over a holiday, too short to be found years later. */
export const INVITATION_DAYS = 14

/** So many invitations of one person may be open at once: whom one vouches for, one knows. */
export const INVITATIONS_OPEN = 5

/** How an invitation ends, if it does not expire. */
export const INVITATION_ENDS = ['taken', 'revoked'] as const
export type InvitationEnd = (typeof INVITATION_ENDS)[number]

const DAY = 86_400_000

/** The last moment at which an invitation made at `madeAt` can be taken. */
export function expiryOf(madeAt: Date): Date {
  return new Date(madeAt.getTime() + INVITATION_DAYS * DAY)
}

/** Whether an invitation can still be taken or revoked. */
export function isOpenInvitation({ madeAt, end }: { madeAt: Date; end: InvitationEnd | null }, now: Date): boolean {
  return end === null && now <= expiryOf(madeAt)
}

/**
 * Why an invitation cannot be taken, as a refusal code; null when it can. In: when it was made and how it ended, whether
 * whoever made it still may invite, and whether it is one's own.
 */
export function objectsToTaking(
  invitation: { madeAt: Date; end: InvitationEnd | null; maker: { able: boolean; self: boolean } },
  now: Date,
): string | null {
  if (invitation.maker.self) return 'own_invitation'
  if (invitation.end === 'taken') return 'invitation_taken'
  if (invitation.end === 'revoked') return 'invitation_revoked'
  if (now > expiryOf(invitation.madeAt)) return 'invitation_expired'
  return invitation.maker.able ? null : 'inviter_left'
}
