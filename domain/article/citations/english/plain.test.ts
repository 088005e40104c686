import { expect, test } from 'vitest'
import { said } from '../said'

test.each([
  ['an everyday word behind its country', "Iran's Fars says the bridge has reopened.", ['fars: claims']],
  ['measured, in the present', 'Reuters puts the toll at nine.', ['reuters: claims']],
  ['a story that was run', 'The Turkish daily Milliyet splashed a story on a missing barge.', ['milliyet: claims']],
  [
    'a story that was carried',
    'The Turkish daily Milliyet carried a report that the barge had sunk.',
    ['milliyet: claims'],
  ],
  [
    'reached by an outlet',
    'The mayor, reached by phone by Reuters on Monday, conceded that the pumps had failed.',
    ['reuters: claims'],
  ],
  [
    'spoke to the agency',
    'Reuters covered the auction. Two traders who spoke to the agency on condition of anonymity said it was rigged.',
    ['reuters: reports', 'reuters unnamed: claims'],
  ],
  [
    'picked up on the way',
    'TASS, in a report picked up by the agency Reuters, said the ferry had docked.',
    ['tass via reuters: claims'],
  ],
  [
    'told again',
    'Al-Ahram, summarising an article that first appeared in Der Spiegel, wrote that the vase was a copy.',
    ['der-spiegel via al-ahram: claims'],
  ],
])('%s', (_, text, expected) => {
  expect(said(text, 'en')).toEqual(expected)
})

test.each([
  ['an everyday word', 'The fars says little to a stranger.', []],
  ['what is put elsewhere', 'Reuters puts the chairs in the hall.', []],
  ['who splashes', 'Milliyet staff splashed paint on a wall.', []],
  [
    'reached by somebody unknown',
    'The mayor, reached by phone by his brother, conceded that the pumps had failed.',
    [],
  ],
  ['no agency before', 'Two traders who spoke to the agency on condition of anonymity said it was rigged.', []],
  ['a dispatch of nobody', 'TASS, in a report on fishing, said the ferry had docked.', ['tass: claims']],
  [
    'a story of nobody',
    'Al-Ahram, summarising a long debate in parliament, wrote that the vase was a copy.',
    ['al-ahram: claims'],
  ],
])('not so: %s', (_, text, expected) => {
  expect(said(text, 'en')).toEqual(expected)
})
