import { expect, test } from 'vitest'
import { recall, remember } from './memory'

function storage(): Storage {
  const kept = new Map<string, string>()
  return { getItem: (name: string) => kept.get(name) ?? null, setItem: kept.set.bind(kept) } as unknown as Storage
}

const memory = { keys: ['a', 'b'], note: 'note', at: '2026-11-22T14:02:00.000Z' }

test('what is remembered comes back as it was', () => {
  const own = storage()
  expect(recall(() => own)).toBeNull()
  expect(remember(() => own, memory)).toBe(true)
  expect(recall(() => own)).toEqual(memory)
})

test('what was left by something else is no memory, and where nothing may be kept nothing breaks', () => {
  for (const left of ['', 'null', '{}', '{"keys":[1],"note":"","at":""}', '{"keys":"a","note":"","at":""}', '<']) {
    expect(recall(() => ({ getItem: () => left }) as unknown as Storage)).toBeNull()
  }
  const forbidden = () => {
    throw new Error('SecurityError')
  }
  expect([recall(forbidden), remember(forbidden, memory)]).toEqual([null, false])
})
