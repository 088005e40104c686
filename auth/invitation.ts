import { createHmac } from 'node:crypto'
import { secret } from './secret'

/**
 * The token of an invitation, in 43 letters of base64url. It is made from the invitation's id and the site's secret, so that whoever
 * made one can be shown its link again, while the database holds nothing that anybody could use.
 */
export function invitationToken(invitationId: string): string {
  return createHmac('sha256', secret()).update(`isnad/invitation/v1 ${invitationId}`).digest('base64url')
}
