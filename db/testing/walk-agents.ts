import { eq } from 'drizzle-orm'
import type { Db } from '../client'
import { correctSource } from '../commands/correct-source'
import { mergeAgents } from '../commands/merge-agents'
import { nameAgent } from '../commands/name-agent'
import { noteAgent } from '../commands/note-agent'
import { sourceVersions } from '../schema'
import { type Deeds, letters, SENTENCE, type World } from './walk-world'

/** Agents and what they published, by chance. */
export function agentDeeds(db: Db, world: World): Deeds {
  const { about, any, chance, below, key, everyone, agents, sources, record, capture } = world
  return [
    [1, capture],
    [1, () => record(`Paper ${letters(below(1e6))}`)],
    [
      1,
      async () => {
        const { id: sourceId } = any(sources)
        const version = (
          await db
            .select({ version: sourceVersions.version })
            .from(sourceVersions)
            .where(eq(sourceVersions.sourceId, sourceId))
        ).length
        const asked = {
          key: key(),
          sourceId,
          version,
          title: 'A report, told better',
          published: '2024-06-12',
          ...about(),
        }
        await correctSource(db, any(everyone), { ...asked, publisher: chance(0.8) ? any(agents) : null })
      },
    ],
    [
      1,
      async () =>
        mergeAgents(db, any(everyone), { key: key(), agentId: any(agents), survivor: any(agents), reason: SENTENCE }),
    ],
    [
      1,
      async () =>
        nameAgent(db, any(everyone), {
          key: key(),
          agentId: any(agents),
          name: `Name ${letters(below(1e6))}`,
          language: 'tr',
          ordinary: chance(0.5),
        }),
    ],
    [
      1,
      async () =>
        noteAgent(db, any(everyone), {
          key: key(),
          agentId: any(agents),
          language: 'en',
          note: SENTENCE,
          url: 'https://example.org/x',
        }),
    ],
  ]
}
