import { expect, test } from 'vitest'
import { AUTHORITY_INDEX } from './index-names'

const LONG = 100_000

/** The least of several runs, in processor time: what else the machine does lengthens only the clock's. */
function cpuOf(work: () => unknown): number {
  return Math.min(
    ...[1, 2, 3, 4, 5].map(() => {
      const { user, system } = process.cpuUsage()
      work()
      const after = process.cpuUsage()
      return after.user - user + after.system - system
    }),
  )
}

test.each([
  ['words', 'كلمة وأخرى '],
  ['one word', 'س'],
  ['letters hidden from one another', 'ر\u200b'],
  ['particles', 'ل'],
  ['apostrophes', "a'"],
  ['dots', 'a.'],
  ['mailboxes', 'a@'],
  ['domains', 'a.com'],
  ['hashtags', '#a'],
  ['openers', '(«a '],
  ['kind words', 'صحيفة '],
  ['marked words', 'قناة كلمة كلمة كلمة كلمة '],
  ['nations', 'Turkish and '],
  ['lists of nations', 'والتركية '],
  ['offices', 'وزراء الدفاع التركية والروسية '],
  ['offices of no nation', 'foreign and defence ministers of '],
  ['titles', 'Rusya Dışişleri Bakanı Lavrov '],
  ['capitals', 'A '],
  ['dressed names', 'وكالة الأنباء السورية الرسمية (سانا) '],
])('ten times the text takes ten times as long, not a hundred: %s', (_, unit) => {
  const long = unit.repeat(LONG / unit.length)
  const short = long.slice(0, LONG / 10)
  AUTHORITY_INDEX.mentionsIn(short)
  const [one, ten] = [cpuOf(() => AUTHORITY_INDEX.mentionsIn(short)), cpuOf(() => AUTHORITY_INDEX.mentionsIn(long))]
  // Ten, with slack for memory that is collected only in the longer run; a millisecond, for what is too short to measure.
  expect(ten).toBeLessThan(30 * Math.max(one, 1000))
})
