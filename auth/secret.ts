import { settings } from '../server/settings'

/** The secret of the site, from which every other one is derived. Throws without one: what rests on it fails closed. */
export function secret(): string {
  const { authSecret } = settings()
  if (!authSecret) throw new Error('AUTH_SECRET is missing')
  return authSecret
}
