import {
  type Act,
  type CaseFile,
  type Decision,
  forbidsAct,
  isOpen,
  type Judge,
  OPENED,
  step,
} from '../../../domain/dispute'
import type { Traced } from '../../../domain/evidence'
import { type Ground, isUsed, opensByItself } from '../../../domain/ground'
import { heldBack, type Stands } from '../../../domain/hold'
import { forbids, type Part, type Role } from '../../../domain/permissions'
import { needsTwoHands } from '../../../domain/role'
import { type Outcome, verdictsThatOverturn } from '../../../domain/ruling'
import { type Because, QUORUM, type Verdict } from '../../../domain/verdict'
import { countedVotes, holdersOf, judge, type Vote } from '../../../domain/vote'

/** What one person asks of the claim that all race on, as it was sent. */
export type Asked =
  | { deed: 'cast_vote'; base: number; verdict: Verdict; evidence: readonly string[] }
  | { deed: 'withdraw_evidence'; piece: string }
  | { deed: 'attach_evidence'; stance: 'supports' | 'denies' }
  | { deed: 'stand_aside' }
  | { deed: 'open_dispute' }
  | { deed: 'take_case' | 'release_case'; dispute: string }
  | Ruling
  | { deed: 'give_role'; person: string; role: Role }
  | { deed: 'suspend'; person: string }
  | { deed: 'reinstate'; person: string }

type Ruling = {
  deed: 'rule'
  dispute: string
  verdictVersion: number
  outcome: Outcome
  verdict: Verdict | null
  evidence: readonly string[]
}
/** What a case does by itself when it is due. */
export type Own = Extract<Act['kind'], 'call' | 'hear' | 'lapse' | 'end'>

type Piece = Traced & { by: string; attachedAt: number }
type Case = {
  id: string
  file: CaseFile
  ground: Ground
  openedBy: string | null
  ruledAt: number | null
  /** The round that its ruling read. */
  read?: number
}
/** An entry as far as the model says what it must hold. */
export type Told = { kind: string; version?: number; verdict?: Verdict; because?: string }

/** The claim and the people around it between two deeds. There is one at a time: the model knows no races. */
export class Stage {
  readonly people = new Map<string, { role: Role; suspended: boolean }>()
  readonly recused = new Set<string>()
  readonly pieces: Piece[] = []
  readonly votes: (Omit<Vote, 'suspended' | 'probation' | 'recused' | 'interested' | 'held'> & {
    castAt: number
    opened: boolean
  })[] = []
  readonly cases: Case[] = []
  round = 1
  settled = false
  /** The one that stands; with no verdict of its own where it sent the claim back. */
  ruling: { verdict: Verdict | null; round: number } | null = null
  /** Whose votes are held, in which round, for which case. */
  readonly holds: { reviewers: readonly string[]; round: number; case: Case }[] = []
  found: Omit<Stands, 'holders'> | null = null
  verdict: Verdict = 'unverified'
  because: Because = 'no_votes'
  version = 0

  /** Why this is refused here and now; `nothing` when it is granted and changes nothing; null when it is done. */
  refuses(by: string, asked: Asked): string | null {
    const doer = this.people.get(by) as { role: Role; suspended: boolean }
    const person = { id: by, handle: by, ...doer }
    const aimed = 'person' in asked ? this.people.get(asked.person) : undefined
    const forbidden = forbids(person, asked.deed, this.stakeOf(by, asked))
    if (forbidden) return forbidden
    switch (asked.deed) {
      case 'cast_vote':
        if (this.closed) return 'ruling_stands'
        if (asked.base !== this.latestOf(by)) return 'vote_moved'
        return this.unborne(asked)
      case 'withdraw_evidence':
        if (!this.piece(asked.piece)?.active) return 'already_withdrawn'
        if (this.disputed) return 'disputed'
        return this.turnsWithout(asked.piece) ? 'needs_case' : null
      case 'attach_evidence':
        return null
      case 'stand_aside':
        return this.recused.has(by) ? 'nothing' : null
      case 'open_dispute':
        if (!this.settled) return 'not_settled'
        if (this.disputed) return 'dispute_open'
        return isUsed(this.lastRuled('misread')) ? 'ground_used' : null
      case 'take_case':
      case 'release_case':
        return forbidsAct(this.case(asked.dispute).file, this.actOf(by, asked), 0)
      case 'rule':
        return this.refusesRuling(by, asked)
      case 'give_role':
        if (!aimed || aimed.role === asked.role) return 'nothing'
        return needsTwoHands(aimed.role, asked.role) ? 'needs_two_hands' : null
      case 'suspend':
        return aimed?.suspended ? 'already_suspended' : null
      case 'reinstate':
        return aimed?.suspended ? null : 'not_suspended'
    }
  }

  /** Does what is not refused. In: the id and the moment that the record gave it. Out: the entries that must follow its own. */
  perform(by: string, asked: Asked, id: string, at: number): Told[] {
    switch (asked.deed) {
      case 'cast_vote': {
        const { verdict, evidence } = asked
        const version = this.latestOf(by) + 1
        const own = { id, reviewer: by, version, round: this.round, castAt: at }
        this.votes.push({ ...own, verdict, evidence, opened: this.settled })
        return this.reckon(at)
      }
      case 'withdraw_evidence':
        Object.assign(this.piece(asked.piece) ?? {}, { active: false })
        return this.reckon(at)
      case 'attach_evidence': {
        this.attach(id, asked.stance, by, at)
        if (!this.closed) return this.reckon(at)
        this.round += 1
        return [{ kind: 'round.opened', version: this.round - 1 }, ...this.reckon(at)]
      }
      case 'stand_aside':
        this.recused.add(by)
        return this.reckon(at)
      case 'open_dispute':
        this.cases.push({ id, file: OPENED, ground: 'misread', openedBy: by, ruledAt: null })
        return this.reckon(at)
      case 'take_case':
      case 'release_case':
      case 'rule': {
        const found = this.case(asked.dispute)
        found.file = step(found.file, this.actOf(by, asked), at)
        return found.file.state === 'ruled' ? this.decided(found, at) : []
      }
      case 'give_role':
        Object.assign(this.people.get(asked.person) ?? {}, { role: asked.role })
        return []
      case 'suspend':
      case 'reinstate':
        Object.assign(this.people.get(asked.person) ?? {}, { suspended: asked.deed === 'suspend' })
        return this.leavesAlone(asked) ? [] : this.reckon(at)
    }
  }

  /** What the rule does with a case by itself. Out: the entries that must follow; throws what `step` refuses. */
  advance(own: Own, dispute: string, at: number): Told[] {
    const found = this.case(dispute)
    const voters = this.votes.filter(({ round }) => round === this.round).map(({ reviewer }) => reviewer)
    const allAnswered = voters.every((reviewer) => reviewer === found.openedBy)
    found.file = step(found.file, own === 'hear' ? { kind: own, allAnswered } : { kind: own }, at)
    return this.reckon(at)
  }

  /** Whether it takes no turn on the claim, so that its entry may stand among those of a deed that does. */
  leavesAlone(asked: Asked): boolean {
    if (asked.deed === 'give_role') return true
    const onPerson = asked.deed === 'suspend' || asked.deed === 'reinstate'
    return onPerson && !this.votes.some(({ reviewer }) => reviewer === asked.person)
  }

  attach(id: string, stance: 'supports' | 'denies', by: string, at: number): void {
    const speaker = { agent: `agent of ${id}`, unnamed: false }
    const own = { ends: [speaker], standing: 'third_party', active: true } as const
    this.pieces.push({ id, stance, speaker, ...own, by, attachedAt: at })
  }

  /** The case that the tally opened has no id until the record gives it one. */
  named(id: string): void {
    for (const each of this.cases) if (each.id === '') each.id = id
  }

  latestOf(person: string): number {
    return Math.max(0, ...this.votes.filter(({ reviewer }) => reviewer === person).map(({ version }) => version))
  }

  get disputed(): boolean {
    return this.cases.some(({ file }) => isOpen(file.state))
  }

  private get closed(): boolean {
    return this.ruling?.round === this.round
  }

  /** Whether the published verdict would be another without a piece, votes that would then be held among it or not. */
  private turnsWithout(id: string): boolean {
    if (!this.settled) return false
    const without = Object.assign(new Stage(), structuredClone({ ...this }))
    Object.assign(without.piece(id) ?? {}, { active: false })
    const judged = judge(without.ballots(), without.pieces, without.round, without.standing)
    without.reckon(Date.now())
    return [judged, without].some(({ verdict }) => verdict !== this.verdict)
  }

  /** The ruling as the rule reads it. */
  private get standing() {
    const { verdict: fixed = null } = this.ruling ?? {}
    const stood = fixed ? { verdict: fixed } : { verdict: this.verdict, because: this.because }
    return this.ruling && { ...stood, closed: this.closed }
  }

  private reckon(at: number): Told[] {
    const { standing } = this
    const judged = judge(this.ballots(), this.pieces, this.round, standing)
    const told: Told[] = []
    if (!this.settled && judged.counted >= QUORUM) {
      const sealed = this.votes.filter(({ opened }) => !opened)
      for (const vote of sealed) {
        vote.opened = true
        told.push({ kind: 'vote.opened' })
      }
      this.settled = true
      told.push({ kind: 'claim.settled' })
    }
    const own = this.cases.find(({ file }) => isOpen(file.state))
    const opened: Case = { id: '', file: OPENED, ground: 'contested', openedBy: null, ruledAt: null }
    const hold = this.settled && (!this.ruling || judged.lapsed) ? this.heldBack() : null
    if (hold) {
      const heldFor = own ?? Object.assign(opened, { ground: 'held' })
      heldFor.file = { ...heldFor.file, holds: true }
      this.holds.push({ ...hold, round: this.round, case: heldFor })
      told.push({ kind: 'votes.held' })
    }
    const judgement = judge(this.ballots(), this.pieces, this.round, standing)
    if (judgement.lapsed) this.ruling = null
    const { verdict, because } = judgement
    if (this.settled && (this.version === 0 || verdict !== this.verdict || because !== this.because)) {
      Object.assign(this, { verdict, because, version: this.version + 1 })
      told.push({ kind: 'verdict.changed', version: this.version, verdict, because })
      if (verdict !== 'unverified' && verdict !== this.found?.verdict) this.found = { verdict, since: at }
    }
    const contested = this.settled && judgement.contested
    if (opensByItself({ contested, disputed: this.disputed, ...this.lastRuled() }) || (hold && !own)) {
      this.cases.push(opened)
      told.push({ kind: 'dispute.opened' })
    }
    return told
  }

  /** The votes as the rule reads them. */
  private ballots() {
    return this.votes.map((vote) => {
      const holds = this.holds.filter(
        ({ round, reviewers }) => round === vote.round && reviewers.includes(vote.reviewer),
      )
      return {
        ...vote,
        suspended: this.people.get(vote.reviewer)?.suspended ?? false,
        probation: false,
        recused: this.recused.has(vote.reviewer),
        interested: false,
        held: holds.some((hold) => !isDismissed(hold.case)),
        released: this.holds.some((hold) => {
          return hold.round === vote.round && isDismissed(hold.case) && vote.castAt <= (hold.case.ruledAt ?? 0)
        }),
      }
    })
  }

  /** Nobody is young among others here, was invited, or votes elsewhere: only a crowd is held, and what turns a verdict round. */
  private heldBack() {
    const ballots = this.ballots()
    const held = new Set(ballots.filter((vote) => vote.held).map(({ id }) => id))
    const all = ballots.map((vote) => ({ ...vote, held: false }))
    const votes = countedVotes(all, this.pieces, this.round).map((vote) => {
      return { ...vote, held: held.has(vote.id), joinedAt: vote.castAt, invitedBy: null }
    })
    const sentBack = this.cases.filter(({ file }) => file.ruling?.outcome === 'remanded')
    const sentBackAt = Math.max(0, ...sentBack.map(({ ruledAt }) => ruledAt ?? 0))
    const newAt = Math.max(this.lastRuled().newestEvidenceAt ?? 0, sentBackAt) || null
    const stands = this.found && { ...this.found, holders: holdersOf(this.found.verdict, ballots) }
    return heldBack({ votes, evidence: this.pieces, newAt, stands, members: [], allies: new Map() })
  }

  private refusesRuling(by: string, asked: Ruling): string | null {
    const refused = forbidsAct(this.case(asked.dispute).file, this.actOf(by, asked), 0)
    if (refused) return refused
    if (asked.verdictVersion !== this.version) return 'verdict_moved'
    if (asked.outcome === 'overturned') {
      if (asked.verdict === this.verdict) return 'same_verdict'
      const allowed = verdictsThatOverturn(this.verdict, this.pieces)
      if (!allowed.includes(asked.verdict as Verdict)) return 'verdict_not_allowed'
    }
    return this.unborne({ verdict: this.fixedBy(asked), evidence: asked.evidence })
  }

  private fixedBy({ outcome, verdict }: Ruling): Verdict | null {
    if (outcome === 'upheld') return this.verdict
    return outcome === 'overturned' ? verdict : null
  }

  /** As many as it takes have written the same. */
  private decided(found: Case, at: number): Told[] {
    const { outcome, verdict } = found.file.ruling as Decision
    found.ruledAt = at
    found.read = this.round
    if (verdict || outcome === 'remanded') this.ruling = { verdict, round: this.round }
    if (outcome !== 'remanded') return this.reckon(at)
    this.round += 1
    return [{ kind: 'round.opened', version: this.round - 1 }, ...this.reckon(at)]
  }

  private unborne({ verdict, evidence }: { verdict: Verdict | null; evidence: readonly string[] }): string | null {
    const needs = verdict === 'confirmed' || verdict === 'denied'
    if (evidence.length === 0) return needs ? 'evidence_missing' : null
    if (!evidence.every((id) => this.piece(id))) return 'evidence_elsewhere'
    return evidence.every((id) => this.piece(id)?.active) ? null : 'evidence_withdrawn'
  }

  private actOf(by: string, asked: Extract<Asked, { dispute: string }>): Act {
    const { file } = this.case(asked.dispute)
    if (asked.deed === 'release_case') return { kind: 'release', by: { id: by } }
    const role = this.people.get(by)?.role === 'admin' ? 'admin' : 'moderator'
    const able = [...this.people].filter(([, each]) => each.role === 'moderator' && !each.suspended)
    const bench = able.filter(([id]) => this.partsOf(id).length === 0 && !file.wrote.includes(id)).length
    const free = (role: Role) => {
      return [...this.people].filter(([id, each]) => {
        const may = each.role === role && !each.suspended && !file.letGo.includes(id) && !file.wrote.includes(id)
        return may && this.partsOf(id).length === 0
      }).length
    }
    const others = { moderators: free('moderator'), admins: free('admin') }
    const judge: Judge = { id: by, role, parts: this.partsOf(by), bench, others }
    if (asked.deed !== 'rule') return { kind: 'take', by: judge }
    return { kind: 'rule', by: judge, outcome: asked.outcome, verdict: this.fixedBy(asked), published: this.settled }
  }

  /** When a case was last ruled on, on this ground or on any, and when the newest evidence was attached. */
  private lastRuled(ground?: Ground) {
    const of = this.cases.filter((each) => !ground || each.ground === ground)
    const ruledAt = Math.max(0, ...of.map((each) => each.ruledAt ?? 0)) || null
    return { ruledAt, newestEvidenceAt: Math.max(0, ...this.pieces.map(({ attachedAt }) => attachedAt)) || null }
  }

  private stakeOf(by: string, asked: Asked) {
    if (asked.deed === 'withdraw_evidence') return { own: this.piece(asked.piece)?.by === by, parts: this.partsOf(by) }
    if ('person' in asked) return { self: asked.person === by, inCase: this.standInCase(asked.person, by) }
    return { parts: this.partsOf(by) }
  }

  /** Whether somebody opened a case that is not over, or may appeal in it, and that another wrote in or has taken. */
  private standInCase(person: string, other: string): boolean {
    return this.cases.some((found) => {
      const { openedBy, file, ruledAt } = found
      if (file.state === 'ruled_on_appeal' || file.state === 'final') return false
      const heard = this.votes.some(({ reviewer, round, castAt }) => {
        return reviewer === person && round === found.read && castAt <= (ruledAt ?? 0)
      })
      if (openedBy !== person && !(file.state === 'ruled' && heard)) return false
      return file.holder?.id === other || file.wrote.includes(other)
    })
  }

  private partsOf(by: string): Part[] {
    const parts: Part[] = []
    if (this.votes.some(({ reviewer }) => reviewer === by)) parts.push('voted')
    if (this.pieces.some((piece) => piece.by === by)) parts.push('attached')
    if (this.cases.some(({ openedBy }) => openedBy === by)) parts.push('opened')
    if (this.recused.has(by)) parts.push('recused')
    return parts
  }

  private piece(id: string): Piece | undefined {
    return this.pieces.find((piece) => piece.id === id)
  }

  private case(id: string): Case {
    const unknown: Case = { id, file: OPENED, ground: 'contested', openedBy: null, ruledAt: null }
    return this.cases.find((each) => each.id === id) ?? unknown
  }
}

const isDismissed = ({ file }: Case) => file.ruling?.outcome === 'dismissed'
