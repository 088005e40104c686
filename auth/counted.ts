import { headers } from 'next/headers'
import { db } from '../db/connection'
import { type Count, type Counter, openCounter, type Who } from '../db/limits'
import { clientOf, type Limited } from '../domain/limits'
import { settings } from '../server/settings'
import { secret } from './secret'

/** One for each of the server's bundles: a refusal of another's is none here. What they count is in the database. */
let counter: Counter | undefined

const UNCOUNTED: Count = { giveBack: async () => {} }

/** Counts something for whoever does it, in this process's database: see `Counter`. Trials that break things do more than people may. */
export async function counted(limited: Limited, who: Who): Promise<Count> {
  const key = secret()
  if (process.env.ISNAD_FAULTS === '1') return UNCOUNTED
  counter ??= openCounter(db(), key)
  return counter(limited, who)
}

/**
 * As whom this request is counted: by the address that the front took from the proxies it was told to trust. Null where it was told of
 * none: behind a proxy that nobody named all would be one.
 */
export async function client(): Promise<string | null> {
  if (settings().trustProxyHops === 0) return null
  return clientOf((await headers()).get('x-forwarded-for') ?? '')
}
