import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linksIn } from './links'

const linked = (text: string) => linksIn(text).map(({ start, end }) => text.slice(start, end))

test.each([
  ['see https://www.reuters.com/world?q=1#top, he said', ['https://www.reuters.com/world?q=1#top,']],
  ['(www.bbc.co.uk/news)', ['www.bbc.co.uk/news']],
  ['on enabbaladi.net.', ['enabbaladi.net']],
  ['t.me/sputnik today', ['t.me/sputnik']],
  ['mail info@reuters.com or @AFP', ['info@reuters.com', '@AFP']],
  ['#رويترز و#سانا', ['#رويترز', '#سانا']],
  ['«https://sana.sy»', ['https://sana.sy']],
  ['in Damascus.Reuters said', []],
  ['U.S. and U.N. and 3.5 and e.g. this', []],
  ['the end.', []],
])('%s', (text, links) => {
  expect(linked(text)).toEqual(links)
})

test('only a bare domain is a host', () => {
  expect(linksIn('star.com.tr https://star.com.tr star.com.tr/a').map(({ host }) => host)).toEqual([true, false, false])
})

test('links stand in order and apart, whatever the text', () => {
  const piece = fc.constantFrom('a', '.', '@', '#', '://', 'com', 'www', '/', ' ', 'ر', '-', '«', '@@', '..')
  fc.assert(
    fc.property(fc.string({ unit: piece, maxLength: 60 }), (text) => {
      let last = 0
      for (const { start, end } of linksIn(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        last = end
      }
    }),
  )
})
