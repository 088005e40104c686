import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Traced } from './evidence'
import {
  ALIKE_TIMES,
  type Allies,
  alliesOf,
  type Caster,
  CROWD,
  heldBack,
  type Member,
  type Sign,
  TOGETHER_HOURS,
  YOUNG_DAYS,
} from './hold'
import { says } from './testing'
import { decide, QUORUM, type Verdict } from './verdict'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 5, 1)
const evidence: Traced[] = [
  says('supports', 'a logbook', { standing: 'record' }),
  says('denies', 'another logbook', { standing: 'record' }),
]
const SIDE = { confirmed: 'supports', denied: 'denies', unverified: null } as const

type Part = Partial<Pick<Caster, 'castAt' | 'joinedAt' | 'invitedBy' | 'held' | 'released'>>
const member = (id: string, { joinedAt = NOW - 400 * DAY, invitedBy = null }: Part = {}): Member => {
  return { id, joinedAt, invitedBy }
}
const vote = (reviewer: string, verdict: Verdict, more: Part = {}): Caster => {
  const { castAt = NOW - HOUR, held = false, released = false, ...rest } = more
  const cites = evidence.filter(({ stance }) => stance === SIDE[verdict])
  const { joinedAt, invitedBy } = member(reviewer, rest)
  return { reviewer, verdict, cites, castAt, joinedAt, invitedBy, held, released }
}
const many = (count: number, name: string, verdict: Verdict, more: Part = {}) =>
  Array.from({ length: count }, (_, n) => vote(`${name}${n}`, verdict, more))
/** So many of whom nothing is to be said. */
const house = (count: number) => Array.from({ length: count }, (_, n) => member(`old${n}`))

const LONG_AGO = NOW - 90 * DAY
const stood = many(3, 'early', 'confirmed', { castAt: LONG_AGO - DAY })

type Asked = {
  members?: Member[]
  allies?: Allies
  stands?: 'confirmed' | 'denied' | null
  by?: number
  newAt?: number
}

function held(votes: readonly Caster[], asked: Asked = {}) {
  const { members = house(9), allies = new Map(), stands = 'confirmed', by = 3, newAt = NOW - 9 * DAY } = asked
  const voters = votes.map(({ reviewer, joinedAt, invitedBy }) => member(reviewer, { joinedAt, invitedBy }))
  return heldBack({
    votes,
    evidence,
    newAt,
    stands: stands && { verdict: stands, since: LONG_AGO, holders: by },
    members: [...members, ...voters],
    allies,
  })
}
const namesOf = (votes: readonly Caster[]) => votes.map(({ reviewer }) => reviewer).sort()
const signsOf = (...asked: Parameters<typeof held>): readonly Sign[] | null => held(...asked)?.signs ?? null

describe('votes that change a verdict are held, three at least, where their authors', () => {
  const young = { joinedAt: NOW - 5 * DAY }
  const invited = { invitedBy: 'host' }

  test('are all young', () => {
    expect(signsOf([...stood, ...many(3, 'new', 'denied', young)])).toEqual(['young'])
  })
  test('were let in by one person', () => {
    expect(signsOf([...stood, ...many(3, 'guest', 'denied', invited)])).toEqual(['co_invited'])
  })
  test('were let in by one of them', () => {
    const guests = many(2, 'guest', 'denied', { invitedBy: 'host' })
    expect(signsOf([...stood, vote('host', 'denied'), ...guests])).toEqual(['co_invited'])
  })
  test('always stand alone together', () => {
    const pairs = (alike: number) => ['ring1', 'ring2'].map((other) => ({ one: 'ring0', other, alike }))
    const votes = [...stood, ...many(3, 'ring', 'denied')]
    expect(signsOf(votes, { allies: alliesOf(pairs(ALIKE_TIMES)) })).toEqual(['agreeing'])
    expect(signsOf(votes, { allies: alliesOf(pairs(ALIKE_TIMES - 1)) })).toBeNull()
  })
  test('have different things in common', () => {
    const group = [...many(2, 'new', 'denied', young), ...many(2, 'guest', 'denied', invited)]
    expect(signsOf([...stood, ...group])).toEqual(['young', 'co_invited'])
  })
  test('are let in by one person, however slowly they vote', () => {
    const slow = [0, 10, 20].map((days) => vote(`guest${days}`, 'denied', { ...invited, castAt: NOW - days * DAY }))
    expect(signsOf([...stood, ...slow])).toEqual(['co_invited'])
  })
  test('have something in common, and are the first to find anything', () => {
    expect(signsOf(many(3, 'new', 'denied', young), { stands: null })).toEqual(['young'])
  })
})

describe('whoever cast them, votes are held', () => {
  test('that are a crowd against what stands, however slowly it came', () => {
    expect(signsOf([...stood, ...many(CROWD, 'old', 'unverified')])).toEqual(['crowd'])
    const slow = Array.from({ length: 6 }, (_, n) => vote(`old${n}`, 'denied', { castAt: NOW - 4 * n * DAY }))
    expect(held([...stood, ...slow])).toEqual({ reviewers: namesOf(slow), signs: ['crowd'] })
    expect(signsOf([...stood, ...many(CROWD - 1, 'old', 'unverified')])).toBeNull()
    expect(signsOf(many(CROWD, 'old', 'denied'), { stands: null })).toBeNull()
  })
  test('that come after such a crowd, however few', () => {
    const crowd = many(CROWD, 'old', 'denied', { held: true })
    const more = many(2, 'more', 'denied')
    expect(held([...stood, ...crowd, ...more])?.reviewers).toEqual(['more0', 'more1'])
    expect(held([...stood, ...crowd, ...more.slice(1)])).toBeNull()
  })
  test('that turn what stands into its opposite with nothing new to look at, however slowly', () => {
    const votes = many(3, 'old', 'denied')
    expect(held(votes, { newAt: LONG_AGO })).toEqual({ reviewers: namesOf(votes), signs: ['reversal'] })
    expect(held(votes, { newAt: LONG_AGO + 1 })).toBeNull()
  })
  test('that turn it on something new, being fewer than those who still hold it', () => {
    const votes = many(4, 'old', 'denied')
    expect(held(votes, { by: 5 })).toEqual({ reviewers: namesOf(votes), signs: ['outnumbered'] })
    expect(held(votes, { by: 4 })).toBeNull()
  })
})

describe('nothing is held', () => {
  const young = { joinedAt: NOW - 5 * DAY }

  test('of two, who take a finding away and put nothing in its place', () => {
    expect(signsOf([...stood, ...many(2, 'new', 'denied', young)])).toBeNull()
  })
  test('where the verdict would be the same without them', () => {
    const early = many(9, 'early', 'denied', { castAt: LONG_AGO - DAY })
    expect(signsOf([...early, ...many(4, 'new', 'denied', young)])).toBeNull()
  })
  test(`of young people whose votes came ${TOGETHER_HOURS} hours apart`, () => {
    const apart = [0, 1, 2].map((n) => vote(`new${n}`, 'denied', { ...young, castAt: NOW - n * TOGETHER_HOURS * HOUR }))
    expect(signsOf([...stood, ...apart])).toBeNull()
  })
  test(`of people who joined ${YOUNG_DAYS} days before they voted`, () => {
    const joinedAt = NOW - HOUR - YOUNG_DAYS * DAY
    expect(signsOf([...stood, ...many(3, 'new', 'denied', { joinedAt })])).toBeNull()
  })
  test('where all are young, for that sets nobody apart', () => {
    const members = house(QUORUM - 1)
    const votes = many(3, 'new', 'denied', young)
    expect(signsOf(votes, { members, stands: null })).toBeNull()
    expect(signsOf(votes, { members: house(QUORUM), stands: null })).toEqual(['young'])
  })
  test('that a ruling let count, until others would turn it', () => {
    const released = many(3, 'guest', 'denied', { invitedBy: 'host', released: true })
    expect(held([...stood, ...released])).toBeNull()
    const more = many(3, 'later', 'denied', { invitedBy: 'host' })
    expect(held([...stood, ...released, ...more])?.reviewers).toEqual(more.map(({ reviewer }) => reviewer))
  })
})

test('nobody is held where those who are left come to the same', () => {
  const late = { castAt: NOW, joinedAt: NOW }
  const votes = [
    vote('r0', 'confirmed', { ...late, released: true }),
    vote('r1', 'confirmed', { castAt: LONG_AGO - 1, joinedAt: NOW }),
    vote('r2', 'unverified', late),
    vote('r3', 'confirmed', late),
    vote('r4', 'denied', late),
    vote('r5', 'confirmed', late),
  ]
  expect(held(votes, { stands: 'denied' })).toBeNull()
})

const someVotes = (minLength: number, ...verdicts: Verdict[]) =>
  fc.uniqueArray(
    fc.record({
      reviewer: fc.integer({ min: 0, max: 40 }).map((n) => `r${n}`),
      verdict: fc.constantFrom(...verdicts),
      castAt: fc.integer({ min: 0, max: 200 }).map((days) => NOW - days * DAY),
      joinedAt: fc.integer({ min: 0, max: 260 }).map((days) => NOW - days * DAY),
      invitedBy: fc.option(fc.integer({ min: 0, max: 5 }).map((n) => `r${n}`)),
      held: fc.boolean(),
      released: fc.boolean(),
    }),
    { selector: ({ reviewer }) => reviewer, minLength, maxLength: 20 },
  )
const mostlyDenied = someVotes(15, 'denied', 'denied', 'denied', 'denied', 'denied', 'unverified')
const someStands = fc.constantFrom(null, 'confirmed' as const, 'denied' as const)
const cast = (drawn: { reviewer: string; verdict: Verdict } & Required<Part>) =>
  vote(drawn.reviewer, drawn.verdict, drawn)

test('whatever is held turns the verdict and speaks against what stands; and the order of votes is nothing', () => {
  fc.assert(
    fc.property(someVotes(0, 'confirmed', 'denied', 'unverified'), someStands, (drawn, stands) => {
      const votes = drawn.map(cast)
      const counted = votes.filter((each) => !each.held)
      const found = decide(counted, evidence).verdict
      const hold = held(votes, { stands })
      expect(held(votes.toReversed(), { stands })).toEqual(hold)
      if (!hold) return
      expect(hold.signs.length).toBeGreaterThan(0)
      const group = votes.filter(({ reviewer }) => hold.reviewers.includes(reviewer))
      expect(group).toHaveLength(hold.reviewers.length)
      for (const each of group) {
        expect(each.released).toBe(false)
        expect(each.held).toBe(false)
        if (stands) expect(each.verdict).not.toBe(stands)
      }
      const others = counted.filter((each) => !group.includes(each))
      expect(decide(others, evidence).verdict).not.toBe(found)
    }),
    { numRuns: 500 },
  )
})

test('no verdict is turned into its opposite while those who found it still hold it, by votes that nobody has looked at', () => {
  let turned = 0
  fc.assert(
    fc.property(mostlyDenied, (drawn) => {
      const voted = drawn.map((each) => cast({ ...each, held: false, released: false }))
      const votes = [...stood, ...voted.filter(({ castAt }) => castAt > LONG_AGO)]
      if (decide(votes, evidence).verdict !== 'denied') return
      turned += 1
      const { reviewers } = held(votes) ?? expect.fail('nothing is held')
      const others = votes.filter(({ reviewer }) => !reviewers.includes(reviewer))
      expect(decide(others, evidence).verdict).not.toBe('denied')
    }),
    { numRuns: 1000 },
  )
  expect(turned).toBeGreaterThan(20)
})
