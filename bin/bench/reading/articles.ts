import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readArticle } from '../../../domain/article/read'
import type { Citation } from '../../../domain/article/reading'
import { ASKED, missesOf, type Question, tallyOf, type Wanted } from './citations'
import { tell } from './gold'
import { add, figures, none, type Tally, table } from './score'

type Expected = {
  citations: { agent: string | null; unnamed?: boolean; via?: string[]; act: Citation['act']; passage?: string }[]
  dates: string[]
}

/** The same on whole pages, read from their raw text: citations, and which of the dates expected were found. */
export function benchArticles(folder: string, misses: boolean): void {
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, Expected>
  const sums = Object.fromEntries(ASKED.map((question) => [question, none()])) as Record<Question, Tally>
  const days = none()
  let beyond = 0
  for (const [file, { citations, dates }] of Object.entries(expected)) {
    const read = readArticle(readFileSync(join(folder, file), 'utf8'))
    const wanted = citations.map((each): Wanted => {
      const { agent, unnamed = false, via, act, passage = '' } = each
      // A chain the text only implies may be missing.
      const chains = via ? [] : read.citations.filter((found) => found.agent === agent).map((found) => found.via)
      return { agent, unnamed, via: via ?? [], act, words: passage, also: chains.map((chain) => ({ via: chain })) }
    })
    for (const question of ASKED) add(sums[question], tallyOf(question, read.citations, wanted))
    const values = new Set(read.dates.flatMap(({ value }) => value ?? []))
    const met = dates.filter((date) => values.has(date)).length
    add(days, { right: met, found: met, wanted: dates.length })
    beyond += values.size - met
    const missed = dates.filter((date) => !values.has(date)).map((date) => `- date ${date}`)
    if (misses) tell(file, [...missesOf(read.citations, wanted), ...missed])
  }
  console.log(`articles: ${Object.keys(expected).length}; precision, recall, F1`)
  table([
    ['', ...ASKED, 'dates expected', 'other dates'],
    ['all', ...ASKED.map((question) => figures(sums[question])), `${days.right} of ${days.wanted}`, String(beyond)],
  ])
}
