import { createHash } from 'node:crypto'
import { and, eq, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import {
  type Deed,
  forbids,
  forbidsOperator,
  forbidsTurning,
  forbidsUnproven,
  type Person,
  type ProvenAt,
  type Stake,
} from '../domain/permissions'
import { type Fault, Refusal } from '../domain/refusal'
import type { Db, Tx } from './client'
import { receipts, users } from './schema'

/** Whoever asks: a person by their id, with their session's proof of a second factor, or the operator at the command line. */
export type Actor = { id: string; provenAt?: ProvenAt } | 'operator'
/** The same, as the database knows them inside the transaction. */
export type Known = Person & { probation: boolean; provenAt?: ProvenAt }
export type Doer = Known | 'operator'

/** Nobody waits for a deed that is tried again for longer than this, in milliseconds, nor is it tried more often. */
const PATIENCE = 6_000
const TRIES = 5
/**
 * What is tried again: serialization failure, deadlock, a lock not got in time, a unique key that another took between our
 * look and our write; and a connection that was lost, even while the end of the transaction was under way: the key of the
 * deed tells whether it was done.
 */
const AGAIN = /^(40001|40P01|55P03|23505|57P01|57P02|CONNECTION_CLOSED|CONNECTION_DESTROYED|ECONNRESET|EPIPE)$/
/** A database that takes no entries while the log is stopped, or that is a copy (SQLSTATE read_only_sql_transaction). */
const READ_ONLY = '25006'

/**
 * One deed: what was asked is parsed; then, in one transaction, a key that came before is answered as it was then, the
 * actor is locked as they are now (`FOR SHARE`: a role or a suspension cannot change under a deed), and the work is done.
 * Throws a Refusal with every fault of the input, `already_sent` for a key that came before with something else, or the one
 * that the work meets, or `read_only`; nothing of the deed then remains. Throws what the database says where trying again
 * did not help; whether anything was done is then told by sending the same once more.
 */
export async function deed<S extends z.ZodType<{ key: string }>, T>(
  db: Db,
  actor: Actor,
  shape: S,
  asked: unknown,
  work: (tx: Tx, by: Doer, input: z.output<S>) => Promise<T>,
): Promise<T> {
  const input = parse(shape, asked)
  const since = Date.now()
  for (let tried = 1; ; tried += 1) {
    try {
      return await db.transaction(async (tx) => {
        const by = actor === 'operator' ? actor : await lockPerson(tx, actor)
        const receipt = { actor: actor === 'operator' ? actor : actor.id, key: input.key, asked: digestOf(input) }
        const isNew = await tx.insert(receipts).values(receipt).onConflictDoNothing().returning({ key: receipts.key })
        const same = and(eq(receipts.actor, receipt.actor), eq(receipts.key, receipt.key))
        if (isNew.length === 0) {
          const [before] = await tx.select().from(receipts).where(same)
          // Somebody went back to a form that was done, and changed it: the first answer is none to that.
          if (before?.asked !== receipt.asked) throw new Refusal('already_sent')
          return before.answer as T
        }
        const answer = await work(tx, by, input)
        if (answer !== undefined) await tx.update(receipts).set({ answer }).where(same)
        return answer
      })
    } catch (error) {
      const code = sqlState(error) ?? ''
      if (code === READ_ONLY) throw new Refusal('read_only')
      const pause = Math.random() * 25 * 2 ** tried
      if (tried === TRIES || !AGAIN.test(code) || Date.now() - since + pause > PATIENCE) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** The field of every form in which a second factor is proven. */
export const PROOF = 'proof'

/** Refuses whoever may never do this deed, before anything is looked up for it; `permit` then says the rest. */
export function admit(by: Doer, deed: Deed, stake?: Stake): void {
  const code = by === 'operator' ? forbidsOperator(deed) : forbids(by, deed, stake)
  if (code) throw new Refusal(code)
}

/**
 * Refuses unless the rules of permission allow this doer this deed, with what is at stake read under the locks; last of all
 * `step_up_needed`, so that nobody proves anything for a deed that is not theirs.
 */
export function permit(by: Doer, deed: Deed, stake?: Stake): void {
  admit(by, deed, stake)
  const unproven = by !== 'operator' && forbidsUnproven(deed, by.provenAt, new Date())
  if (unproven) throw new Refusal(unproven, PROOF)
}

/** The code that refuses this deed of theirs where a published verdict would become another by it; null where it may. */
export function forbiddenTurn(by: Doer, deed: Deed): string | null {
  return forbidsTurning(personOf(by), deed)
}

/** The person who does it; a deed that only a person can do refuses the operator. */
export function personOf(by: Doer): Known {
  if (by === 'operator') throw new Refusal('not_your_role')
  return by
}

/** The person's id, or null for the operator: the form in which rows name who did something. */
export function idOf(by: Doer): string | null {
  return by === 'operator' ? null : by.id
}

async function lockPerson(tx: Tx, { id, provenAt }: Exclude<Actor, 'operator'>): Promise<Known> {
  const { handle, role, suspended, probation } = users
  const [person] = await tx
    .select({ id: users.id, handle, role, suspended, probation })
    .from(users)
    .where(and(eq(users.id, id), isNotNull(users.email)))
    .for('share')
  if (!person) throw new Refusal('signed_out')
  return { ...person, provenAt }
}

/** What was asked, in its shape; a Refusal with every fault of it. */
export function parse<S extends z.ZodType>(shape: S, asked: unknown): z.output<S> {
  const parsed = shape.safeParse(asked)
  if (parsed.success) return parsed.data
  const [first, ...more] = parsed.error.issues.map(faultFrom)
  throw new Refusal(first?.code ?? 'invalid', first?.field, ...more)
}

/** What was asked, in 64 letters; bytes by their own digest. */
function digestOf(input: unknown): string {
  const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
  const plain = (_: string, value: unknown) => (value instanceof Uint8Array ? sha256(value) : value)
  return sha256(JSON.stringify(input, plain))
}

/** Our shapes speak in refusal codes; what zod says in its own words is either missing or no such thing. */
function faultFrom(issue: z.core.$ZodIssue): Fault {
  const own = /^[a-z_]+$/.test(issue.message)
  const missing = 'input' in issue ? issue.input === undefined : issue.message.endsWith('undefined')
  return {
    code: own ? issue.message : missing ? 'required' : 'invalid',
    field: String(issue.path[0] ?? '') || undefined,
  }
}

function sqlState(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return typeof cause === 'object' && cause && 'code' in cause ? String(cause.code) : undefined
}
