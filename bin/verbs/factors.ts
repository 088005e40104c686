import { removeFactors } from '../../auth/factors/remove'
import { address } from '../../domain/address'
import { Refusal } from '../../domain/refusal'
import { withDatabase } from '../open'

/** `factors EMAIL remove`: takes away all second factors of whoever lost theirs and their recovery codes; they are told by mail. */
export async function run([typed, deed, ...rest]: string[]): Promise<void> {
  if (!typed || deed !== 'remove' || rest.length > 0) throw new Refusal('usage')
  const email = address(typed)
  if (!email) throw new Refusal('address_invalid')
  const removed = await withDatabase((db) => removeFactors(db, email))
  if (!removed) throw new Refusal('not_found')
  process.stdout.write(`${JSON.stringify({ ...removed, email }, null, 2)}\n`)
}
