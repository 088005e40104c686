import type { Traced } from '../../../domain/evidence'
import { opensByItself } from '../../../domain/ground'
import { type Allies, heldBack, LONGEST_HERE, type Stands } from '../../../domain/hold'
import type { Verdict } from '../../../domain/verdict'
import { countedVotes, holdersOf, judge, type Vote } from '../../../domain/vote'
import type { Attack, Person } from './attacks'
import { type Decided, hear, type Scheme } from './hearing'

const DAY = 86_400_000
/** So many honest reviewers found it. */
const HONEST = 7
/** They try so often: after each ruling with new evidence, or in the round to which a case was sent back. */
const TRIES = 3

type Ballot = Vote & { castAt: number }
const piece = (id: string, stance: 'supports' | 'denies'): Traced => {
  const speaker = { agent: id, unnamed: false }
  return { id, stance, standing: 'record', active: true, speaker, ends: [speaker] }
}

/** One claim that was found true, from then on. */
export class Watched {
  turned = false
  left = false
  held = false
  private readonly attackers = new Set<string>()
  private readonly ballots: Ballot[] = []
  private readonly evidence = [piece('for', 'supports'), piece('against', 'denies')]
  private readonly heldNow = new Set<string>()
  private readonly people: ReadonlyMap<string, Person>
  private newestAt = -10 * DAY
  private ruledAt: number | null = null
  private round = 1
  private ruling: { verdict: Verdict | null; round: number } | null = null
  private verdict: Verdict = 'confirmed'
  /** What the case that is open will come to. */
  private pending: Decided[] = []
  private scheme: Scheme | null = null
  private released = false

  constructor(
    private readonly members: readonly Person[],
    private readonly allies: Allies,
    seed: number,
  ) {
    this.people = new Map(members.map((each) => [each.id, each]))
    for (let n = 0; n < HONEST; n += 1) this.cast(`honest ${(seed * HONEST + n) % 200}`, 'confirmed', -DAY)
  }

  /** Everybody votes when their time has come, and in each further round; a case is decided when its time has. */
  run({ people, at, evidence, scheme }: Attack): void {
    this.scheme = scheme
    let now = 0
    for (let tried = 0; tried < TRIES; tried += 1) {
      const [begin, round] = [now, this.round]
      for (const [n, person] of people.entries()) {
        now = begin + at(n)
        this.decide(now)
        this.attackers.add(person.id)
        if (this.closed && evidence) this.reopen(now)
        if (!this.closed) this.cast(person.id, 'denied', now)
        this.reckon(now)
      }
      while (this.pending[0]) {
        now = Math.max(now, this.pending[0].at)
        this.decide(now)
      }
      if (!evidence && this.round === round) return
      now += 100 * DAY
      if (this.closed) this.reopen(now)
    }
  }

  /** Whether the attackers have the most votes where everybody's count, at any time. */
  get turnedByMajority(): boolean {
    return this.attackers.size > HONEST
  }

  /** Each two who voted alike against what was found. */
  aloneTogether(): [string, string][] {
    const alone = [
      ...new Set(this.ballots.filter(({ verdict }) => verdict === 'denied').map(({ reviewer }) => reviewer)),
    ]
    const few = alone.slice(0, 20)
    return few.flatMap((one, n) => few.slice(n + 1).map((other): [string, string] => [one, other]))
  }

  private get closed(): boolean {
    return this.ruling?.round === this.round
  }

  private cast(reviewer: string, verdict: Verdict, castAt: number): void {
    const version = this.ballots.filter((ballot) => ballot.reviewer === reviewer).length + 1
    const cites = [verdict === 'confirmed' ? 'for' : 'against']
    const person = {
      suspended: false,
      probation: !this.people.get(reviewer)?.counts,
      recused: false,
      interested: false,
      held: false,
    }
    const own = { id: `${reviewer} ${version}`, reviewer, version, round: this.round, verdict, evidence: cites }
    this.ballots.push({ ...own, ...person, castAt })
  }

  private reckon(now: number): void {
    const hold = !this.ruling || this.judged.lapsed ? this.heldBack() : null
    for (const reviewer of hold?.reviewers ?? []) this.heldNow.add(reviewer)
    const { verdict, contested, lapsed } = this.judged
    if (lapsed) this.ruling = null
    this.verdict = verdict
    if (hold) this.held = true
    if (verdict === 'denied') this.turned = true
    if (verdict === 'unverified') this.left = true
    if (this.pending.length > 0) return
    if (hold || opensByItself({ contested, disputed: false, ruledAt: this.ruledAt, newestEvidenceAt: this.newestAt })) {
      this.pending = hear(now, { holds: this.heldNow.size > 0, verdict, scheme: this.scheme })
    }
  }

  private get judged() {
    const votes = this.ballots.map((ballot) => ({ ...ballot, held: this.heldNow.has(ballot.reviewer) }))
    const standing = this.ruling && { verdict: this.ruling.verdict ?? this.verdict, closed: this.closed }
    return judge(votes, this.evidence, this.round, standing)
  }

  private heldBack() {
    return heldBack({
      votes: countedVotes(this.ballots, this.evidence, this.round).map((vote) => ({
        ...vote,
        ...(this.people.get(vote.reviewer) as Person),
        held: this.heldNow.has(vote.reviewer),
        released: this.released,
      })),
      evidence: this.evidence,
      newAt: this.newestAt,
      stands: { verdict: 'confirmed', since: 0, holders: holdersOf('confirmed', this.ballots) } satisfies Stands,
      members: this.members.slice(0, LONGEST_HERE),
      allies: this.allies,
    })
  }

  /** What its moderators came to, as the rule takes it. */
  private decide(now: number): void {
    for (let next = this.pending[0]; next && next.at <= now; next = this.pending[0]) {
      this.pending.shift()
      this.ruledAt = next.at
      if (next.verdict) this.ruling = { verdict: next.verdict, round: this.round }
      if (next.outcome === 'dismissed') {
        this.released = true
        this.heldNow.clear()
      }
      if (next.outcome === 'remanded') {
        this.ruling = { verdict: null, round: this.round }
        this.reopen(next.at)
      }
      this.reckon(next.at)
    }
  }

  private reopen(now: number): void {
    this.newestAt = now
    this.released = false
    this.round += 1
    this.heldNow.clear()
  }
}
