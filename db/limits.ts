import { createHmac } from 'node:crypto'
import { lt, sql } from 'drizzle-orm'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { type Counted, LIMITS, type Limit, type Limited, STRETCHES } from '../domain/limits'
import { Refusal } from '../domain/refusal'
import type { Db } from './client'
import { counts } from './schema'

/** Who does something, as far as it is known: for whom nothing is given, nothing is counted. */
export type Who = Partial<Record<Exclude<Counted, 'all'>, string | null>>

/** What was counted; it may be taken back where nothing came of it. */
export type Count = { giveBack: () => Promise<void> }

/**
 * Counts, for all instances of the site together, how often something is done. Refused: `too_many`, with the minutes after which it
 * may be tried again; `too_many_here` where it is not about whoever asks alone. Throws what the database says when it is away.
 */
export type Counter = (limited: Limited, who: Who) => Promise<Count>

export function openCounter(db: Db, secret: string): Counter {
  const known = new Map<Limit, RateLimiterDrizzle>()
  const limiterOf = (limit: Limit) => {
    const found = known.get(limit) ?? limiter(db, limit)
    known.set(limit, found)
    return found
  }
  return async (limited, who) => {
    const taken: (() => Promise<unknown>)[] = []
    for (const limit of LIMITS[limited] as readonly Limit[]) {
      const { per } = limit
      const value = per === 'all' ? 'all' : who[per]
      if (!value) continue
      const key = keyOf(secret, [limited, per, limit.within, value])
      try {
        await limiterOf(limit).consume(key)
        taken.push(() => limiterOf(limit).reward(key))
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        const code = per === 'client' || per === 'all' ? 'too_many_here' : 'too_many'
        throw Refusal.of([{ code, minutes: Math.max(1, Math.ceil(error.msBeforeNext / 60_000)) }])
      }
    }
    return { giveBack: async () => void (await Promise.all(taken.map((back) => back()))) }
  }
}

/** One limit. Only people are given anything back; whoever else has used it up is known in this process without asking again. */
function limiter(db: Db, { per, most, within }: Limit): RateLimiterDrizzle {
  return new RateLimiterDrizzle({
    storeClient: db,
    schema: counts,
    points: most,
    duration: STRETCHES[within],
    keyPrefix: '',
    clearExpiredByTimeout: false,
    ...(per !== 'person' && { inMemoryBlockOnConsumed: most + 1 }),
  })
}

/** No address is kept that anybody could read, or find by trying all there are. */
function keyOf(secret: string, parts: readonly string[]): string {
  return createHmac('sha256', secret)
    .update(`counts\0${parts.join('\0')}`)
    .digest('base64url')
}

/** Forgets what is counted no more. */
export async function forgetCounts(db: Db): Promise<void> {
  await db.delete(counts).where(lt(counts.expire, sql`now()`))
}
