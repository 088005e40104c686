import { ballotCommitment, envelopeBytes, SALT_LENGTH, textCommitment } from '../../../domain/audit'
import { toBase64 } from '../../../domain/base64'
import type { EntryKind, Json } from '../../../domain/entry'

const REVIEWERS = 3
const DAY_ONE = Date.UTC(2026, 0, 1)

/**
 * The entries of a log that never was, as the program would write them: people and two agents, then one event after the other
 * with its claim, a document, two passages, three sealed votes, their opening and the verdict. For ever: whoever reads stops.
 */
export function* tale(): Generator<Uint8Array> {
  let deeds = 0
  let ids = 0
  const id = () => `00000000-0000-4000-8000-${(ids++).toString(16).padStart(12, '0')}`
  const says = (kind: EntryKind, actor: string, subject: string, data: Json, { words = true } = {}) => {
    // What the rule says, and the claim that an event is opened with, are of the moment of the deed before.
    if (actor !== 'rule' && kind !== 'claim.added') deeds += 1
    const at = new Date(DAY_ONE + 1000 * deeds).toISOString()
    return envelopeBytes({ v: 1, kind, at, actor, subject, ver: 1, prev: null, data, commit: words ? WORDS : null })
  }

  const people = Array.from({ length: REVIEWERS + 1 }, id)
  for (const person of people) {
    yield says('person.joined', person, `person:${person}`, { role: 'reader' })
    const given = { person, before: 'reader', after: 'reviewer' }
    yield says('role.given', 'operator', `role:${person}`, given, { words: false })
  }
  for (const agent of AGENTS)
    yield says('agent.recorded', 'operator', `agent:${agent}`, { kind: 'outlet', country: null })

  const [opener = '', ...voters] = people
  for (let number = 1; ; number += 1) {
    const [event, claim, source] = [id(), id(), id()]
    const opened = { slug: `event-${number}`, language: 'en', time: null, demonstration: false }
    yield says('event.opened', opener, `event:${event}`, opened)
    yield says('claim.added', opener, `claim:${claim}`, { event, position: 0, language: 'en' })
    const digest = number.toString(16).padStart(64, '0')
    const document = { bytes: digest, text: digest, publisher: AGENTS[0] as string }
    yield says('source.captured', opener, `source:${source}`, document)
    const evidence = AGENTS.map(id)
    const passage = { claim, source, stance: 'supports', unnamed: false, standing: 'third_party', citation: null }
    for (const [at, piece] of evidence.entries()) {
      const data = { ...passage, speaker: AGENTS[at] as string, start: 0, end: 9 }
      yield says('evidence.attached', opener, `evidence:${piece}`, data)
    }
    const ballot = { verdict: 'confirmed', evidence } as const
    const sealed = {
      ballot: toBase64(ballotCommitment(SALT, ballot)),
      text: toBase64(textCommitment(SALT, 'So it is.')),
    }
    for (const voter of voters) {
      const data = { claim, round: 1, blind: true, ...sealed }
      yield says('vote.cast', voter, `vote:${claim}:${voter}`, data, { words: false })
    }
    for (const voter of voters) {
      const data = { claim, ballot, salt: toBase64(SALT) }
      yield says('vote.opened', 'rule', `vote:${claim}:${voter}`, data, { words: false })
    }
    const found = {
      after: { verdict: 'confirmed', because: 'majority' },
      tally: { confirmed: 3, denied: 0, unverified: 0 },
    }
    const rule = { claim, round: 1, rule: 2 }
    yield says('claim.settled', 'rule', `claim:${claim}`, rule, { words: false })
    const changed = { ...rule, before: null, ...found, cause: null }
    yield says('verdict.changed', 'rule', `claim:${claim}`, changed, { words: false })
  }
}

const AGENTS = ['one-paper', 'other-paper']
const SALT = new Uint8Array(SALT_LENGTH).fill(7)
const WORDS = toBase64(SALT)
