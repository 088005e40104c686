import { keptSecret } from '../../bin/secret'

/** What the site under test signs its mailed keys with. */
export function secretOfSite(): string {
  return process.env.AUTH_SECRET ?? keptSecret(process.env.ISNAD_DATA as string)
}
