import { asc, eq, or } from 'drizzle-orm'
import { fold } from '../../domain/fold'
import type { Db } from '../client'
import { agentNames } from '../schema'

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
  const name = typed.normalize('NFC').trim()
  const rows = await db
    .selectDistinct({ agent: agentNames.agentId, name: agentNames.name })
    .from(agentNames)
    .where(or(eq(agentNames.key, fold(name)), eq(agentNames.agentId, fold(name))))
  const exactly = rows.filter((row) => row.name === name)
  const meant = new Set((exactly.length > 0 ? exactly : rows).map((row) => row.agent))
  return meant.size === 1 ? ([...meant][0] ?? null) : null
}
