import { randomUUID } from 'node:crypto'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Db } from '../../../db/client'
import * as schema from '../../../db/schema'
import { Refusal } from '../../../domain/refusal'
import { act } from './deeds'
import type { Act } from './race'

/** A mistake that somebody could make in the program; the checker must notice it. */
export type Bug = { name: string; sql?: (statement: string) => string; by?: Act }

export const BUGS: readonly Bug[] = [
  { name: 'the claim is not held while its votes are counted', sql: (text) => text.replace(' for no key update', '') },
  { name: 'the person is not held while they act', sql: (text) => text.replace(' for share', '') },
  {
    name: 'a form that was sent before is not known again',
    by: (db, field, by, _, asked) => act(db, field, by, randomUUID(), asked),
  },
  { name: 'a stale tab overwrites a newer vote', by: castWhatever },
  {
    name: 'one who has voted may rule',
    sql: (text) => text.replace(/exists \(select from votes t where/, '$& false and'),
  },
]

/** A database whose statements a bug rewrites on their way. */
export function openWith(bug: Bug, url: string, { max = 24 } = {}): { db: Db; close: () => Promise<void> } {
  const client = postgres(url, { max, onnotice: () => {}, connection: { lock_timeout: 5_000 } })
  return {
    db: drizzle(rewritten(client, bug.sql ?? ((text) => text)), { schema, casing: 'snake_case' }),
    close: () => client.end({ timeout: 5 }),
  }
}

type Scope = { unsafe: postgres.Sql['unsafe']; begin?: unknown; savepoint?: unknown }

function rewritten<S extends Scope>(scope: S, sql: (text: string) => string): S {
  const { unsafe, begin, savepoint } = scope as unknown as Record<string, (...args: unknown[]) => unknown>
  const within = (work: unknown) => (inner: Scope) => (work as (inner: Scope) => unknown)(rewritten(inner, sql))
  return Object.assign(scope, {
    unsafe: (text: string, ...rest: unknown[]) => unsafe?.(sql(text), ...rest),
    ...(begin && { begin: (work: unknown) => begin(within(work)) }),
    ...(savepoint && { savepoint: (work: unknown) => savepoint(within(work)) }),
  })
}

/** As if nobody looked which version a form was drawn from. */
async function castWhatever(...[db, field, by, key, asked]: Parameters<Act>): Promise<unknown> {
  if (asked.deed !== 'cast_vote') return act(db, field, by, key, asked)
  for (let base = asked.base; ; base += 1) {
    try {
      return await act(db, field, by, key, { ...asked, base })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'vote_moved' || base > asked.base + 20) throw error
    }
  }
}
