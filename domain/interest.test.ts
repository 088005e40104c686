import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COUNTRIES } from './country'
import { faultOfTie, INTEREST_KINDS, type Interest, meets, type Touched } from './interest'

const NAMES = ['sana', 'tass', 'ministry', 'party']
const CODES = ['SY', 'RU', 'TR']
const moment = fc.integer({ min: 0, max: 9 }).map((day) => new Date(day * 86_400_000))
const someOf = (all: string[]) => fc.subarray(all).map((some) => new Set(some))

const interests: fc.Arbitrary<Interest> = fc.record({
  kind: fc.constantFrom(...INTEREST_KINDS),
  agent: fc.option(fc.constantFrom(...NAMES)),
  country: fc.option(fc.constantFrom(...CODES)),
  endedAt: fc.option(moment),
})
const touched: fc.Arbitrary<Touched> = fc.record({ agents: someOf(NAMES), countries: someOf(CODES), addedAt: moment })

test('more evidence frees nobody: what an interest meets, it meets with more agents and countries named', () => {
  fc.assert(
    fc.property(interests, touched, touched, (interest, some, more) => {
      const agents = new Set([...some.agents, ...more.agents])
      const all = { ...some, agents, countries: new Set([...some.countries, ...more.countries]) }
      if (meets(interest, some)) expect(meets(interest, all)).toBe(true)
    }),
  )
})

test('an end frees from no claim that was there before it, and from every one that came after', () => {
  fc.assert(
    fc.property(interests, touched, moment, (interest, claim, endedAt) => {
      const lasting = meets({ ...interest, endedAt: null }, claim)
      expect(meets({ ...interest, endedAt }, claim)).toBe(lasting && endedAt > claim.addedAt)
    }),
  )
})

test('an interest meets nothing that names neither its agent nor its country', () => {
  fc.assert(
    fc.property(interests, touched, (interest, claim) => {
      const agents = new Set([...claim.agents].filter((each) => each !== interest.agent))
      const countries = new Set([...claim.countries].filter((each) => each !== interest.country))
      expect(meets(interest, { ...claim, agents, countries })).toBe(false)
    }),
  )
})

test('a tie is to an agent or to a country, and nobody is family of a country', () => {
  expect(faultOfTie({ kind: 'paid_by', agent: null, country: null })).toBe('interest_in_one')
  expect(faultOfTie({ kind: 'paid_by', agent: 'tass', country: 'RU' })).toBe('interest_in_one')
  expect(faultOfTie({ kind: 'family_of', agent: null, country: 'RU' })).toBe('interest_not_in_country')
  expect(faultOfTie({ kind: 'family_of', agent: 'tass', country: null })).toBeNull()
  expect(faultOfTie({ kind: 'belongs_to', agent: null, country: 'RU' })).toBeNull()
})

test('there are 249 countries, each once', () => {
  expect(new Set(COUNTRIES).size).toBe(249)
  expect(COUNTRIES).toHaveLength(249)
})
