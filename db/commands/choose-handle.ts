import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { handleKey } from '../../domain/handle'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, permit } from '../deed'
import { ChosenHandle } from '../inputs/people'
import { users } from '../schema'
import { holdBench } from '../ties'

/**
 * Someone who has signed in takes the handle they act under, once: from here on they are part of the record.
 * Refused: `handle_taken` (field `handle`) by the same handle or one that looks like it; `handle_chosen` the second time.
 */
export async function chooseHandle(db: Db, actor: Actor, asked: z.input<typeof ChosenHandle>) {
  return deed(db, actor, ChosenHandle, asked, async (tx, by, input) => {
    permit(by, 'choose_handle')
    await holdBench(tx)
    if (by === 'operator' || by.handle !== null) throw new Refusal('handle_chosen', 'handle')

    const { handle } = input
    const key = handleKey(handle)
    // Two who ask for one handle at once: the second waits and reads that it is taken.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`handle:${key}`}))`)
    const taken = await tx.select({ id: users.id }).from(users).where(eq(users.handleKey, key))
    if (taken.length > 0) throw new Refusal('handle_taken', 'handle')
    await tx.update(users).set({ handle, handleKey: key }).where(eq(users.id, by.id))
    const subject = `person:${by.id}`
    await append(tx, by, { kind: 'person.joined', subject, at: new Date(), data: { role: by.role }, words: { handle } })
    return { handle }
  })
}
