import { headers } from 'next/headers'
import { db } from '../db/connection'
import { type Count, type Counter, openCounter, type Who } from '../db/limits'
import { clientAt, type Limited } from '../domain/limits'
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

/** As whom this request is counted: by the address that the front saw, of the socket or from the proxies that it was told to trust. */
export async function client(): Promise<string | null> {
  return clientAt((await headers()).get('x-forwarded-for') ?? '', settings().trustProxyHops)
}
