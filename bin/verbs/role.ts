import { randomUUID } from 'node:crypto'
import type { Db } from '../../db/client'
import { giveRole } from '../../db/commands/give-role'
import { expectPerson } from '../../db/people'
import { address } from '../../domain/address'
import { ROLES, type Role } from '../../domain/permissions'
import { Refusal } from '../../domain/refusal'
import { withDatabase } from '../open'

/** `role EMAIL ROLE`: gives a person their one role, from their next request on. */
export async function run([typed, role, ...rest]: string[]): Promise<void> {
  const wanted = ROLES.find((each) => each === role)
  if (!typed || !wanted || rest.length > 0) throw new Refusal('usage')
  const given = await withDatabase((db) => give(db, typed, wanted))
  if (given.new)
    process.stderr.write('Nobody has signed in with this address yet; the role waits for whoever proves it.\n')
  process.stdout.write(`${JSON.stringify(given, null, 2)}\n`)
}

/**
 * The same on a database at hand. An address that nobody signed in with yet gets its role all the same: whoever proves that
 * it is theirs finds it. Refused: `address_invalid`; `last_admin`, and then nobody is made.
 */
export async function give(db: Db, typed: string, role: Role) {
  const email = address(typed)
  if (!email) throw new Refusal('address_invalid')
  return db.transaction(async (tx) => {
    const { id, isNew } = await expectPerson(tx, email)
    await giveRole(tx, 'operator', { key: randomUUID(), personId: id, role })
    return { id, email, role, new: isNew }
  })
}
