import { isDeepStrictEqual } from 'node:util'
import { Refusal } from '../../../domain/refusal'
import type { Asked, Own, Stage, Told } from './model'

/**
 * One thing that was asked and how it ended; the same key is the same form, sent again. `from` and `to` are on a clock that never
 * steps, `during` on the one that entries are dated by; all in milliseconds.
 */
export type Attempt = {
  by: string
  key: string
  asked: Asked
  from: number
  to: number
  during: readonly [number, number]
  end: { done: Answer } | { refused: string } | { failed: string }
}
/** As much of an answer as tells which entry the deed left. */
export type Answer = { id?: string; version?: number; decided?: boolean }

/** An entry of the log, in its order. `at` in milliseconds. */
export type Line = {
  kind: string
  actor: string
  subject: string
  ver: number
  at: number
  data: Record<string, unknown>
}

type Done = Attempt & { end: { done: Answer } }

/** The entry that a deed leaves; of a ruling that another must write too, an opinion. */
const LEAVES: Record<Asked['deed'] | 'opinion', string> = {
  cast_vote: 'vote.cast',
  withdraw_evidence: 'evidence.withdrawn',
  attach_evidence: 'evidence.attached',
  stand_aside: 'reviewer.recused',
  open_dispute: 'dispute.opened',
  take_case: 'dispute.taken',
  release_case: 'dispute.released',
  rule: 'dispute.ruled',
  opinion: 'opinion.written',
  give_role: 'role.given',
  suspend: 'person.suspended',
  reinstate: 'person.reinstated',
}

/** The entries of what a case does by itself: nobody asks for them, and each must have its place. */
const OWN: Record<string, Own> = {
  'dispute.called': 'call',
  'dispute.heard': 'hear',
  'dispute.released': 'lapse',
  'dispute.ended': 'end',
}

/**
 * What cannot have happened one after the other: the deeds are done again by the model in the order of the log, each entry must
 * be one that somebody was told is done, in an order that fits when it was asked and answered, with what the rule then
 * makes of it; and everything refused must have been refusable at some moment between its asking and its answer. In: the
 * stage as it was before the first attempt (it is used up).
 */
export function anomalies(attempts: readonly Attempt[], lines: readonly Line[], stage: Stage): string[] {
  const found: string[] = []
  const deeds = lines.filter(({ kind, actor }) => actor !== 'rule' && Object.values(LEAVES).includes(kind))
  const done = onceEach(attempts, found)
  const placed = matched(deeds, done, found)
  const place = new Map(placed.map((attempt, at) => [attempt?.key, at]))
  found.push(...disordered(placed))

  const open = attempts.filter((attempt) => !isDone(attempt) || !place.has(attempt.key))
  const waiting = open
    .filter((attempt) => !('failed' in attempt.end))
    .map((attempt) => ({ attempt, ...windowOf(attempt, placed) }))
  const explained = new Set<Attempt>()
  const look = (position: number) => {
    for (const { attempt, first, last } of waiting) {
      if (position < first || position > last || explained.has(attempt)) continue
      const code = 'refused' in attempt.end ? attempt.end.refused : 'nothing'
      if (stage.refuses(attempt.by, attempt.asked) === code) explained.add(attempt)
    }
  }

  let expected: Told[] = []
  let position = 0
  for (const line of lines) {
    const own = line.actor === 'rule' ? OWN[line.kind] : undefined
    if (own) {
      look(position)
      expected.push(...advanced(stage, own, line, found))
      continue
    }
    if (line.actor === 'rule') {
      const due = expected.shift()
      if (!due || !tells(line, due))
        found.push(`${nameOf(line)}: the model says ${due ? JSON.stringify(due) : 'nothing'}`)
      if (line.kind === 'dispute.opened') stage.named(idOf(line))
      continue
    }
    if (!deeds.includes(line)) continue
    look(position)
    const attempt = placed[position]
    position += 1
    if (expected.length > 0 && !(attempt && stage.leavesAlone(attempt.asked))) {
      found.push(`before ${nameOf(line)} there is no ${expected.map(({ kind }) => kind).join(', ')}`)
      expected = []
    }
    if (!attempt) continue
    const refused = stage.refuses(attempt.by, attempt.asked)
    // From there on the model knows of nothing that could have followed.
    if (refused) return [...found, `${nameOf(line)} was done, and should have been refused: ${refused}`]
    if (attempt.asked.deed === 'cast_vote' && line.ver !== stage.latestOf(attempt.by) + 1)
      found.push(`${nameOf(line)} skips a version`)
    const { id = idOf(line) } = attempt.end.done
    expected.push(...stage.perform(attempt.by, attempt.asked, id, line.at))
  }
  look(position)
  if (expected.length > 0) found.push(`at the end there is no ${expected.map(({ kind }) => kind).join(', ')}`)
  for (const { attempt } of waiting) {
    if (explained.has(attempt)) continue
    const end =
      'refused' in attempt.end ? `refused with ${attempt.end.refused}` : 'told as done, and is nowhere in the log'
    found.push(`${attempt.asked.deed} of ${attempt.by} was ${end}, at no moment rightly`)
  }
  return found
}

function advanced(stage: Stage, own: Own, line: Line, found: string[]): Told[] {
  try {
    return stage.advance(own, idOf(line), line.at)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    found.push(`${nameOf(line)} was done, and should have been refused: ${error.code}`)
    return []
  }
}

/** Of a form that was sent again, one; what its sender was told must be the same each time. */
function onceEach(attempts: readonly Attempt[], found: string[]): Done[] {
  const once = new Map<string, Done>()
  for (const attempt of attempts) {
    if (!isDone(attempt)) continue
    const before = once.get(attempt.key)
    if (before && !isDeepStrictEqual(before.end, attempt.end))
      found.push(`one form was answered ${JSON.stringify(before.end)} and ${JSON.stringify(attempt.end)}`)
    const sent = before ? [before, attempt] : [attempt]
    const earliest = sent.reduce((one, other) => (other.to < one.to ? other : one))
    const from = Math.min(...sent.map((each) => each.from))
    const since = Math.min(...sent.map(({ during }) => during[0]))
    once.set(attempt.key, { ...earliest, from, during: [since, earliest.during[1]] })
  }
  return [...once.values()]
}

/**
 * For each entry of a deed, whoever was told that it is done; of two who were told the same (one gave a role that somebody had
 * already, and left nothing), the one who was at it then.
 */
function matched(deeds: readonly Line[], done: readonly Done[], found: string[]): (Done | null)[] {
  const left = new Set([...done].sort((one, other) => one.to - other.to))
  return deeds.map((line) => {
    const alike = [...left].filter((each) => isOf(each, line))
    const attempt = alike.find(({ during: [since, until] }) => since <= line.at && line.at <= until) ?? alike[0]
    if (attempt) left.delete(attempt)
    else found.push(`${nameOf(line)}: nobody was told of it`)
    return attempt ?? null
  })
}

function isOf({ by, asked, end }: Done, { kind, actor, subject, ver, data }: Line): boolean {
  const leaves = asked.deed === 'rule' && !end.done.decided ? LEAVES.opinion : LEAVES[asked.deed]
  if (leaves !== kind || actor !== by) return false
  if (asked.deed === 'cast_vote') return end.done.version === ver
  if (asked.deed === 'withdraw_evidence') return subject === `evidence:${asked.piece}`
  if ('dispute' in asked) return (data.dispute ?? idOf({ subject })) === asked.dispute
  if (asked.deed === 'give_role') return data.person === asked.person && data.after === asked.role
  if ('person' in asked) return data.person === asked.person
  return end.done.id === undefined || subject.endsWith(end.done.id)
}

/** What was answered before something else was asked stands before it in the log. */
function disordered(placed: readonly (Done | null)[]): string[] {
  let earliest = Number.POSITIVE_INFINITY
  const found: string[] = []
  for (const attempt of [...placed].reverse()) {
    if (!attempt) continue
    if (attempt.from > earliest)
      found.push(`${attempt.asked.deed} of ${attempt.by} stands before what was done before it`)
    earliest = Math.min(earliest, attempt.to)
  }
  return found
}

/** Between which places of the log an attempt can have been looked at. */
function windowOf({ from, to }: Attempt, placed: readonly (Done | null)[]): { first: number; last: number } {
  const first = placed.findLastIndex((each) => each !== null && each.to < from) + 1
  const later = placed.findIndex((each) => each !== null && each.from > to)
  return { first, last: later < 0 ? placed.length : later }
}

function tells({ kind, ver, data }: Line, due: Told): boolean {
  if (kind !== due.kind || (due.version !== undefined && due.version !== ver)) return false
  const after = data.after as { verdict?: string; because?: string } | undefined
  return due.verdict === undefined || (after?.verdict === due.verdict && after.because === due.because)
}

const isDone = (attempt: Attempt): attempt is Done => 'done' in attempt.end
const idOf = ({ subject }: Pick<Line, 'subject'>) => subject.split(':')[1] as string
const nameOf = ({ kind, subject, ver }: Line) => `${kind} ${subject} ${ver}`
