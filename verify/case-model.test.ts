import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Act, type CaseFile, DAYS, IDLE_HOURS, OPENED, step } from '../domain/dispute'
import { forbids, PARTS, type Part } from '../domain/permissions'
import { Refusal } from '../domain/refusal'
import { OUTCOMES } from '../domain/ruling'
import { found } from './case-states'
import { CaseStory, type Name, ROLE, VOTERS, WHO, type Writing } from './case-story'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const NAMES = Object.keys(WHO) as Name[]
const MODERATORS = ['m1', 'm2', 'm3', 'm4'] as const
const WEEK = DAYS.answering * DAY
/** A case comes as far as its appeal, unless moderators are too few for it. */
const BEGINNING = (
  [
    ['call', 0],
    ['hear', WEEK],
    ['take', 0],
    ['rule', HOUR],
    ['appeal', 0],
  ] as const
).map(
  ([kind, wait]) =>
    ({ kind, wait, asHolder: true, by: kind === 'appeal' ? 'opener' : 'm4', outcome: 'upheld' }) as const,
)
type Asked = { kind: Act['kind']; by: Name; outcome: Writing['outcome'] }

test('whatever is tried in a case, both writings of its rules allow the same', async () => {
  const { act, ruling } = {
    act: ['call', 'hear', 'hear', 'appeal', 'state', 'release', 'lapse', 'end'] as const,
    ruling: ['take', 'take', 'take', 'rule', 'rule', 'rule'] as const,
  }
  const course = fc.array(
    fc.record({
      wait: fc.constantFrom(0, 0, 0, 0, HOUR, IDLE_HOURS * HOUR, WEEK),
      kind: fc.constantFrom(...act, ...ruling),
      by: fc.constantFrom(...NAMES, ...MODERATORS, 'admin' as const),
      asHolder: fc.boolean(),
      outcome: fc.constantFrom(...OUTCOMES),
    }),
    { minLength: 15, maxLength: 35 },
  )
  const times = { done: 0, refused: 0, appealed: 0 }
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(0, 0, 2, 3, 4), fc.nat(BEGINNING.length), course, async (away, far, deeds) => {
      const model = new Model(MODERATORS.slice(0, away))
      for (const { wait, asHolder, by, ...asked } of [...BEGINNING.slice(0, far), ...deeds]) {
        model.wait(wait)
        const { code, log, other } = model.ask({ ...asked, by: asHolder ? model.holder(by) : by })
        expect(await found(log), `${asked.kind} by ${by}: ${code}`).toMatch(code === null ? /^holds$/ : /^bad: /)
        if (other) expect(await found(other)).toMatch(/^bad: /)
        times[code === null ? 'done' : 'refused'] += 1
      }
      if (model.file.onAppeal) times.appealed += 1
    }),
    { numRuns: 80, seed: 20261122 },
  )
  expect(times.done).toBeGreaterThan(100)
  expect(times.refused).toBeGreaterThan(100)
  expect(times.appealed, 'cases that were decided on appeal').toBeGreaterThan(0)
}, 240_000)

const OWN = { call: 'dispute.called', hear: 'dispute.heard', lapse: 'dispute.released', end: 'dispute.ended' } as const
const DEED = {
  state: 'state_case',
  take: 'take_case',
  release: 'release_case',
  rule: 'rule',
  appeal: 'appeal_ruling',
} as const

/** A case as the program itself goes on with it, and the log that this leaves. */
class Model {
  file: CaseFile = OPENED
  private log: CaseStory
  private at = 0
  private stated: Name[] = []

  constructor(private readonly away: readonly Name[]) {
    this.log = new CaseStory()
      .filed()
      .aside(...away)
      .open()
  }

  wait(milliseconds: number) {
    this.at += milliseconds
    this.log.wait(milliseconds)
  }

  holder(other: Name): Name {
    return NAMES.find((name) => WHO[name] === this.file.holder?.id) ?? other
  }

  /** Does it, unless it is refused by a code; `log` has it done whatever is said of it, `other` told as what it is not. */
  ask({ kind, by, outcome }: Asked): { code: string | null; log: CaseStory; other: CaseStory | null } {
    const verdict =
      outcome === 'upheld' ? this.log.now.verdict : outcome === 'overturned' ? this.anotherVerdict() : null
    const writing = { outcome, verdict }
    const { code, next } = this.tried(kind, by, writing)
    const isDecided = next.state !== this.file.state
    const tell = (log: CaseStory, isOther = false) => {
      if (kind === 'state') return log.state(by, this.stated.filter((name) => name === by).length + 1)
      if (kind === 'take') return log.act('dispute.taken', by)
      if (kind === 'release') return log.act('dispute.released', by, { idle: false })
      if (kind === 'appeal') return log.act('dispute.appealed', by)
      if (kind === 'rule') return log.write(isDecided === isOther ? 'opinion.written' : 'dispute.ruled', by, writing)
      return log.act(OWN[kind], 'rule', kind === 'lapse' ? { idle: true } : {})
    }
    const log = tell(this.log.copy())
    const other = kind === 'rule' && code === null ? tell(this.log.copy(), true) : null
    if (code !== null) return { code, log, other }
    if (kind === 'state') this.stated.push(by)
    Object.assign(this, { file: next, log })
    return { code, log: log.copy(), other }
  }

  private tried(kind: Act['kind'], by: Name, writing: Writing): { code: string | null; next: CaseFile } {
    const person = { id: WHO[by], handle: by, role: ROLE[by], suspended: false }
    try {
      const code = kind in OWN ? null : forbids(person, DEED[kind as keyof typeof DEED], { parts: this.partsOf(by) })
      if (code) throw new Refusal(code)
      return { code: null, next: step(this.file, this.actOf(kind, by, writing), this.at) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { code: error.code, next: this.file }
    }
  }

  private actOf(kind: Act['kind'], name: Name, writing: Writing): Act {
    const role = ROLE[name] === 'admin' ? 'admin' : 'moderator'
    const by = { id: WHO[name], role, parts: this.partsOf(name), bench: this.bench(), others: this.others() } as const
    const voters = this.log.now.round === 1 ? VOTERS : []
    const heard = this.file.ruling ? VOTERS : voters
    const isParty = name === 'opener' || this.stated.includes(name) || heard.includes(name)
    switch (kind) {
      case 'hear':
        return { kind, allAnswered: voters.every((each) => this.stated.includes(each)) }
      case 'state':
      case 'appeal':
        return { kind, isParty }
      case 'take':
      case 'release':
        return { kind, by }
      case 'rule':
        return { kind, by, published: true, ...writing }
      default:
        return { kind }
    }
  }

  private partsOf(name: Name): Part[] {
    const parts: Record<Part, boolean> = {
      voted: VOTERS.includes(name),
      attached: name === 'author',
      recorded: false,
      opened: name === 'opener',
      stated: this.stated.includes(name),
      recused: this.away.includes(name),
      interested: false,
    }
    return PARTS.filter((part) => parts[part])
  }

  private bench(): number {
    const isAble = (name: Name) =>
      ROLE[name] === 'moderator' && this.partsOf(name).length === 0 && !this.file.wrote.includes(WHO[name])
    return NAMES.filter(isAble).length
  }

  private others() {
    const free = (role: string) => {
      return NAMES.filter((name) => {
        const { letGo, wrote } = this.file
        const went = letGo.includes(WHO[name]) || wrote.includes(WHO[name])
        return ROLE[name] === role && !went && this.partsOf(name).length === 0
      }).length
    }
    return { moderators: free('moderator'), admins: free('admin') }
  }

  private anotherVerdict() {
    return this.log.now.verdict === 'unverified' ? ('confirmed' as const) : ('unverified' as const)
  }
}
