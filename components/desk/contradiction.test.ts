import { expect, test } from 'vitest'
import type { Stance } from '../../domain/evidence'
import type { Verdict } from '../../domain/verdict'
import { contradiction } from './contradiction'

test.each<[Verdict | null, Stance[], string | null]>([
  ['confirmed', ['supports'], null],
  ['confirmed', ['denies', 'supports'], null],
  ['confirmed', ['denies'], 'confirmed_without_support'],
  ['confirmed', ['mentions'], 'confirmed_without_support'],
  ['denied', ['denies', 'mentions'], null],
  ['denied', ['supports'], 'denied_without_denial'],
  ['unverified', ['supports'], null],
  ['unverified', ['denies'], null],
  ['confirmed', [], null],
  [null, ['denies'], null],
])('%s resting on %j: %s', (verdict, ticked, said) => {
  expect(contradiction(verdict, ticked)).toBe(said)
})
