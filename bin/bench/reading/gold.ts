import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GoldText } from '../../../domain/article/gold/gold'
import { ASKED, missesOf, type Question, tallyOf } from './citations'
import { tallyDates } from './dates'
import { citationsOf, datesOf } from './reader'
import { add, figures, none, type Tally, table } from './score'

type Column = Question | 'dates'
const COLUMNS: readonly Column[] = [...ASKED, 'dates']

/** Precision, recall and F1 on the gold texts of a folder, a file a language; the traps that caught the reader, by id. */
export function benchGold(folder: string, misses: boolean): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const sums = new Map<string, Record<Column, Tally>>()
  const caught: string[] = []
  let texts = 0
  let traps = 0
  for (const file of files) {
    const language = file.replace('.json', '')
    const gold = JSON.parse(readFileSync(join(folder, file), 'utf8')) as GoldText[]
    texts += gold.length
    for (const item of gold) {
      const read = { ...item, language: item.language ?? language }
      const citations = citationsOf(read)
      const dates = tallyDates(item.text, datesOf(read), item.dates)
      for (const key of [language, 'all']) {
        const sum = sums.get(key) ?? blank()
        sums.set(key, sum)
        for (const question of ASKED) add(sum[question], tallyOf(question, citations, item.citations))
        add(sum.dates, dates)
      }
      if (item.trap) traps += 1
      if (item.trap && citations.length > 0) caught.push(`${item.id} (${item.trap})`)
      if (misses) tell(item.id, [...missesOf(citations, item.citations), ...dates.misses])
    }
  }
  console.log(`gold: ${texts} texts, ${traps} traps; precision, recall, F1`)
  const rows = [...sums].sort(([one], [other]) => Number(one === 'all') - Number(other === 'all'))
  table([['', ...COLUMNS], ...rows.map(([key, sum]) => [key, ...COLUMNS.map((column) => figures(sum[column]))])])
  console.log(`  caught by traps: ${caught.length > 0 ? caught.join('; ') : 'none'}`)
}

const blank = () => Object.fromEntries(COLUMNS.map((column) => [column, none()])) as Record<Column, Tally>

/** What went wrong in one text, for those who work on the reader. */
export function tell(id: string, misses: readonly string[]): void {
  if (misses.length > 0) console.log([id, ...misses.map((line) => `    ${line}`)].join('\n'))
}
