import { readdirSync } from 'node:fs'
import { AUTHORITY_INDEX } from '../../../domain/agents/index-names'
import type { GoldText } from '../../../domain/article/gold/gold'
import type { Citation, DateMention } from '../../../domain/article/reading'

type Read = Pick<GoldText, 'text' | 'publisher' | 'published'> & { language: string | null }
type Reads<T> = (text: string, about: Record<string, unknown>) => T[]

const citationsIn = await exported<Citation>('domain/article/citations', 'citationsIn')
const datesIn = await exported<DateMention>('domain/dates', 'datesIn')

export function citationsOf({ text, language, publisher }: Read): Citation[] {
  return citationsIn(text, { language, publisher, agents: AUTHORITY_INDEX })
}

export function datesOf({ text, language, published }: Read): DateMention[] {
  return datesIn(text, { language, published })
}

/** Until both parts have landed: whichever file of a folder exports the function; nothing is found while none does. */
async function exported<T>(folder: string, name: string): Promise<Reads<T>> {
  const root = new URL(`../../../${folder}/`, import.meta.url)
  for (const file of names(root)) {
    const found = (await import(new URL(file, root).href))[name]
    if (found) return found
  }
  console.log(`${name}: not here yet`)
  return () => []
}

function names(root: URL): string[] {
  try {
    return readdirSync(root).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  } catch {
    return []
  }
}
