import { barsFromRuling, type Part } from './permissions'
import { Refusal } from './refusal'
import type { Outcome } from './ruling'
import type { Verdict } from './verdict'

/**
 * A case file, from its opening to its end. `opened` until everybody concerned has been told; `answering` while both sides
 * put their case; `under_ruling` until it is decided in writing; `ruled` while it can be appealed.
 */
export const CASE_STATES = [
  'opened',
  'answering',
  'under_ruling',
  'ruled',
  'appealed',
  'ruled_on_appeal',
  'final',
] as const
export type CaseState = (typeof CASE_STATES)[number]

/** How many days a state has. When they are over answers close, or an appeal is too late; a ruling is only overdue. */
export const DAYS = { answering: 7, under_ruling: 14, ruled: 14, appealed: 14 } as const

/** Whoever has taken a case and written nothing in it for so many hours has let it go. */
export const IDLE_HOURS = 72

/** A published verdict is overturned, and an appeal decided, by two who write the same. */
export const HANDS = 2

/** What one moderator decides in writing. `verdict` is the one that it puts in place, null where it puts none. */
export type Opinion = { by: string; outcome: Outcome; verdict: Verdict | null }

/** What as many as were needed have decided alike: `by` names them in the order they wrote. */
export type Decision = { by: readonly string[]; outcome: Outcome; verdict: Verdict | null }

/** A case as it stands. Instants are milliseconds since 1970. */
export type CaseFile = {
  state: CaseState
  /** When the days of its state are over; null where it has none. */
  dueAt: number | null
  /** Who has taken it, and when they last did something in it. */
  holder: { id: string; since: number } | null
  /** Who had taken it at this stage and let it lie until they had it no longer. */
  letGo: readonly string[]
  /** Written at this stage, and not yet enough. */
  opinions: readonly Opinion[]
  /** Everybody who has written in it, at whichever stage. */
  wrote: readonly string[]
  ruling: Decision | null
  onAppeal: Decision | null
  /** Whether votes are held for it, which count once it is dismissed. */
  holds: boolean
}

/**
 * Whoever would decide, as they are now; `bench` counts the moderators who could: active, with no part in it or in its ruling. `others`, for
 * whoever let it go, counts those besides them who could and never did.
 */
export type Judge = {
  id: string
  role: 'moderator' | 'admin'
  parts: readonly Part[]
  bench: number
  others?: { moderators: number; admins: number }
}

/** What can happen to a case. Acts without anybody are the rule's own, and are done when they are due. */
export type Act =
  | { kind: 'call' }
  | { kind: 'hear'; allAnswered: boolean }
  | { kind: 'state'; isParty: boolean }
  | { kind: 'take'; by: Judge }
  | { kind: 'release'; by: { id: string } }
  | { kind: 'lapse' }
  | { kind: 'rule'; by: Judge; outcome: Outcome; verdict: Verdict | null; published: boolean }
  | { kind: 'appeal'; isParty: boolean }
  | { kind: 'end' }

/** In which states each act has its place. */
const PLACE = {
  call: ['opened'],
  hear: ['answering'],
  state: ['answering', 'under_ruling', 'appealed'],
  take: ['under_ruling', 'appealed'],
  release: ['under_ruling', 'appealed'],
  lapse: ['under_ruling', 'appealed'],
  rule: ['under_ruling', 'appealed'],
  appeal: ['ruled'],
  end: ['ruled', 'ruled_on_appeal'],
} as const satisfies Record<Act['kind'], readonly CaseState[]>

/** A case on the day it is opened. */
export const OPENED: CaseFile = {
  state: 'opened',
  dueAt: null,
  holder: null,
  letGo: [],
  opinions: [],
  wrote: [],
  ruling: null,
  onAppeal: null,
  holds: false,
}

/**
 * What an act makes of a case, at an instant. Refused: `too_early`, `case_closed`, `too_late`, `appealed_already` where the
 * act has no place in the state; `not_due` to the rule; `not_a_party`; `taken`, `not_taken` by whom does not hold it;
 * `barred_…` to whoever has a part in it; `let_go` to whoever let it lapse, while another could; `moderators_first` to an admin while there are moderators enough, and
 * its days are not over.
 */
export function step(file: CaseFile, act: Act, at: number): CaseFile {
  if (!(PLACE[act.kind] as readonly CaseState[]).includes(file.state)) throw new Refusal(outOfPlace(file, act.kind))
  switch (act.kind) {
    case 'call':
      return enter(file, 'answering', at)
    case 'hear':
      if (!act.allAnswered && !isOver(file, at)) throw new Refusal('not_due')
      return enter(file, 'under_ruling', at)
    case 'state':
      if (!act.isParty) throw new Refusal('not_a_party')
      return file
    case 'take':
      if (file.holder) throw new Refusal('taken')
      bar(file, act.by, at)
      if (file.letGo.includes(act.by.id) && othersCould(file, act.by, at)) throw new Refusal('let_go')
      return { ...file, holder: { id: act.by.id, since: at } }
    case 'release':
      if (file.holder?.id !== act.by.id) throw new Refusal('not_taken')
      return { ...file, holder: null }
    case 'lapse':
      if (!file.holder || at - file.holder.since < IDLE_HOURS * HOUR) throw new Refusal('not_due')
      return { ...file, holder: null, letGo: [...file.letGo, file.holder.id] }
    case 'rule':
      if (file.holder?.id !== act.by.id) throw new Refusal('not_taken')
      bar(file, act.by, at)
      return written(file, { by: act.by.id, outcome: act.outcome, verdict: act.verdict }, act.published, at)
    case 'appeal':
      if (!act.isParty) throw new Refusal('not_a_party')
      if (isOver(file, at)) throw new Refusal('too_late')
      return enter(file, 'appealed', at)
    case 'end':
      if (file.state === 'ruled' && !isOver(file, at)) throw new Refusal('not_due')
      return enter(file, 'final', at)
  }
}

/** When the rule next has something to do in a case, unless somebody acts before; null where it waits for people alone. */
export function nextDue({ state, dueAt, holder }: CaseFile): number | null {
  if (state === 'opened' || state === 'ruled_on_appeal') return 0
  if (state === 'answering' || state === 'ruled') return dueAt
  return holder ? holder.since + IDLE_HOURS * HOUR : null
}

/** Whether the thing counts as disputed: its case is open, or open again. */
export function isOpen(state: CaseState): boolean {
  return state !== 'ruled' && state !== 'ruled_on_appeal' && state !== 'final'
}

/**
 * How many must write the same: one, unless it overturns what is published or lets held votes do so, is an appeal, or somebody
 * has written otherwise.
 */
export function handsNeeded(file: CaseFile, outcome: Outcome, published: boolean): number {
  const turns = (outcome === 'overturned' && published) || (outcome === 'dismissed' && file.holds)
  const serious = file.state === 'appealed' || turns || file.opinions.length > 0
  return serious ? HANDS : 1
}

/** How many must yet write at the least: two where nobody has in an appeal, else one who might decide it. */
export function handsMissing(file: CaseFile): number {
  return file.state === 'appealed' && file.opinions.length === 0 ? HANDS : 1
}

/** Why an act would be refused, as its code; null where it has its place. */
export function forbidsAct(file: CaseFile, act: Act, at: number): string | null {
  try {
    step(file, act, at)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/**
 * Nobody decides in their own cause, nor twice in one case; and an admin only where moderators are too few, or let its days pass: whoever
 * could decide it and does not keeps nobody waiting for ever.
 */
function bar(file: CaseFile, by: Judge, at: number): void {
  const barred = barsFromRuling(by.parts)
  if (barred) throw new Refusal(barred)
  if (file.wrote.includes(by.id)) throw new Refusal('barred_wrote')
  if (by.role === 'admin' && !mayStandIn(file, by, at)) throw new Refusal('moderators_first')
}

function mayStandIn(file: CaseFile, { bench }: Judge, at: number): boolean {
  return bench < handsMissing(file) || isOver(file, at)
}

/** A case is not kept by taking it again and again: whoever let it go waits for who never did. */
function othersCould(file: CaseFile, by: Judge, at: number): boolean {
  const { moderators, admins } = by.others ?? { moderators: 0, admins: 0 }
  return moderators > 0 || (admins > 0 && mayStandIn(file, by, at))
}

/** An opinion more: it decides the case together with those alike, or waits for another hand. */
function written(file: CaseFile, opinion: Opinion, published: boolean, at: number): CaseFile {
  const needed = handsNeeded(file, opinion.outcome, published)
  const opinions = [...file.opinions, opinion]
  const alike = opinions.filter((each) => each.outcome === opinion.outcome && each.verdict === opinion.verdict)
  const now = { ...file, holder: null, opinions, wrote: [...file.wrote, opinion.by] }
  if (alike.length < needed) return now
  const decision = { by: alike.map((each) => each.by), outcome: opinion.outcome, verdict: opinion.verdict }
  return file.state === 'appealed'
    ? enter({ ...now, onAppeal: decision }, 'ruled_on_appeal', at)
    : enter({ ...now, ruling: decision }, 'ruled', at)
}

function enter(file: CaseFile, state: CaseState, at: number): CaseFile {
  const days = (DAYS as Partial<Record<CaseState, number>>)[state]
  return { ...file, state, dueAt: days === undefined ? null : at + days * DAY, holder: null, letGo: [], opinions: [] }
}

function isOver(file: CaseFile, at: number): boolean {
  return file.dueAt !== null && at >= file.dueAt
}

function outOfPlace({ state, onAppeal }: CaseFile, kind: Act['kind']): string {
  if (kind === 'call' || kind === 'hear' || kind === 'lapse' || kind === 'end') return 'not_due'
  if (kind !== 'appeal') return state === 'opened' || state === 'answering' ? 'too_early' : 'case_closed'
  if (state === 'appealed' || onAppeal) return 'appealed_already'
  return state === 'final' ? 'too_late' : 'too_early'
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
