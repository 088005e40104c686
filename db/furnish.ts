import { randomUUID } from 'node:crypto'
import { AUTHORITY } from '../domain/agents/agents'
import { Refusal } from '../domain/refusal'
import { keepLackingBands } from './bands'
import type { Db } from './client'
import { adoptAgents } from './commands/adopt-agents'
import { loadDemo } from './demo/load'

/**
 * What a database needs beyond its tables before the site is served: the authority file's agents and names, those that are
 * new; what sources are compared by; and, where it is asked for and nobody is known yet, the demonstration set. Out: whether
 * that was loaded now.
 */
export async function furnish(db: Db, { demo }: { demo: boolean }): Promise<boolean> {
  const agents = AUTHORITY.map(({ names, ...agent }) => ({ ...agent, names: [...names] }))
  await adoptAgents(db, 'operator', { key: randomUUID(), agents }).catch((error) => {
    // A record that stands still is served all the same; it gets what is new once it goes on.
    if (!(error instanceof Refusal) || error.code !== 'read_only') throw error
  })
  await keepLackingBands(db)
  return demo ? loadDemo(db) : false
}
