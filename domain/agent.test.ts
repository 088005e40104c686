import { expect, test } from 'vitest'
import { AGENT_KINDS, AGENT_NAME_LENGTH } from './agent'
import { faultOf } from './text'

test('whoever says or publishes is of one of four kinds', () => {
  expect(AGENT_KINDS).toEqual(['outlet', 'agency', 'institution', 'person'])
})

test.each([
  ['a', 'too_short'],
  ['AA', null],
  ['سانا', null],
  ['x'.repeat(120), null],
  ['x'.repeat(121), 'too_long'],
])('a name is 2 to 120 long: %s → %s', (name, fault) => {
  expect(faultOf(name, AGENT_NAME_LENGTH)).toBe(fault)
})
