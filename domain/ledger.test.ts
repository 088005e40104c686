import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DATE_ROLES } from './dates/role'
import { type DateRow, GROUNDS, ledger } from './ledger'
import { parseMoment } from './time'

let rows = 0

/** A row that gives a value, in a role, for the event unless an occasion is named. */
function at(value: string, more: Partial<Omit<DateRow, 'moment' | 'countedFrom'>> & { zone?: string } = {}): DateRow {
  const { zone = null, ...rest } = more
  const moment = parseMoment(value, zone)
  if (!moment) throw new Error(value)
  return { ...blank(), ...rest, moment, countedFrom: null }
}

/** A row that counts so many days from an occasion. */
function from(
  occasion: string | null,
  days: number,
  more: Partial<Omit<DateRow, 'moment' | 'countedFrom'>> = {},
): DateRow {
  return { ...blank(), ...more, moment: null, countedFrom: { occasion, days } }
}

function blank() {
  rows += 1
  return {
    id: `row-${String(rows).padStart(5, '0')}`,
    source: 's',
    role: 'happened',
    occasion: null,
    active: true,
  } as const
}

const own = (given: readonly DateRow[]) =>
  ledger(given).find(({ occasion, role }) => occasion === null && role === 'happened')
const told = (given: readonly DateRow[]) =>
  own(given)?.datings.map(
    ({ from, until, disputed }) => `${from}${until === from ? '' : `…${until}`}${disputed ? ' ≠' : ''}`,
  )

describe('two times of one thing', () => {
  test.each([
    [['2024-06-11', '2024-06-11'], ['2024-06-11']],
    [
      ['2024-06-11', '2024-06-12'],
      ['2024-06-11 ≠', '2024-06-12 ≠'],
    ],
    [
      ['2024-06', '2024-06-11'],
      ['2024-06-01…2024-06-30', '2024-06-11'],
    ],
    [
      ['2024', '2024-06', '2024-06-30'],
      ['2024-01-01…2024-12-31', '2024-06-01…2024-06-30', '2024-06-30'],
    ],
    [
      ['2024-06', '2024-07-01'],
      ['2024-06-01…2024-06-30 ≠', '2024-07-01 ≠'],
    ],
    [
      ['2024-02', '2024-02-29'],
      ['2024-02-01…2024-02-29', '2024-02-29'],
    ],
    [
      ['2024-06-11', '2024-06-11T23:59'],
      ['2024-06-11', '2024-06-11T23:59'],
    ],
    [
      ['2024-06-11', '2024-06-12T00:00'],
      ['2024-06-11 ≠', '2024-06-12T00:00 ≠'],
    ],
    [
      ['2024-06-11', '2024-06-12', '2024-06'],
      ['2024-06-01…2024-06-30', '2024-06-11 ≠', '2024-06-12 ≠'],
    ],
  ])('%j: %j', (values, datings) => {
    expect(told(values.map((value) => at(value)))).toEqual(datings)
  })

  test('two clocks that show one instant agree; the same figures in two zones do not', () => {
    const one = at('2024-06-24T10:25', { zone: 'Asia/Damascus' })
    expect(told([one, at('2024-06-24T07:25', { zone: 'UTC' })])).toEqual(['2024-06-24T07:25', '2024-06-24T10:25'])
    expect(told([one, at('2024-06-24T10:25', { zone: 'UTC' })])).toEqual(['2024-06-24T10:25 ≠', '2024-06-24T10:25 ≠'])
  })

  test('another role and another occasion are another matter', () => {
    const given = [at('2024-06-11'), at('2024-06-24', { role: 'denied' }), at('2024-05-10', { occasion: 'talks' })]
    expect(
      ledger(given).map(({ occasion, role, datings }) => [occasion, role, datings.map(({ disputed }) => disputed)]),
    ).toEqual([
      [null, 'happened', [false]],
      [null, 'denied', [false]],
      ['talks', 'happened', [false]],
    ])
  })

  test('what was withdrawn is kept, and dates nothing', () => {
    const gone = at('2024-06-12', { active: false })
    expect(told([at('2024-06-11'), gone])).toEqual(['2024-06-11'])
    expect(own([gone])).toMatchObject({ rows: [{ id: gone.id, unresolved: null }], datings: [] })
  })
})

describe('a time that counts from another occasion', () => {
  test('the eleventh, and the day after talks of the eleventh, disagree; the ground says why', () => {
    const [day, talks] = [at('2024-06-11'), at('2024-06-11', { occasion: 'talks' })]
    const after = from('talks', 1)
    expect(told([day, after, talks])).toEqual(['2024-06-11 ≠', '2024-06-12 ≠'])
    expect(own([day, after, talks])?.datings[1]?.rows).toMatchObject([
      { id: after.id, ground: { from: '2024-06-11', rows: [{ id: talks.id }] } },
    ])
  })

  test('an occasion dated twice dates it twice, which is no disagreement of the row with itself', () => {
    const given = [at('2024-06-10', { occasion: 'talks' }), at('2024-06-11', { occasion: 'talks' }), from('talks', 1)]
    expect(told(given)).toEqual(['2024-06-11', '2024-06-12'])
    expect(told([...given, at('2024-06-12')])).toEqual(['2024-06-11 ≠', '2024-06-12 ≠'])
  })

  test.each([
    [[from('talks', 1)], ['undated']],
    [[from('talks', 1), at('2024-06-11', { occasion: 'talks', role: 'planned' })], ['undated']],
    [[from('talks', 1), from(null, -1, { occasion: 'talks' })], ['loop']],
    [[from(null, 1)], ['loop']],
    [[from('talks', 1), from('talks', 2, { occasion: 'talks' })], ['undated']],
    [
      [from('talks', 1), from('council', 1, { occasion: 'talks' }), from('talks', 1, { occasion: 'council' })],
      ['undated'],
    ],
    [[from('talks', 9), at('9999-12-28', { occasion: 'talks' })], ['no_such_day']],
    [[from('talks', -366), at('1000-01-01', { occasion: 'talks' })], ['no_such_day']],
  ] as [DateRow[], string[]][])('comes to no date where it cannot: %#', (given, faults) => {
    expect(own(given)?.rows.flatMap(({ unresolved }) => unresolved ?? [])).toEqual(faults)
    expect(own(given)?.datings).toEqual([])
  })

  test('an occasion in a circle is still dated by whoever dates it outright, and counted from as that says', () => {
    const given = [from('talks', 1), from(null, -1, { occasion: 'talks' }), at('2024-06-10', { occasion: 'talks' })]
    const [mine, its] = ledger(given)
    expect(mine?.rows[0]?.unresolved).toBeNull()
    expect(mine?.datings).toMatchObject([{ from: '2024-06-11', rows: [{ ground: { from: '2024-06-10' } }] }])
    expect(its?.rows.map(({ unresolved }) => unresolved)).toEqual(['loop', null])
    expect(its?.datings.map(({ from }) => from)).toEqual(['2024-06-10'])
    const third = from('talks', 3, { role: 'denied' })
    const itself = [at('2024-06-11'), from(null, 1)]
    expect(ledger(itself)[0]?.rows.flatMap(({ unresolved }) => unresolved ?? [])).toEqual(['loop'])
    expect(ledger([...given, third]).find(({ role }) => role === 'denied')?.datings).toMatchObject([
      { from: '2024-06-13' },
    ])
  })

  test('a month shifts by days at both its ends; a time of day counts as its day', () => {
    expect(told([from('talks', 1), at('2024-02', { occasion: 'talks' })])).toEqual(['2024-02-02…2024-03-01'])
    expect(told([from('talks', 1), at('2024-02-28T23:10', { occasion: 'talks' })])).toEqual(['2024-02-29'])
  })

  test('one dated in more ways than can be told is no ground', () => {
    const ways = (count: number) =>
      Array.from({ length: count }, (_, day) =>
        at(`2024-06-${String(day + 1).padStart(2, '0')}`, { occasion: 'talks' }),
      )
    expect(own([from('talks', 1), ...ways(GROUNDS.max)])?.datings).toHaveLength(GROUNDS.max)
    expect(own([from('talks', 1), ...ways(GROUNDS.max + 1)])?.rows[0]?.unresolved).toBe('too_many')
  })

  test('a chain of ten thousand occasions is followed to its end', () => {
    const chain = Array.from({ length: 10_000 }, (_, at) =>
      from(`o${at}`, 1, { occasion: at === 0 ? null : `o${at - 1}` }),
    )
    expect(told([...chain, at('2024-06-11', { occasion: 'o9999' })])).toEqual(['2051-10-28'])
  })
})

const occasion = fc.constantFrom(null, 'a', 'b', 'c')
const row = fc
  .record({
    occasion,
    role: fc.constantFrom(...DATE_ROLES),
    active: fc.boolean(),
    value: fc.option(fc.constantFrom('2024', '2024-06', '2024-06-10', '2024-06-11', '2024-06-11T10:25', '2025-01')),
    zone: fc.option(fc.constantFrom('UTC', 'Asia/Damascus')),
    counted: fc.record({ occasion, days: fc.integer({ min: -366, max: 366 }) }),
  })
  .map(({ value, zone, counted, ...rest }) =>
    value
      ? at(value, { ...rest, ...(zone && value.includes('T') && { zone }) })
      : from(counted.occasion, counted.days, rest),
  )
const sheet = fc.array(row, { maxLength: 25 })

describe('whatever the rows', () => {
  test('their order never matters', () => {
    fc.assert(
      fc.property(sheet, (given) => {
        expect(ledger([...given].reverse())).toEqual(ledger(given))
      }),
    )
  })

  test('nothing is lost: each row stands once, and dates something or says why not', () => {
    fc.assert(
      fc.property(sheet, (given) => {
        const entries = ledger(given)
        expect(entries.flatMap((entry) => entry.rows.map(({ id }) => id)).sort()).toEqual(
          given.map(({ id }) => id).sort(),
        )
        for (const { rows, datings } of entries) {
          const dated = new Set(datings.flatMap((dating) => dating.rows.map(({ id }) => id)))
          for (const { id, active, unresolved } of rows)
            expect(dated.has(id)).toBe(
              active && (unresolved === null || (unresolved === 'no_such_day' && dated.has(id))),
            )
        }
      }),
    )
  })

  test('no dating is disputed alone, and rows that all give one time never are', () => {
    fc.assert(
      fc.property(sheet, (given) => {
        for (const { datings } of ledger(given)) {
          expect(datings.filter(({ disputed }) => disputed)).not.toHaveLength(1)
          if (datings.length === 1) expect(datings[0]?.disputed).toBe(false)
        }
      }),
    )
  })

  test('ten thousand rows that all disagree are told apart without comparing each pair', () => {
    const day = (n: number) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10)
    const given = Array.from({ length: 10_000 }, (_, n) => at(day(n)))
    expect(own(given)?.datings.every(({ disputed }) => disputed)).toBe(true)
  })
})
