import { desc, eq } from 'drizzle-orm'
import { fold } from '../../domain/fold'
import type { Db } from '../client'
import { agentNames, sources, sourceVersions } from '../schema'
import { listSources } from './sources'

/** So many of the newest sources are looked through, and so many of what is found are shown. */
const REACH = 2000
const SHOWN = 12

/**
 * Sources whose title, or any spelling of whose publisher's name, holds every word that is asked for, however it is
 * spelled; the newest first. Without a word: the newest.
 */
export async function findSources(db: Db, asked: string) {
  const words = fold(asked.slice(0, 200)).split(' ').filter(Boolean)
  const { title, publisher } = sourceVersions
  const newest = db
    .select({ id: sources.id, capturedAt: sources.capturedAt })
    .from(sources)
    .orderBy(desc(sources.capturedAt), desc(sources.id))
    .limit(words.length > 0 ? REACH : SHOWN)
    .as('newest')
  const rows = await db
    .selectDistinctOn([newest.capturedAt, newest.id], { id: newest.id, title, publisher })
    .from(newest)
    .innerJoin(sourceVersions, eq(sourceVersions.sourceId, newest.id))
    .orderBy(desc(newest.capturedAt), desc(newest.id), desc(sourceVersions.version))

  const names = words.length > 0 ? await namesByAgent(db) : new Map<string, string>()
  const found = rows.filter((row) => {
    const told = `${fold(row.title)} ${names.get(row.publisher ?? '') ?? ''}`
    return words.every((word) => told.includes(word))
  })
  const ids = found.slice(0, SHOWN).map((row) => row.id)
  const lines = await listSources(db, ids)
  return ids.flatMap((id) => lines.find((line) => line.id === id) ?? [])
}

/** All folded names of each agent, in one line. */
async function namesByAgent(db: Db): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const { agent, key } of await db.select({ agent: agentNames.agentId, key: agentNames.key }).from(agentNames)) {
    names.set(agent, `${names.get(agent) ?? ''} ${key}`)
  }
  return names
}

/** The source that was captured with exactly these bytes, by their SHA-256 in hex; null when none was. */
export async function findCapture(db: Db, sha256: string): Promise<string | null> {
  const [known] = await db.select({ id: sources.id }).from(sources).where(eq(sources.bytesSha256, sha256))
  return known?.id ?? null
}
