import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from './refusal'
import {
  type Grouped,
  type Move,
  mergeOf,
  partingOf,
  type Regrouped,
  redoingOf,
  splitOf,
  standsBy,
  undoingOf,
} from './regrouping'

const event = (id: string, positions: readonly number[], more: Partial<Grouped> = {}): Grouped => ({
  id,
  merged: false,
  claims: positions.map((position) => ({
    id: `${id}${position}`,
    position,
    disputed: false,
    merged: false,
    joined: [],
  })),
  places: Math.max(-1, ...positions) + 1,
  ...more,
})

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'done'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [{ code, field }] = error.faults
    return field ? `${code} (${field})` : code
  }
}

describe('two events that are one', () => {
  test('every claim of the one goes after those of the other, in its order', () => {
    expect(mergeOf(event('a', [2, 0]), event('b', [0, 1], { places: 4 }))).toEqual([
      { claim: 'a0', from: 'a', to: 'b', left: 0, position: 4 },
      { claim: 'a2', from: 'a', to: 'b', left: 2, position: 5 },
    ])
  })

  test.each([
    ['into itself', event('a', [0]), event('a', [0]), 'same_event (into)'],
    ['one that was merged before', event('a', [], { merged: true }), event('b', [0]), 'event_merged (eventId)'],
    ['into one that leads on', event('a', [0]), event('b', [], { merged: true }), 'event_merged (into)'],
    [
      'what is disputed',
      event('a', [0], { claims: [{ id: 'a0', position: 0, disputed: true, merged: false, joined: [] }] }),
      event('b', [0]),
      'disputed',
    ],
    [
      'into what is disputed: its claims do not move',
      event('a', [0]),
      event('b', [0], { claims: [{ id: 'b0', position: 0, disputed: true, merged: false, joined: [] }] }),
      'done',
    ],
  ])('%s', (_, from, into, code) => {
    expect(codeOf(() => mergeOf(from, into))).toBe(code)
  })
})

describe('the undoing', () => {
  const merge = mergeOf(event('a', [0, 2]), event('b', [0]))
  const after = event('b', [0], { claims: [...event('b', [0]).claims, ...landed(merge)], places: 3 })

  test('exactly what was taken goes back to the places it had', () => {
    expect(partingOf(merge, after)).toEqual([
      { claim: 'a0', from: 'b', to: 'a', left: 1, position: 0 },
      { claim: 'a2', from: 'b', to: 'a', left: 2, position: 2 },
    ])
  })

  test('not while the survivor leads on itself, nor when one has moved on, nor when one is disputed', () => {
    expect(codeOf(() => partingOf(merge, { ...after, merged: true }))).toBe('event_merged')
    expect(codeOf(() => partingOf(merge, { ...after, claims: after.claims.slice(0, 2) }))).toBe('moved_on')
    const disputed = after.claims.map((claim) => ({ ...claim, disputed: claim.id === 'a2' }))
    expect(codeOf(() => partingOf(merge, { ...after, claims: disputed }))).toBe('disputed')
  })
})

describe('one event that is two', () => {
  const whole = event('a', [0, 1, 4])

  test('the first of those that go becomes the headline claim of the new one', () => {
    expect(splitOf(whole, ['a4', 'a1'], 'n')).toEqual([
      { claim: 'a1', from: 'a', to: 'n', left: 1, position: 0 },
      { claim: 'a4', from: 'a', to: 'n', left: 4, position: 1 },
    ])
  })

  test.each([
    ['nothing', whole, [], 'required (claims)'],
    ['what stands elsewhere', whole, ['a1', 'b1'], 'not_found (claims)'],
    ['the headline claim', whole, ['a0', 'a1'], 'headline_stays (claims)'],
    ['an event that leads on', { ...whole, merged: true }, ['a1'], 'event_merged (eventId)'],
    [
      'what is disputed',
      { ...whole, claims: whole.claims.map((each) => ({ ...each, disputed: true, merged: false, joined: [] })) },
      ['a1'],
      'disputed',
    ],
  ])('%s', (_, from, ids, code) => {
    expect(codeOf(() => splitOf(from, ids, 'n'))).toBe(code)
  })
})

function landed(moves: readonly Move[]) {
  return moves.map(({ claim, position }) => ({ id: claim, position, disputed: false, merged: false, joined: [] }))
}

/** A world of events, as the rules leave it. */
class World {
  readonly events = new Map<string, Grouped>()
  readonly merges = new Map<string, { into: string; moves: Move[] }>()

  constructor(sizes: readonly number[]) {
    for (const [at, size] of sizes.entries()) this.events.set(`e${at}`, event(`e${at}`, [...Array(size).keys()]))
  }

  at = (id: string) => this.events.get(id) as Grouped

  apply(moves: readonly Move[]) {
    for (const { claim, from, to, position } of moves) {
      const [source, target] = [this.at(from), this.at(to)]
      this.events.set(from, { ...source, claims: source.claims.filter(({ id }) => id !== claim) })
      const places = Math.max(target.places, position + 1)
      const claims = [...target.claims, { id: claim, position, disputed: false, merged: false, joined: [] }]
      this.events.set(to, { ...target, claims, places })
    }
  }

  merge(from: string, into: string) {
    const moves = mergeOf(this.at(from), this.at(into))
    this.apply(moves)
    this.events.set(from, { ...this.at(from), merged: true })
    this.merges.set(from, { into, moves })
  }

  part(from: string) {
    const merge = this.merges.get(from)
    if (!merge) throw new Refusal('not_merged')
    this.apply(partingOf(merge.moves, this.at(merge.into)))
    this.events.set(from, { ...this.at(from), merged: false })
    this.merges.delete(from)
  }

  split(from: string, bits: number) {
    const ids = this.at(from).claims.flatMap(({ id }, at) => (bits & (1 << at) ? [id] : []))
    const id = `n${this.events.size}`
    const moves = splitOf(this.at(from), ids, id)
    this.events.set(id, event(id, []))
    this.apply(moves)
  }
}

const act = fc.record({
  what: fc.constantFrom('merge', 'merge', 'part', 'split'),
  a: fc.nat(9),
  b: fc.nat(9),
  bits: fc.nat(15),
})
const worlds = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 }),
  acts: fc.array(act, { maxLength: 12 }),
})

test('whatever is merged, parted and split in whatever order: every claim stands once, every event that leads nowhere has its headline claim, and no address leads in a circle', () =>
  fc.assert(
    fc.property(worlds, ({ sizes, acts }) => {
      const world = new World(sizes)
      const all = [...world.events.values()].flatMap(({ claims }) => claims.map(({ id }) => id)).sort()
      for (const { what, a, b, bits } of acts) {
        const ids = [...world.events.keys()]
        const [one, other] = [ids[a % ids.length] as string, ids[b % ids.length] as string]
        codeOf(() =>
          what === 'merge' ? world.merge(one, other) : what === 'part' ? world.part(one) : world.split(one, bits),
        )
        const now = [...world.events.values()]
        expect(now.flatMap(({ claims }) => claims.map(({ id }) => id)).sort()).toEqual(all)
        for (const { merged, claims, places } of now) {
          const positions = claims.map(({ position }) => position)
          expect(new Set(positions).size).toBe(positions.length)
          expect(Math.max(-1, ...positions)).toBeLessThan(places)
          expect(positions.includes(0)).toBe(!merged)
        }
        for (const start of ids) {
          const seen = new Set<string>()
          for (let id = start; world.merges.has(id); id = world.merges.get(id)?.into as string) {
            expect(seen.has(id)).toBe(false)
            seen.add(id)
          }
        }
      }
    }),
    { numRuns: 200 },
  ))

test('a merge that is undone leaves both as they were, but for the places given', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (a, b) => {
      const world = new World([a, b])
      const before = ['e0', 'e1'].map((id) => world.at(id).claims)
      world.merge('e0', 'e1')
      world.part('e0')
      expect(['e0', 'e1'].map((id) => world.at(id).claims.toSorted((x, y) => x.position - y.position))).toEqual(before)
    }),
    { numRuns: 50 },
  ))

describe('a ruling on a regrouping', () => {
  const [a, b] = [event('a', [0, 2]), event('b', [0])]
  const merge = mergeOf(a, b)
  const emptied: Grouped = { ...a, claims: [], merged: true }
  const after: Grouped = { ...b, claims: [...b.claims, ...landed(merge)], places: 3 }
  const merged: Regrouped = { kind: 'merged', moves: merge, from: emptied, to: after }

  test('undoes a merge: exactly what it took goes back to its places', () => {
    expect(undoingOf(merged)).toEqual(partingOf(merge, after))
  })

  test('merges again with all that stands there, what came since after the places given', () => {
    const since = { id: 'a3', position: 3, disputed: false, merged: false, joined: [] }
    expect(
      redoingOf({ ...merged, from: { ...a, claims: [...a.claims, since], places: 4 }, to: { ...b, places: 3 } }),
    ).toEqual([...merge, { claim: 'a3', from: 'a', to: 'b', left: 3, position: 3 }])
  })

  test('undoes a parting: the event goes under the other again, to the places that it had there', () => {
    const parting = partingOf(merge, after)
    const parted: Regrouped = { kind: 'parted', moves: parting, from: { ...b, places: 3 }, to: a }
    expect(undoingOf(parted)).toEqual(merge)
    expect(redoingOf({ ...parted, from: after, to: emptied })).toEqual(parting)
  })

  test('undoes a split: all of the new event goes back, and is split off again as it was', () => {
    const whole = event('w', [0, 1, 2])
    const moves = splitOf(whole, ['w1', 'w2'], 'n')
    const left: Grouped = { ...whole, claims: whole.claims.slice(0, 1) }
    const made = event('n', [0, 1], { claims: landed(moves) })
    const back = undoingOf({ kind: 'split', moves, from: left, to: made })
    expect(back.map(({ claim, to, position }) => [claim, to, position])).toEqual([
      ['w1', 'w', 1],
      ['w2', 'w', 2],
    ])
    expect(redoingOf({ kind: 'split', moves, from: whole, to: { ...made, claims: [], merged: true } })).toEqual(moves)
  })

  test.each<[string, Regrouped, string]>([
    ['what has gone elsewhere', { ...merged, to: { ...after, claims: after.claims.slice(0, 2) } }, 'moved_on'],
    ['what stands under an event that leads on', { ...merged, to: { ...after, merged: true } }, 'event_merged'],
    ['what is disputed', { ...merged, to: disputed(after, 'a2') }, 'disputed'],
    ['what stands beside what is disputed', { ...merged, to: disputed(after, 'b0') }, 'done'],
    ['what was merged since with what stays', { ...merged, to: joined(after, 'a2', 'b0') }, 'claims_joined'],
    ['what since leads to what was moved, and stays', { ...merged, to: joined(after, 'b0', 'a2') }, 'claims_joined'],
    ['what was merged with what goes along', { ...merged, to: joined(after, 'a2', 'a0') }, 'done'],
    ['a headline claim that leads on since', { ...merged, to: joined(after, 'a0', 'a2') }, 'claims_joined'],
    [
      'a split of an event that leads on',
      { kind: 'split', moves: [], from: { ...a, merged: true }, to: b },
      'event_merged',
    ],
    [
      'a split beside which a claim is disputed',
      { kind: 'split', moves: [], from: a, to: disputed(b, 'b0') },
      'disputed',
    ],
  ])('%s', (_, regrouped, code) => {
    expect(codeOf(() => undoingOf(regrouped))).toBe(code)
  })

  /** Of an event, with one claim merged into another. */
  function joined(of: Grouped, goes: string, into: string): Grouped {
    const claims = of.claims.map((claim) => {
      if (claim.id === goes) return { ...claim, merged: true, joined: [into] }
      return claim.id === into ? { ...claim, joined: [goes] } : claim
    })
    return { ...of, claims }
  }

  function disputed(of: Grouped, id: string): Grouped {
    return { ...of, claims: of.claims.map((claim) => ({ ...claim, disputed: claim.id === id })) }
  }
})

describe('by which regrouping a claim stands where it does', () => {
  const done = (regrouping: string) => ({ regrouping, undone: false })
  const undone = (regrouping: string) => ({ regrouping, undone: true })

  test.each([
    ['none that moved it', [], null],
    ['the last that moved it', [done('merge'), done('split')], 'split'],
    ['the one before what a ruling undid', [done('merge'), done('split'), undone('split')], 'merge'],
    ['none once the only one was undone', [done('merge'), undone('merge')], null],
    ['the one that was done again', [done('merge'), undone('merge'), done('merge')], 'merge'],
    ['none for what only followed an undoing', [undone('split')], null],
  ])('%s', (_, moves, by) => {
    expect(standsBy(moves)).toBe(by)
  })

  test('whatever is done and undone, it is what a pile of them would have on top', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(9)), (acts) => {
        const [pile, moves]: [string[], Parameters<typeof standsBy>[0][number][]] = [[], []]
        for (const [at, act] of acts.entries()) {
          const top = pile.at(-1)
          if (act < 4 && top !== undefined) moves.push(undone(pile.pop() as string))
          else {
            pile.push(`r${at}`)
            moves.push(done(`r${at}`))
          }
          expect(standsBy(moves)).toBe(pile.at(-1) ?? null)
        }
      }),
    ))
})
