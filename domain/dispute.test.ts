import { describe, expect, test } from 'vitest'
import { GROUNDS, opensByItself, PERSONS_GROUNDS, verdictsThatOverturn } from './dispute'
import { says } from './testing'

describe('a divided tally opens a dispute by itself', () => {
  const claim = { contested: true, disputed: false, ruledAt: null, newestEvidenceAt: 1000 }

  test.each([
    ['divided, no case, no ruling', claim, true],
    ['divided, though no evidence is attached', { ...claim, newestEvidenceAt: null }, true],
    ['not divided', { ...claim, contested: false }, false],
    ['a case is open', { ...claim, disputed: true }, false],
    ['ruled after the newest evidence', { ...claim, ruledAt: 1001 }, false],
    ['ruled in the millisecond of the newest evidence', { ...claim, ruledAt: 1000 }, false],
    ['newer evidence than the ruling', { ...claim, ruledAt: 999 }, true],
    ['ruled, and no evidence at all', { ...claim, ruledAt: 999, newestEvidenceAt: null }, false],
    ['newer evidence, but a case is open', { ...claim, ruledAt: 999, disputed: true }, false],
    ['newer evidence, but not divided', { ...claim, ruledAt: 999, contested: false }, false],
  ])('%s: %j → %s', (_, each, expected) => {
    expect(opensByItself(each)).toBe(expected)
  })
})

describe('to overturn is to fix another verdict that the evidence allows', () => {
  const both = [says('supports', 'a'), says('denies', 'b')]
  test.each([
    ['confirmed', both, ['denied', 'unverified']],
    ['denied', both, ['confirmed', 'unverified']],
    ['unverified', both, ['confirmed', 'denied']],
    ['confirmed', [], ['unverified']],
    ['unverified', [], []],
    ['unverified', [says('denies', 'ministry', { standing: 'party' })], []],
    ['unverified', [says('supports', 'aydinlik', { unnamed: true })], []],
  ] as const)('%s, on %j: %j', (verdict, evidence, expected) => {
    expect(verdictsThatOverturn(verdict, evidence)).toEqual(expected)
  })
})

test('a person chooses any ground but the one that belongs to the rule', () => {
  expect([...PERSONS_GROUNDS, 'contested'].sort()).toEqual([...GROUNDS].sort())
})
