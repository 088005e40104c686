import { expect, test } from 'vitest'
import { effectOf, parseAbout, THINGS } from './thing'

const ID = '0f3b1c9a-7d52-4e0b-9a66-2f1d8c4b7e10'

test('a name is a kind and an id, in small letters', () => {
  for (const kind of THINGS) expect(parseAbout(`${kind}:${ID.toUpperCase()}`)).toEqual({ kind, id: ID })
})
test.each(['', 'claim', 'claim:', `vote:${ID}`, `claim:${ID}:en`, ` claim:${ID}`, `claim:${ID}\n`, 'evidence:1'])(
  '%j is no name of a thing',
  (about) => {
    expect(parseAbout(about)).toBeNull()
  },
)

const THERE = { stands: true, excludedHere: false }
const EXCLUDED = { stands: false, excludedHere: true }
const WITHDRAWN = { stands: false, excludedHere: false }
test.each([
  ['overturned', THERE, 'excluded'],
  ['overturned', EXCLUDED, null],
  ['overturned', WITHDRAWN, null],
  ['upheld', THERE, null],
  ['upheld', EXCLUDED, 'readmitted'],
  ['upheld', WITHDRAWN, null],
  ['dismissed', THERE, null],
  ['dismissed', EXCLUDED, null],
] as const)('%s of %o: %s', (outcome, thing, effect) => {
  expect(effectOf(outcome, thing)).toBe(effect)
})
