import { db } from '../db/connection'
import { openCounter } from '../db/limits'
import { clientAt } from '../domain/limits'
import { Refusal } from '../domain/refusal'
import { log } from '../server/log'
import { settings } from '../server/settings'

/**
 * Counts searches on public pages together with those of programs, for each client that can be told apart.
 * Out: in how many seconds the one at this address may search again; null where they may now, or nobody can tell: whoever reads is
 * not kept out by that.
 */
export function searches(): (address: string) => Promise<number | null> {
  const { authSecret, trustProxyHops } = settings()
  if (!authSecret || process.env.ISNAD_FAULTS === '1') return async () => null
  const count = openCounter(db(), authSecret)
  return async (address) => {
    try {
      await count('search', { client: clientAt(address, trustProxyHops) })
      return null
    } catch (error) {
      if (error instanceof Refusal) return (error.faults[0].minutes ?? 1) * 60
      log('front', error)
      return null
    }
  }
}
