import { eq, sql } from 'drizzle-orm'
import type { AgentIndex } from '../../domain/agents/index-names'
import { citationsIn } from '../../domain/article/citations/citations'
import type { Citation as CitationFound, DateMention } from '../../domain/article/reading'
import { datesIn } from '../../domain/dates/read'
import { readFor, sentenceAround } from '../../domain/suggestion'
import type { Db } from '../client'
import { dates, suggestionChoices, users } from '../schema'
import { readAgentIndex } from './agent-index'
import type { Citation } from './citations'
import type { DateGiven } from './dates'
import type { SourcePage } from './sources'

export type Suggestions = Awaited<ReturnType<typeof readSuggestions>>
export type CitationSuggestion = CitationFound & { id: string }
/** `exact`, `start` and `end` are the passage; `text` the words in it that give the time, `within` it from there. */
export type DateSuggestion = DateMention & { id: string; exact: string; within: number }

type Source = Pick<SourcePage, 'id' | 'text'> & {
  current: Pick<SourcePage['current'], 'language' | 'publisher' | 'published'>
}
type Recorded = { eventId: string; citations: readonly Citation[]; dates: readonly DateGiven[] }

/**
 * What the readers find in a source's text and nobody has decided yet, in the order of the text: not what was accepted,
 * corrected or refused before, nor what stands in `recorded` already; a time is decided for one event. `id` is the same as
 * long as the readers find the same. Of a long text only the beginning is read: then `length` says how much.
 */
export async function readSuggestions(db: Db, source: Source, recorded: Recorded) {
  const text = readFor(source.text)
  const found = foundIn(text, source, await readAgentIndex(db))
  const chosen = await listChosen(db, source.id)
  const decided = new Set(
    chosen.flatMap((one) => {
      if (one.kind === 'citation') return chainKey(one.offered)
      return one.event === null || one.event === recorded.eventId ? dateKey(one.offered) : []
    }),
  )
  const refused = chosen.filter(({ choice }) => choice === 'refused')
  const told = <O extends Stretch>(offered: O, { by, at }: (typeof chosen)[number]) => {
    return { ...offered, exact: source.text.slice(offered.start, offered.end), by, at }
  }
  return {
    citations: found.citations.filter(
      (each) => !decided.has(chainKey(each)) && !recorded.citations.some((one) => isSameChain(one, each)),
    ),
    dates: found.dates.filter(
      (each) => !decided.has(dateKey(each)) && !recorded.dates.some((one) => isSameDate(one, each, source.id)),
    ),
    refused: {
      citations: refused.flatMap((one) => (one.kind === 'citation' ? told(one.offered, one) : [])),
      dates: refused.flatMap((one) => (one.kind === 'date' ? told(one.offered, one) : [])),
    },
    length: text.length < source.text.length ? text.length : null,
  }
}

type Found = { citations: CitationSuggestion[]; dates: DateSuggestion[] }

/** What was found last: the same text, read for the same names, gives the same; a page is drawn anew after every choice. */
const kept = new WeakMap<AgentIndex, Map<string, Found>>()

/** So many sources are remembered at once. */
const KEPT = 200

function foundIn(text: string, { id, current }: Source, agents: AgentIndex): Found {
  const { language, publisher, published } = current
  const key = [id, language, publisher, published?.value, published?.zone].join(' ')
  const byKey = kept.get(agents) ?? new Map<string, Found>()
  kept.set(agents, byKey)
  const known = byKey.get(key)
  if (known) return known

  const found = {
    citations: citationsIn(text, { language, publisher, agents })
      .toSorted((a, b) => a.start - b.start || a.end - b.end)
      .map((each, at) => ({ ...each, id: `c${at}` })),
    dates: withPassages(text, datesIn(text, { language, published })),
  }
  const [oldest] = byKey.keys()
  if (oldest !== undefined && byKey.size >= KEPT) byKey.delete(oldest)
  byKey.set(key, found)
  return found
}

/**
 * Each with the sentence it stands in. Two that come to the same in one sentence (Thursday, 13 June) are proposed once, in the
 * words that say it outright; two that it leaves open are told apart by their words alone.
 */
function withPassages(text: string, mentions: readonly DateMention[]): DateSuggestion[] {
  const found = new Map<string, DateSuggestion>()
  for (const [at, mention] of mentions.entries()) {
    const sentence = sentenceAround(text, mention)
    const before = found.get(dateKey({ ...mention, ...sentence }))
    if (before?.value && (before.inferred === null || mention.inferred !== null)) continue
    const { start, end } = before && !before.value ? mention : sentence
    const suggestion = {
      ...mention,
      id: `d${at}`,
      start,
      end,
      exact: text.slice(start, end),
      within: mention.start - start,
    }
    found.set(dateKey(suggestion), suggestion)
  }
  return [...found.values()]
}

type Stretch = { start: number; end: number }
type Chain = Pick<CitationFound, 'agent' | 'unnamed' | 'via' | 'relation' | 'act' | 'start' | 'end'>
type Dated = Pick<DateMention, 'value' | 'precision' | 'start' | 'end'>
type Chosen = { kind: 'citation'; offered: Chain } | { kind: 'date'; offered: Dated }

/** Every choice that was made on proposals from a source; agents are given as those they were merged into. */
async function listChosen(db: Db, sourceId: string) {
  const { offered, choice, chosenBy, at, kind, start } = suggestionChoices
  const chain = sql`jsonb_build_object(
    'agent', survivor_of(${offered} ->> 'agent'),
    'via', array(select survivor_of(v) from jsonb_array_elements_text(${offered} -> 'via') with ordinality o(v, n) order by n))`
  const rows = await db
    .select({
      kind,
      offered: sql`case when ${kind} = 'citation' then ${offered} || ${chain} else ${offered} end`,
      choice,
      event: dates.eventId,
      by: users.handle,
      at,
    })
    .from(suggestionChoices)
    .leftJoin(dates, eq(dates.id, suggestionChoices.dateId))
    .leftJoin(users, eq(users.id, chosenBy))
    .where(eq(suggestionChoices.sourceId, sourceId))
    .orderBy(start, at)
  return rows as ((typeof rows)[number] & Chosen)[]
}

function chainKey({ agent, unnamed, via, relation, act, start, end }: Chain): string {
  return [start, end, agent, unnamed, via.join('>'), relation, act].join(' ')
}

function dateKey({ value, precision, start, end }: Dated): string {
  return [start, end, value, precision].join(' ')
}

/** Whether a citation that stands is this one, recorded by hand or from another sentence of the same passage. */
function isSameChain(one: Citation, { agent, unnamed, via, act, start, end }: Chain): boolean {
  const chain = one.agent === agent && one.unnamed === unnamed && one.act === act && one.via.join() === via.join()
  return one.active && chain && one.start < end && start < one.end
}

/** The same of a date: of the same source, with the same value, in words that overlap. */
function isSameDate(one: DateGiven, { value, start, end }: Dated, sourceId: string): boolean {
  const same = one.source === sourceId && value !== null && one.moment?.value === value
  return one.active && same && one.start < end && start < one.end
}
