import { expect, test } from 'vitest'
import { disclose, discloseFinding } from './blindness'

const vote = {
  id: 'v1',
  reviewer: 'zeynep',
  version: 2,
  castAt: '2024-06-24T10:25:00.000Z',
  verdict: 'denied',
  reason: 'The logbook says otherwise.',
  textSalt: new Uint8Array(32),
  evidence: ['e1'],
  uncounted: 'needs_another_look',
} as const
const finding = { verdict: 'confirmed', because: 'majority', tally: { confirmed: 3 }, contested: false }

test('before the claim settles a vote says who cast it and when, and nothing else', () => {
  expect(disclose(vote, false)).toEqual({
    id: 'v1',
    reviewer: 'zeynep',
    version: 2,
    castAt: '2024-06-24T10:25:00.000Z',
    verdict: null,
    reason: null,
    textSalt: null,
    evidence: null,
    uncounted: null,
  })
})

test('before the claim settles nothing of the finding is said, but every key is there', () => {
  expect(discloseFinding(finding, false)).toEqual({ verdict: null, because: null, tally: null, contested: null })
})

test('once it has settled, all is said', () => {
  expect(disclose(vote, true)).toEqual(vote)
  expect(discloseFinding(finding, true)).toEqual(finding)
})
