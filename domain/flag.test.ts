import { expect, test } from 'vitest'
import { FLAG_DAYS, flaggedThing, isOverdue } from './flag'

const ID = '0190c2f8-6f0a-4f6e-9d3b-2f1f7d3c5a10'

test('a text in somebody’s voice, a passage, a source and a wording can be flagged; names of anything else cannot', () => {
  for (const thing of [
    'source',
    'evidence',
    'vote',
    'statement',
    'plea',
    'party',
    'opinion',
    'ruling',
    'appeal',
    'reply',
  ] as const)
    expect(flaggedThing(`${thing}:${ID}`)).toBe(thing)
  expect(flaggedThing(`claim:${ID}:ar`)).toBe('claim')
  for (const name of [
    `claim:${ID}`,
    `reply_decision:${ID}`,
    `person:${ID}`,
    'agent:reuters',
    'vote:x',
    '',
    `vote:${ID}:en`,
  ])
    expect(flaggedThing(name)).toBeNull()
})

test('flags are overdue once their days are over, and not a moment before', () => {
  const since = new Date('2026-03-01T00:00:00Z')
  const last = new Date(since.getTime() + FLAG_DAYS * 86_400_000)
  expect(isOverdue(since, last)).toBe(false)
  expect(isOverdue(since, new Date(last.getTime() + 1))).toBe(true)
})
