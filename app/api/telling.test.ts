import { expect, test } from 'vitest'
import type { DateGiven } from '../../db/queries/dates'
import { ledger } from '../../domain/ledger'
import { ledgerTold, publishedAt } from './telling'

let made = 0
const row = (given: object) => {
  made += 1
  const moment = 'countedFrom' in given ? null : { value: '2024-06-11', precision: 'day', zone: null }
  const of = { source: 's1', role: 'happened', occasion: null, active: true, countedFrom: null, at: new Date(0) }
  return { ...of, id: `d${made}`, moment, ...given } as unknown as DateGiven
}

test('a time that is told outright comes to itself, a counted one to what it is counted from, as often as that is dated', () => {
  const first = row({ occasion: 'talks' })
  const other = row({ occasion: 'talks', moment: { value: '2024-06-13', precision: 'day', zone: null } })
  const after = row({ countedFrom: { occasion: 'talks', days: 1 } })
  const rows = [first, other, after]
  expect(ledgerTold(rows, ledger(rows))).toMatchObject([
    { value: '2024-06-11', precision: 'day', datings: [{ from: '2024-06-11', until: '2024-06-11' }], disputed: true },
    { value: '2024-06-13', disputed: true },
    {
      value: null,
      precision: null,
      countedFrom: { occasion: 'talks', days: 1 },
      datings: [{ from: '2024-06-12' }, { from: '2024-06-14' }],
      disputed: false,
      unresolved: null,
    },
  ])
})

test('what comes to no date says why, and a withdrawn time dates nothing', () => {
  const lost = row({ countedFrom: { occasion: 'nobody dates it', days: 1 } })
  const gone = row({ active: false })
  expect(ledgerTold([lost, gone], ledger([lost, gone]))).toMatchObject([
    { datings: [], disputed: false, unresolved: 'undated' },
    { value: '2024-06-11', datings: [], disputed: false, unresolved: null, active: false },
  ])
})

test('an hour with its zone is told in UTC, all else as exact as it is', () => {
  expect(publishedAt({ value: '2024-06-24T10:25', precision: 'time', zone: 'Asia/Damascus' })).toBe(
    '2024-06-24T07:25:00.000Z',
  )
  expect(publishedAt({ value: '2024-06', precision: 'month', zone: null })).toBe('2024-06')
  expect(publishedAt(null)).toBeNull()
})
