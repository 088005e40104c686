import { createHash } from 'node:crypto'
import { ballotCommitment, envelopeBytes, textCommitment, wordsCommitment } from '../domain/audit'
import type { EntryKind, Json } from '../domain/entry'
import { RULE_VERSION } from '../domain/verdict'

/** So many reviewers vote on everything. */
const VOTERS = 4

/** An id from a name: the same each time. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return [8, 4, 4, 4, 12].map((length, at) => hex.slice(at * 4, at * 4 + length)).join('-')
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const salt = new Uint8Array(32).fill(5)

const NOON = '2026-11-22T10:00:00.000Z'

/** An envelope as any other; of one moment, unless another is named. */
export function write(
  kind: EntryKind,
  actor: string,
  subject: string,
  data: Json,
  words: Json | null = null,
  ver = 1,
  at = NOON,
): Uint8Array {
  const commit = words === null ? null : base64(wordsCommitment(salt, words))
  return envelopeBytes({ v: 1, kind, at, actor, subject, ver, prev: ver === 1 ? null : ver - 1, data, commit })
}

/**
 * The envelopes of a record that was never in a database: people join, then so many events are opened, each with a headline claim,
 * two pieces of evidence, sealed votes, the settling, and `later` votes in the open.
 */
export function* story(events: number, later = 1): Generator<Uint8Array> {
  const people = Array.from({ length: VOTERS + 1 }, (_, n) => idOf(`person ${n}`))
  for (const id of people) {
    yield write('person.joined', id, `person:${id}`, { role: 'reader' }, { handle: id })
    yield write('role.given', 'operator', `role:${id}`, { person: id, before: 'reader', after: 'reviewer' })
  }
  const [author = '', ...voters] = people
  yield write('agent.recorded', 'operator', 'agent:the-paper', { kind: 'outlet', country: null }, { names: [] })
  for (let n = 0; n < events; n += 1) {
    const [event, claim, source] = [idOf(`event ${n}`), idOf(`claim ${n}`), idOf(`source ${n}`)]
    const hash = createHash('sha256').update(source).digest('hex')
    yield write('source.captured', author, `source:${source}`, { bytes: hash, text: hash, publisher: 'the-paper' }, {})
    const opened = { slug: `event-${n}`, language: 'en', time: null, demonstration: false }
    yield write('event.opened', author, `event:${event}`, opened, {})
    yield write('claim.added', author, `claim:${claim}`, { event, position: 0, language: 'en' }, {})
    const pieces = [idOf(`one ${n}`), idOf(`two ${n}`)].sort()
    for (const piece of pieces) {
      const said = { stance: 'supports', speaker: 'the-paper', unnamed: false, standing: 'record', citation: null }
      yield write('evidence.attached', author, `evidence:${piece}`, { claim, source, ...said, start: 0, end: 9 }, {})
    }
    const ballot = { verdict: 'confirmed', evidence: pieces } as const
    const text = base64(textCommitment(salt, 'for a reason'))
    for (const voter of voters.slice(0, 3)) {
      const sealed = { claim, round: 1, blind: true, text, ballot: base64(ballotCommitment(salt, ballot)) }
      yield write('vote.cast', voter, `vote:${claim}:${voter}`, sealed)
    }
    for (const voter of voters.slice(0, 3)) {
      yield write('vote.opened', 'rule', `vote:${claim}:${voter}`, { claim, ballot, salt: base64(salt) })
    }
    yield write('claim.settled', 'rule', `claim:${claim}`, { claim, round: 1, rule: RULE_VERSION })
    const after = { verdict: 'confirmed', because: 'majority' }
    const tally = { confirmed: 3, denied: 0, unverified: 0 }
    const change = { claim, before: null, after, tally, round: 1, rule: RULE_VERSION, cause: null }
    yield write('verdict.changed', 'rule', `claim:${claim}`, change)
    const last = voters[VOTERS - 1] as string
    for (let ver = 1; ver <= later; ver += 1) {
      const open = { claim, round: 1, blind: false, text, ...ballot }
      yield write('vote.cast', last, `vote:${claim}:${last}`, open, null, ver)
    }
  }
}
