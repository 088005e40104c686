import type { Db } from '../client'
import { decideRemoval } from '../commands/decide-removal'
import { proposeErasure } from '../commands/propose-erasure'
import { proposeShowing } from '../commands/propose-showing'
import { proposeWithholding } from '../commands/propose-withholding'
import { newKey, person } from '../testing'

type Who = { id: string }

/** A moderator and an admin. */
export async function twoHands(db: Db) {
  return [await person(db, 'moderator'), await person(db, 'admin')] as const
}

/** A moderator's proposal that a thing be withheld. */
export async function proposed(db: Db, by: Who, about: string): Promise<string> {
  const asked = { key: newKey(), about, code: 'court_order' as const, reason: 'A court has ordered it so.' }
  return (await proposeWithholding(db, by, asked)).id
}

export async function approved(db: Db, by: Who, removalId: string) {
  return decideRemoval(db, by, { key: newKey(), removalId, decision: 'approved', reason: '' })
}

export async function declined(db: Db, by: Who, removalId: string, reason = 'It does not say who they are.') {
  return decideRemoval(db, by, { key: newKey(), removalId, decision: 'declined', reason })
}

/** A thing withheld by two hands. Out: the removal. */
export async function withheld(db: Db, moderator: Who, admin: Who, about: string): Promise<string> {
  const id = await proposed(db, moderator, about)
  await approved(db, admin, id)
  return id
}

/** The same thing shown again. */
export async function shown(db: Db, moderator: Who, admin: Who, removalId: string): Promise<void> {
  const { id } = await proposeShowing(db, moderator, {
    key: newKey(),
    removalId,
    reason: 'The order was lifted again.',
  })
  await approved(db, admin, id)
}

/** A moderator's proposal that somebody be forgotten. */
export async function erasureProposed(db: Db, by: Who, personId: string): Promise<string> {
  const asked = { key: newKey(), personId, code: 'objection' as const, reason: 'They wrote to us and object.' }
  return (await proposeErasure(db, by, asked)).id
}

/** Somebody forgotten by two hands. */
export async function erased(db: Db, moderator: Who, admin: Who, personId: string): Promise<void> {
  await approved(db, admin, await erasureProposed(db, moderator, personId))
}
