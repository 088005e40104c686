import { expect, test } from 'vitest'
import { ENTRY_KINDS } from './entry'

test('each kind of entry is named once, as noun.past', () => {
  expect(new Set(ENTRY_KINDS).size).toBe(ENTRY_KINDS.length)
  for (const kind of ENTRY_KINDS)
    expect(kind).toMatch(
      /^[a-z]+\.(?:[a-z]+ed|given|made|taken|withdrawn|written|heard|held|split|cast|withheld|upheld|shown|met)$/,
    )
})

test('the kinds that settle a claim bear the names the published record gives them', () => {
  expect(ENTRY_KINDS).toEqual(
    expect.arrayContaining(['vote.cast', 'vote.opened', 'claim.settled', 'verdict.changed', 'dispute.ruled']),
  )
})
