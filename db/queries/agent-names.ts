import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../client'
import { agentNames, agents } from '../schema'
import { readAgentIndex } from './agent-index'
import { isSlug } from './ids'

/** More names than anybody scrolls through; what is not listed is still found when it is typed. */
const LISTED = 1500

/** The names that agents go by, for choosing from. */
export async function listAgentNames(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ name: agentNames.name })
    .from(agentNames)
    .orderBy(asc(agentNames.name))
    .limit(LISTED)
  return rows.map((row) => row.name)
}

/** The agent that is meant by a name in any spelling, or by its id; null when no agent goes by it, or more than one. */
export async function findAgentNamed(db: Db, typed: string): Promise<string | null> {
  const meant = await findAgentsNamed(db, typed)
  return meant.length === 1 ? (meant[0] ?? null) : null
}

/**
 * Every agent that a name may mean, in any spelling, or the one whose id it is. Of several, the one that alone goes by
 * exactly this spelling is meant; otherwise all are given, and nothing is guessed.
 */
export async function findAgentsNamed(db: Db, typed: string): Promise<string[]> {
  const name = typed.normalize('NFC').trim()
  const survivor = sql<string>`survivor_of(${agents.id})`
  if (isSlug(name.toLowerCase())) {
    const [own] = await db.select({ id: survivor }).from(agents).where(eq(agents.id, name.toLowerCase()))
    if (own) return [own.id]
  }
  const meant = [...(await readAgentIndex(db)).find(name)]
  if (meant.length < 2) return meant
  const names = await db
    .select({ id: survivor, name: agentNames.name })
    .from(agentNames)
    .innerJoin(agents, eq(agents.id, agentNames.agentId))
    .where(inArray(survivor, meant))
  const exactly = new Set(names.filter((each) => each.name === name).map(({ id }) => id))
  return exactly.size === 1 ? [...exactly] : meant
}
