import { readFileSync } from 'node:fs'
import type { GoldText } from '../../../domain/article/gold/gold'
import { readArticle } from '../../../domain/article/read'
import { medianCpu } from '../run'
import { citationsOf, datesOf } from './reader'

const ARTICLE = 5_000
const TIMES = 41

/**
 * How long an article of 5,000 characters takes, and one ten times as long: linear is a ratio of ten. Processor time, not
 * the clock's: a busy machine lengthens only the second.
 */
export function benchPace(): void {
  for (const language of ['ar', 'en', 'tr']) {
    const gold = JSON.parse(readFileSync(`domain/article/gold/${language}.json`, 'utf8')) as GoldText[]
    const short = article(gold, ARTICLE)
    const long = article(gold, 10 * ARTICLE)
    const about = (text: string) => ({ text, language, publisher: null, published: null })
    const parts: [string, (text: string) => unknown][] = [
      ['read', readArticle],
      ['citations', (text) => citationsOf(about(text))],
      ['dates', (text) => datesOf(about(text))],
    ]
    const told: string[] = []
    for (const [name, work] of parts) {
      medianCpu(TIMES, () => work(short))
      const [one, ten] = [medianCpu(TIMES, () => work(short)), medianCpu(TIMES, () => work(long))]
      told.push(`${name} ${one.toFixed(1)} ms, ten times as long ×${(ten / one).toFixed(1)}`)
    }
    console.log(`pace, ${language}, ${ARTICLE} characters, processor time: ${told.join('; ')}`)
  }
}

/** An article of so many characters, made of gold texts one under the other, as often as it takes; none ends it early. */
function article(all: readonly GoldText[], length: number): string {
  const gold = all.filter(({ trap }) => trap === null)
  let text = 'A title that stands above it'
  for (let n = 0; text.length < length; n += 1) text += `\n\n${gold[n % gold.length]?.text}`
  return text.slice(0, length)
}
