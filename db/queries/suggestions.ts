import { eq, sql } from 'drizzle-orm'
import type { AgentIndex } from '../../domain/agents/index-names'
import { citationsIn } from '../../domain/article/citations/citations'
import type { Citation as Proposed } from '../../domain/article/reading'
import { readFor, SUGGESTED_FROM } from '../../domain/suggestion'
import type { Db } from '../client'
import { suggestionChoices, users } from '../schema'
import { readAgentIndex } from './agent-index'
import type { Citation } from './citations'
import type { SourcePage } from './sources'

export type Suggestions = Awaited<ReturnType<typeof readSuggestions>>
export type CitationSuggestion = Suggestions['citations'][number]

type Source = Pick<SourcePage, 'id' | 'text'> & {
  current: Pick<SourcePage['current'], 'language' | 'publisher' | 'published'>
}

/**
 * What the readers find in a source's text and nobody has decided yet, in the order of the text: not what was accepted,
 * corrected or refused before, nor what stands in `recorded` already. `id` is the same as long as the readers find the
 * same. Of a long text only the beginning is read: then `length` says how much.
 */
export async function readSuggestions(db: Db, source: Source, recorded: readonly Citation[]) {
  const text = readFor(source.text)
  const found = foundIn(text, source, await readAgentIndex(db))
  const chosen = await listChosen(db, source.id)
  const decided = new Set(chosen.map(({ offered }) => chainKey(offered)))
  return {
    citations: found.citations.filter(
      (each) => !decided.has(chainKey(each)) && !recorded.some((one) => isSame(one, each)),
    ),
    refused: chosen
      .filter(({ choice }) => choice === 'refused')
      .map(({ offered, by, at }) => ({ ...offered, exact: source.text.slice(offered.start, offered.end), by, at })),
    length: text.length < source.text.length ? text.length : null,
  }
}

type Found = { citations: (Proposed & { id: string })[] }

/** What was found last: the same text, read for the same names, gives the same; a page is drawn anew after every choice. */
const kept = new WeakMap<AgentIndex, Map<string, Found>>()

function foundIn(text: string, { id, current }: Source, agents: AgentIndex): Found {
  const { language, publisher, published } = current
  const key = [id, language, publisher, published?.value, published?.zone].join(' ')
  const byKey = kept.get(agents) ?? new Map<string, Found>()
  kept.set(agents, byKey)
  const known = byKey.get(key)
  if (known) return known

  const citations = citationsIn(text, { language, publisher, agents })
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map((each, at) => ({ ...each, id: `c${at}` }))
  const [oldest] = byKey.keys()
  if (oldest !== undefined && byKey.size >= KEPT) byKey.delete(oldest)
  const found = { citations }
  byKey.set(key, found)
  return found
}

/** So many sources are remembered at once. */
const KEPT = 200

type Chain = Pick<Proposed, 'agent' | 'unnamed' | 'via' | 'relation' | 'act' | 'start' | 'end'>

/** Every choice that was made on proposals from a source; agents are given as those they were merged into. */
async function listChosen(db: Db, sourceId: string) {
  const { offered, choice, chosenBy, at } = suggestionChoices
  const rows = await db
    .select({
      offered: sql<Chain>`${offered} || jsonb_build_object(
        'agent', survivor_of(${offered} ->> 'agent'),
        'via', array(select survivor_of(v) from jsonb_array_elements_text(${offered} -> 'via') with ordinality o(v, n) order by n))`,
      choice,
      by: users.handle,
      at,
    })
    .from(suggestionChoices)
    .leftJoin(users, eq(users.id, chosenBy))
    .where(sql`${suggestionChoices.sourceId} = ${sourceId} and ${suggestionChoices.kind} = 'citation'`)
    .orderBy(suggestionChoices.start, at)
  return rows
}

function chainKey({ agent, unnamed, via, relation, act, start, end }: Chain): string {
  return [start, end, agent, unnamed, via.join('>'), relation, act].join(' ')
}

/** Whether a citation that stands is this one, recorded by hand or from another sentence of the same passage. */
function isSame(one: Citation, { agent, unnamed, via, act, start, end }: Chain): boolean {
  const chain = one.agent === agent && one.unnamed === unnamed && one.act === act && one.via.join() === via.join()
  return one.active && chain && one.start < end && start < one.end
}
