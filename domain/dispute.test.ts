import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Act,
  CASE_STATES,
  type CaseFile,
  type CaseState,
  DAYS,
  forbidsAct,
  HANDS,
  handsNeeded,
  IDLE_HOURS,
  isOpen,
  type Judge,
  OPENED,
  step,
} from './dispute'
import { PARTS, type Part } from './permissions'
import { Refusal } from './refusal'
import { OUTCOMES } from './ruling'
import { VERDICTS } from './verdict'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const T = Date.UTC(2026, 5, 1)

const judge = (id: string, more: Partial<Judge> = {}): Judge => ({
  id,
  role: 'moderator',
  parts: [],
  bench: 9,
  ...more,
})
const opinion = (id: string, more: Partial<Extract<Act, { kind: 'rule' }>> = {}): Act => ({
  kind: 'rule',
  by: judge(id),
  outcome: 'upheld',
  verdict: 'confirmed',
  published: true,
  ...more,
})
const after = (acts: readonly (Act | [Act, number])[], from: CaseFile = OPENED): CaseFile =>
  acts.reduce((file, each) => (Array.isArray(each) ? step(file, each[0], each[1]) : step(file, each, T)), from)
const refused = (file: CaseFile, act: Act, at = T): string => {
  try {
    step(file, act, at)
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'done'
}

const call: Act = { kind: 'call' }
const hear: Act = { kind: 'hear', allAnswered: true }
const take = (id: string, more: Partial<Judge> = {}): Act => ({ kind: 'take', by: judge(id, more) })
const appeal: Act = { kind: 'appeal', isParty: true }
const end: Act = { kind: 'end' }

const answering = after([call])
const underRuling = after([hear], answering)
const taken = after([take('m1')], underRuling)
const ruled = after([opinion('m1')], taken)
const appealed = after([appeal], ruled)
const onAppeal = after([take('m2'), opinion('m2'), take('m3'), opinion('m3')], appealed)
const CASES: Record<CaseState, CaseFile> = {
  opened: OPENED,
  answering,
  under_ruling: underRuling,
  ruled,
  appealed,
  ruled_on_appeal: onAppeal,
  final: after([end], onAppeal),
}

test('a case goes from its opening to its end, and each state has its days', () => {
  for (const state of CASE_STATES) expect(CASES[state].state).toBe(state)
  const days = Object.fromEntries(
    CASE_STATES.map((state) => [state, CASES[state].dueAt && (CASES[state].dueAt - T) / DAY]),
  )
  expect(days).toEqual({ opened: null, ...DAYS, ruled_on_appeal: null, final: null })
  expect(CASE_STATES.filter(isOpen)).toEqual(['opened', 'answering', 'under_ruling', 'appealed'])
})

describe('an act that has no place in a state is refused by name', () => {
  const acts: Act[] = [
    call,
    hear,
    { kind: 'state', isParty: true },
    take('m9'),
    { kind: 'release', by: { id: 'm9' } },
    { kind: 'lapse' },
    opinion('m9'),
    appeal,
    end,
  ]
  const TABLE = `
                   call     hear     state        take         release      lapse    rule         appeal            end
    opened         done     not_due  too_early    too_early    too_early    not_due  too_early    too_early         not_due
    answering      not_due  done     done         too_early    too_early    not_due  too_early    too_early         not_due
    under_ruling   not_due  not_due  done         done         not_taken    not_due  not_taken    too_early         not_due
    ruled          not_due  not_due  case_closed  case_closed  case_closed  not_due  case_closed  done              not_due
    appealed       not_due  not_due  done         done         not_taken    not_due  not_taken    appealed_already  not_due
    ruled_on_appeal not_due not_due  case_closed  case_closed  case_closed  not_due  case_closed  appealed_already  done
    final          not_due  not_due  case_closed  case_closed  case_closed  not_due  case_closed  appealed_already  not_due`
  const [head = [], ...rows] = TABLE.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  const cells = rows.flatMap(([state, ...codes]) =>
    codes.map((code, at) => [state, head[at], code] as [CaseState, string, string]),
  )

  test.each(cells)('%s: %s → %s', (state, kind, code) => {
    expect(refused(CASES[state], acts.find((act) => act.kind === kind) as Act)).toBe(code)
  })
  test('an end without an appeal leaves it too late', () => {
    const ended = step(ruled, end, T + DAYS.ruled * DAY)
    expect(refused(ended, appeal)).toBe('too_late')
  })
})

describe('whoever let a case go takes it again only where nobody else could who never did', () => {
  const again = (others: Judge['others'], more: Partial<Judge> = {}): Act => take('m1', { others, ...more })
  const left = step(taken, { kind: 'lapse' }, T + IDLE_HOURS * HOUR)
  test('it lapsed', () => {
    expect(left.letGo).toEqual(['m1'])
    expect(refused(left, again({ moderators: 1, admins: 0 }))).toBe('let_go')
    expect(step(left, again({ moderators: 0, admins: 0 }), T).holder?.id).toBe('m1')
    expect(step(left, take('m2', { others: { moderators: 9, admins: 9 } }), T).holder?.id).toBe('m2')
  })
  test('its appeal begins anew', () => {
    const decided = after([take('m2'), opinion('m2'), appeal], left)
    expect(decided.letGo).toEqual([])
  })
  test('whoever gave it back by hand takes it again', () => {
    const given = after([{ kind: 'release', by: { id: 'm1' } }], taken)
    expect(step(given, again({ moderators: 9, admins: 9 }), T).holder?.id).toBe('m1')
  })
  test('an administrator is another as soon as they may stand in', () => {
    const others = { moderators: 0, admins: 1 }
    expect(step(left, again(others, { bench: 1 }), T).holder?.id).toBe('m1')
    expect(refused(left, again(others, { bench: 0 }))).toBe('let_go')
    expect(forbidsAct(left, again(others, { bench: 1 }), T + DAYS.under_ruling * DAY)).toBe('let_go')
  })
})

describe('days', () => {
  test('answers close when all have answered, or on the day', () => {
    const silent: Act = { kind: 'hear', allAnswered: false }
    expect(refused(answering, silent, T + DAYS.answering * DAY - 1)).toBe('not_due')
    expect(step(answering, silent, T + DAYS.answering * DAY).state).toBe('under_ruling')
  })
  test('an appeal comes in time or not at all', () => {
    expect(step(ruled, appeal, T + DAYS.ruled * DAY - 1).state).toBe('appealed')
    expect(refused(ruled, appeal, T + DAYS.ruled * DAY)).toBe('too_late')
  })
  test('a ruling becomes final on the day, not before', () => {
    expect(refused(ruled, end, T + DAYS.ruled * DAY - 1)).toBe('not_due')
    expect(step(ruled, end, T + DAYS.ruled * DAY).state).toBe('final')
  })
  test('an overdue ruling is still a ruling', () => {
    expect(step(taken, opinion('m1'), T + 400 * DAY).state).toBe('ruled')
  })
  test('a case that nobody works on is let go', () => {
    expect(refused(taken, { kind: 'lapse' }, T + IDLE_HOURS * HOUR - 1)).toBe('not_due')
    expect(step(taken, { kind: 'lapse' }, T + IDLE_HOURS * HOUR).holder).toBeNull()
    expect(refused(underRuling, { kind: 'lapse' }, T + 400 * DAY)).toBe('not_due')
  })
})

describe('one moderator has a case at a time', () => {
  test('it is taken from nobody', () => {
    expect(refused(taken, take('m2'))).toBe('taken')
    expect(refused(taken, take('m1'))).toBe('taken')
  })
  test('only who has it gives it back, or rules', () => {
    expect(refused(taken, { kind: 'release', by: { id: 'm2' } })).toBe('not_taken')
    expect(refused(taken, opinion('m2'))).toBe('not_taken')
    expect(step(taken, { kind: 'release', by: { id: 'm1' } }, T).holder).toBeNull()
  })
})

describe('nobody decides in their own cause', () => {
  test.each(PARTS)('who has %s neither takes nor rules, also when it came between', (part) => {
    expect(refused(underRuling, take('m1', { parts: [part] }))).toBe(`barred_${part}`)
    expect(refused(taken, opinion('m1', { by: judge('m1', { parts: [part] }) }))).toBe(`barred_${part}`)
  })
  test('who wrote at one stage hears no other', () => {
    expect(refused(appealed, take('m1'))).toBe('barred_wrote')
    const dissent = after([opinion('m1', { outcome: 'dismissed', verdict: null })], taken)
    const split = after([take('m2'), opinion('m2', { outcome: 'overturned', verdict: 'denied' }), take('m3')], {
      ...underRuling,
    })
    expect(dissent.wrote).toEqual(['m1'])
    expect(refused(after([opinion('m3', { outcome: 'upheld' })], split), take('m2'))).toBe('barred_wrote')
  })
  test('an admin stands in only where moderators are too few', () => {
    expect(refused(underRuling, take('a', { role: 'admin', bench: 1 }))).toBe('moderators_first')
    expect(step(underRuling, take('a', { role: 'admin', bench: 0 }), T).holder?.id).toBe('a')
    expect(refused(appealed, take('a', { role: 'admin', bench: HANDS }))).toBe('moderators_first')
    expect(step(appealed, take('a', { role: 'admin', bench: HANDS - 1 }), T).holder?.id).toBe('a')
    const half = after([take('m2'), opinion('m2')], appealed)
    expect(refused(half, take('a', { role: 'admin', bench: 1 }))).toBe('moderators_first')
    expect(step(half, take('a', { role: 'admin', bench: 0 }), T).holder?.id).toBe('a')
  })
  test('an admin stands in where moderators let its days pass, and not a moment before; never one with a part in it', () => {
    for (const [file, days] of [
      [underRuling, DAYS.under_ruling],
      [appealed, DAYS.appealed],
    ] as const) {
      const over = (file.dueAt ?? 0) as number
      const of = take('a', { role: 'admin', bench: 9 })
      expect(over).toBeGreaterThanOrEqual(days * DAY)
      expect(forbidsAct(file, of, over - 1)).toBe('moderators_first')
      expect(step(file, of, over).holder?.id).toBe('a')
      for (const part of PARTS)
        expect(forbidsAct(file, take('a', { role: 'admin', bench: 9, parts: [part] }), over)).toBe(`barred_${part}`)
    }
  })
  test('only a party states its case, or appeals', () => {
    expect(refused(answering, { kind: 'state', isParty: false })).toBe('not_a_party')
    expect(refused(ruled, { kind: 'appeal', isParty: false })).toBe('not_a_party')
  })
})

describe('how many hands a ruling takes', () => {
  test.each([
    ['upheld', true, 1],
    ['dismissed', true, 1],
    ['remanded', true, 1],
    ['overturned', false, 1],
    ['overturned', true, 2],
  ] as const)('%s, published %s: %i', (outcome, published, hands) => {
    expect(handsNeeded(underRuling, outcome, published)).toBe(hands)
    expect(handsNeeded(appealed, outcome, published)).toBe(HANDS)
  })

  const overturned = { outcome: 'overturned', verdict: 'denied' } as const
  test('a published verdict falls to two who write the same', () => {
    const one = after([opinion('m1', overturned)], taken)
    expect(one).toMatchObject({ state: 'under_ruling', holder: null, ruling: null })
    const two = after([take('m2'), opinion('m2', overturned)], one)
    expect(two).toMatchObject({ state: 'ruled', ruling: { ...overturned, by: ['m1', 'm2'] } })
  })
  test('two who differ wait for a third', () => {
    const differ = after([opinion('m1', overturned), take('m2'), opinion('m2')], taken)
    expect(differ).toMatchObject({ state: 'under_ruling', ruling: null })
    const third = after([take('m3'), opinion('m3')], differ)
    expect(third).toMatchObject({ state: 'ruled', ruling: { outcome: 'upheld', by: ['m2', 'm3'] } })
  })
  test('another verdict is another opinion', () => {
    const other = { outcome: 'overturned', verdict: 'unverified' } as const
    const differ = after([opinion('m1', overturned), take('m2'), opinion('m2', other)], taken)
    expect(differ.state).toBe('under_ruling')
  })
})

describe('whatever happens, in whichever order', () => {
  const people = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5']
  const who = fc.constantFrom(...people)
  const someone = fc.record({
    id: who,
    role: fc.constantFrom('moderator' as const, 'moderator' as const, 'admin' as const),
    bench: fc.nat(3),
  })
  const OTHERS = ['state', 'release', 'lapse', 'end'] as const
  const acts = fc.array(
    fc.record({
      wait: fc.constantFrom(0, 0, 0, 0, 0, HOUR, IDLE_HOURS * HOUR, 7 * DAY),
      gains: fc.oneof(
        { weight: 30, arbitrary: fc.constant(null) },
        fc.record({ id: who, part: fc.constantFrom(...PARTS) }),
      ),
      kind: fc.constantFrom('call', 'hear', 'take', 'take', 'rule', 'rule', 'appeal', ...OTHERS),
      by: someone,
      outcome: fc.constantFrom(...OUTCOMES),
      verdict: fc.option(fc.constantFrom(...VERDICTS)),
      published: fc.boolean(),
      isParty: fc.boolean(),
      allAnswered: fc.boolean(),
    }),
    { minLength: 20, maxLength: 80 },
  )

  test('no path leads to a ruling by somebody with a part in it, or by one hand where two are needed', () => {
    let rulings = 0
    let appeals = 0
    fc.assert(
      fc.property(fc.constantFrom(OPENED, underRuling, appealed), acts, (first, course) => {
        const parts = new Map<string, Part[]>()
        let file = first
        let at = T
        for (const { wait, gains, by, ...act } of course) {
          at += wait
          if (gains) parts.set(gains.id, [...(parts.get(gains.id) ?? []), gains.part])
          const before = file
          const holds = act.kind === 'rule' || act.kind === 'release'
          const id = holds ? (file.holder?.id ?? by.id) : by.id
          try {
            file = step(file, { ...act, by: { ...by, id, parts: parts.get(id) ?? [] } } as Act, at)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            continue
          }
          if (act.kind === 'rule') {
            expect(parts.get(id) ?? []).toEqual([])
            expect(before.holder?.id).toBe(id)
            expect(before.wrote).not.toContain(id)
          }
          for (const made of ['ruling', 'onAppeal'] as const) {
            const decision = file[made]
            if (before[made] || !decision) continue
            if (made === 'ruling') rulings += 1
            else appeals += 1
            expect(new Set(decision.by).size).toBe(decision.by.length)
            if (made === 'onAppeal') {
              expect(decision.by).toHaveLength(HANDS)
              for (const each of decision.by) expect(before.ruling?.by).not.toContain(each)
            } else if (decision.outcome === 'overturned' && act.published) {
              expect(decision.by).toHaveLength(HANDS)
            }
          }
          if (before.ruling) expect(file.ruling).toBe(before.ruling)
          if (before.onAppeal) expect(file.onAppeal).toBe(before.onAppeal)
          expect(CASE_STATES.indexOf(file.state)).toBeGreaterThanOrEqual(CASE_STATES.indexOf(before.state))
        }
      }),
      { numRuns: 1_000, seed: 20261122 },
    )
    expect(rulings, 'such paths were tried').toBeGreaterThan(100)
    expect(appeals).toBeGreaterThan(10)
  })
})
