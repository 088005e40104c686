import type { EntryKind, Json } from '../domain/entry'
import type { Role } from '../domain/permissions'
import type { Outcome } from '../domain/ruling'
import { RULE_VERSION, type Verdict } from '../domain/verdict'
import { idOf, story, write } from './story'

const START = Date.parse('2026-11-22T10:00:00.000Z')

/** Everybody in the story of a case. The author attached the evidence, four voted, one of each kind is a moderator now. */
export const WHO = {
  author: idOf('person 0'),
  voter: idOf('person 1'),
  second: idOf('person 2'),
  third: idOf('person 3'),
  fourth: idOf('person 4'),
  opener: idOf('opener'),
  stranger: idOf('stranger'),
  m1: idOf('m1'),
  m2: idOf('m2'),
  m3: idOf('m3'),
  m4: idOf('m4'),
  admin: idOf('admin'),
  other: idOf('another admin'),
} as const
export type Name = keyof typeof WHO
export const VOTERS: readonly Name[] = ['voter', 'second', 'third', 'fourth']

export const ROLE: Readonly<Record<Name, Role>> = {
  ...{ author: 'moderator', voter: 'moderator', second: 'reviewer', third: 'reviewer', fourth: 'reviewer' },
  ...{ opener: 'moderator', stranger: 'reviewer' },
  ...{ m1: 'moderator', m2: 'moderator', m3: 'moderator', m4: 'moderator', admin: 'admin', other: 'admin' },
}

const CLAIM = idOf('claim 0')
const PIECES = [idOf('one 0'), idOf('two 0')].sort()
const DISPUTE = idOf('the dispute')
const OF = `dispute:${DISPUTE}`
const WORDS = { text: 'Words that nobody looks at here.' }

export type Writing = { outcome: Outcome; verdict: Verdict | null }

/** The log of one case, entry by entry; what the rule makes of a ruling follows it by itself. */
export class CaseStory {
  entries = [...BEFORE]
  now = { verdict: 'confirmed' as Verdict, because: 'majority', version: 1, round: 1 }
  private counts = new Map<string, number>()
  private at = START

  copy(): CaseStory {
    const other = Object.assign(new CaseStory(), this)
    return Object.assign(other, { entries: [...this.entries], now: { ...this.now }, counts: new Map(this.counts) })
  }

  /** Another case was called before this one is opened: from then on there are case files. */
  filed(): this {
    const [claim, dispute] = [idOf('claim 1'), idOf('another dispute')]
    const of = `dispute:${dispute}`
    this.put('dispute.opened', WHO.opener, of, { claim, ground: 'misread', verdictVersion: 1 }, WORDS)
    return this.put('dispute.called', 'rule', of, { claim })
  }

  aside(...names: readonly Name[]): this {
    for (const name of names) this.put('reviewer.recused', WHO[name], `recusal:${CLAIM}:${WHO[name]}`, { claim: CLAIM })
    return this
  }

  /** Somebody declares an interest, and it meets the claim. */
  tie(name: Name): this {
    const [id, person] = [idOf(`tie of ${name}`), WHO[name]]
    this.put('interest.declared', person, `interest:${id}`, { tie: Buffer.alloc(32).toString('base64') })
    return this.put('interest.met', 'rule', `interest:${CLAIM}:${person}`, { claim: CLAIM, person })
  }

  wait(milliseconds: number): this {
    this.at += milliseconds
    return this
  }

  open(): this {
    const data = { claim: CLAIM, ground: 'misread', verdictVersion: 1 }
    return this.put('dispute.opened', WHO.opener, OF, data, WORDS)
  }

  /** One of the acts that say nothing but that they were done. */
  act(kind: EntryKind, by: Name | 'rule', more: { idle?: boolean } = {}): this {
    const words = kind === 'dispute.appealed' ? WORDS : null
    return this.put(kind, by === 'rule' ? by : WHO[by], OF, { claim: CLAIM, ...more }, words)
  }

  state(by: Name, version = 1, evidence: string[] = []): this {
    const data = { claim: CLAIM, dispute: DISPUTE, version, plea: 'keep', evidence }
    return this.put('dispute.stated', WHO[by], `plea:${idOf(`${by} ${version}`)}`, data, WORDS)
  }

  write(kind: 'opinion.written' | 'dispute.ruled', by: Name, { outcome, verdict }: Writing, more = {}): this {
    const { version, round } = this.now
    const said = { claim: CLAIM, outcome, verdict, verdictVersion: version, round, evidence: PIECES, ...more }
    if (kind === 'dispute.ruled') return this.put(kind, WHO[by], OF, said, WORDS).follow({ outcome, verdict })
    return this.put(kind, WHO[by], `opinion:${idOf(`by ${by}`)}`, { ...said, dispute: DISPUTE }, WORDS)
  }

  /** Ruled on as it was before there were case files. */
  ruleAsOnce(by: Name, { outcome, verdict }: Writing): this {
    const { version, round } = this.now
    const said = { claim: CLAIM, outcome, verdict, verdictVersion: version, round }
    return this.put('dispute.ruled', WHO[by], OF, said, WORDS).follow({ outcome, verdict })
  }

  /** Votes as the others did, in the open. */
  vote(by: Name): this {
    const said = { verdict: 'confirmed', evidence: PIECES, text: Buffer.alloc(32).toString('base64') }
    const cast = { claim: CLAIM, round: this.now.round, blind: false, ...said }
    return this.put('vote.cast', WHO[by], `vote:${CLAIM}:${WHO[by]}`, cast)
  }

  suspend(by: Name, whom: Name): this {
    const subject = `suspension:${idOf(`suspension of ${whom}`)}`
    return this.put('person.suspended', WHO[by], subject, { person: WHO[whom] }, WORDS)
  }

  /** Takes the role of a reviewer by one hand, and says why or not. */
  demote(by: Name, whom: Name, words: Json | null = WORDS): this {
    const person = WHO[whom]
    const given = { person, before: 'reviewer', after: 'reader', probation: false }
    this.counts.set(`role.given role:${person}`, 1)
    return this.put('role.given', WHO[by], `role:${person}`, given, words)
  }

  /** The verdict changes by something else than a ruling. */
  changed(said: Json): this {
    this.counts.set(`verdict.changed claim:${CLAIM}`, this.now.version)
    return this.put('verdict.changed', 'rule', `claim:${CLAIM}`, said)
  }

  put(kind: EntryKind, actor: string, subject: string, data: Json, words: Json | null = null): this {
    const name = `${kind} ${subject}`
    const ver = (this.counts.get(name) ?? 0) + 1
    this.counts.set(name, ver)
    this.entries.push(write(kind, actor, subject, data, words, ver, new Date(this.at).toISOString()))
    return this
  }

  /** The published verdicts, of this claim and of the other on which the same people voted, become another by a suspension. */
  change(after: { verdict: Verdict; because: string }, confirmed: number, suspension: string): this {
    const { verdict, because, version, round } = this.now
    Object.assign(this.now, { ...after, version: version + 1 })
    const tally = { confirmed, denied: 0, unverified: 0 }
    const cause = { kind: 'person.suspended', subject: suspension }
    for (const claim of [CLAIM, idOf('claim 1')]) {
      this.counts.set(`verdict.changed claim:${claim}`, version)
      const of = { claim, round, rule: RULE_VERSION, tally, before: { verdict, because }, after, cause }
      this.put('verdict.changed', 'rule', `claim:${claim}`, of)
    }
    return this
  }

  private follow({ outcome, verdict }: Writing): this {
    const { verdict: found, because, version, round } = this.now
    if (outcome === 'dismissed') return this
    if (outcome === 'remanded') {
      this.now.round += 1
      this.counts.set(`round.opened claim:${CLAIM}`, round - 1)
      return this.put('round.opened', 'rule', `claim:${CLAIM}`, { claim: CLAIM, round: round + 1 })
    }
    const after = { verdict: verdict ?? found, because: 'ruled' }
    if (after.verdict === found && after.because === because) return this
    Object.assign(this.now, { ...after, version: version + 1 })
    const tally = { confirmed: this.now.round === 1 ? 4 : 0, denied: 0, unverified: 0 }
    const said = { claim: CLAIM, before: { verdict: found, because }, after, tally, round: this.now.round }
    this.counts.set(`verdict.changed claim:${CLAIM}`, version)
    return this.put('verdict.changed', 'rule', `claim:${CLAIM}`, { ...said, rule: RULE_VERSION, cause: null })
  }
}

const joined = new Set(['author', ...VOTERS])
const BEFORE = [
  ...story(2),
  ...Object.entries(WHO).flatMap(([name, id]) => {
    const role = ROLE[name as Name]
    const was = joined.has(name) ? 'reviewer' : 'reader'
    const join = joined.has(name)
      ? []
      : [write('person.joined', id, `person:${id}`, { role: 'reader' }, { handle: name })]
    if (role === was) return join
    const given = { person: id, before: was, after: role }
    return [...join, write('role.given', 'operator', `role:${id}`, given, null, joined.has(name) ? 2 : 1)]
  }),
]
