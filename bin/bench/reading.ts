import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { benchArticles } from './reading/articles'
import { benchConformance } from './reading/conformance'
import { benchGold } from './reading/gold'
import { benchPace } from './reading/pace'

/**
 * How well and how fast the reader reads: citations and dates of the gold texts, of whole articles and of the date sets
 * in a folder that lies beside the repository, and the time it takes. `reading [FOLDER] [--gold FOLDER] [--misses]`.
 */
export async function benchReading(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { gold: { type: 'string' }, misses: { type: 'boolean', default: false } },
  })
  const [folder = '../shared'] = positionals
  benchGold(values.gold ?? 'domain/article/gold', values.misses)
  if (values.gold) return
  if (existsSync(`${folder}/articles/expected.json`)) benchArticles(`${folder}/articles`, values.misses)
  else console.log(`articles: not here (${folder}/articles)`)
  if (existsSync(`${folder}/benchmarks/date-parsing`))
    benchConformance(`${folder}/benchmarks/date-parsing`, values.misses)
  else console.log(`date sets: not here (${folder}/benchmarks/date-parsing)`)
  benchPace()
}
