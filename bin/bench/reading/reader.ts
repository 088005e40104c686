import { AUTHORITY_INDEX } from '../../../domain/agents/index-names'
import { citationsIn } from '../../../domain/article/citations/citations'
import type { GoldText } from '../../../domain/article/gold/gold'
import type { Citation, DateMention } from '../../../domain/article/reading'
import { datesIn } from '../../../domain/dates/read'

type Read = Pick<GoldText, 'text' | 'publisher' | 'published'> & { language: string | null }

/** What the reader finds in a text whose language, publisher and day are known. */
export function citationsOf({ text, language, publisher }: Read): Citation[] {
  return citationsIn(text, { language, publisher, agents: AUTHORITY_INDEX })
}

export function datesOf({ text, language, published }: Read): DateMention[] {
  return datesIn(text, { language, published })
}
