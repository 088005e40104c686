import { opensByItself, verdictsThatOverturn } from '../../../domain/dispute'
import type { Traced } from '../../../domain/evidence'
import { forbids, type Part, type Role } from '../../../domain/permissions'
import { QUORUM, type Verdict } from '../../../domain/verdict'
import { judge, type Vote } from '../../../domain/vote'

/** What one person asks of the claim that all race on, as it was sent. */
export type Asked =
  | { deed: 'cast_vote'; base: number; verdict: Verdict; evidence: readonly string[] }
  | { deed: 'withdraw_evidence'; piece: string }
  | { deed: 'attach_evidence'; stance: 'supports' | 'denies' }
  | { deed: 'stand_aside' }
  | { deed: 'open_dispute' }
  | {
      deed: 'rule'
      dispute: string
      verdictVersion: number
      outcome: 'upheld' | 'overturned' | 'dismissed'
      verdict: Verdict | null
    }
  | { deed: 'give_role'; person: string; role: Role }
  | { deed: 'suspend'; person: string }
  | { deed: 'reinstate'; person: string }

type Piece = Traced & { by: string; attachedAt: number }
type Case = { id: string; open: boolean; openedBy: string | null; ruledAt: number | null }
/** An entry as far as the model says what it must hold. */
export type Told = { kind: string; version?: number; verdict?: Verdict; because?: string }

/** The claim and the people around it between two deeds. There is one at a time: the model knows no races. */
export class Stage {
  readonly people = new Map<string, { role: Role; suspended: boolean }>()
  readonly recused = new Set<string>()
  readonly pieces: Piece[] = []
  readonly votes: (Omit<Vote, 'suspended' | 'recused'> & { opened: boolean })[] = []
  readonly cases: Case[] = []
  round = 1
  settled = false
  ruling: { verdict: Verdict; round: number } | null = null
  verdict: Verdict = 'unverified'
  because = 'no_votes'
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
        if (asked.evidence.length === 0 && asked.verdict !== 'unverified') return 'evidence_missing'
        if (!asked.evidence.every((id) => this.piece(id))) return 'evidence_elsewhere'
        return asked.evidence.every((id) => this.piece(id)?.active) ? null : 'evidence_withdrawn'
      case 'withdraw_evidence':
        return this.piece(asked.piece)?.active ? null : 'already_withdrawn'
      case 'attach_evidence':
        return null
      case 'stand_aside':
        return this.recused.has(by) ? 'nothing' : null
      case 'open_dispute':
        if (!this.settled) return 'not_settled'
        if (this.closed) return 'ruling_stands'
        return this.disputed ? 'dispute_open' : null
      case 'rule':
        return this.refusesRuling(asked)
      case 'give_role':
        return aimed?.role === asked.role ? 'nothing' : null
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
        this.votes.push({ id, reviewer: by, version, round: this.round, verdict, evidence, opened: this.settled })
        return this.reckon()
      }
      case 'withdraw_evidence':
        Object.assign(this.piece(asked.piece) ?? {}, { active: false })
        return this.reckon()
      case 'attach_evidence': {
        this.attach(id, asked.stance, by, at)
        if (!this.closed) return this.reckon()
        this.round += 1
        return [{ kind: 'round.opened', version: this.round - 1 }, ...this.reckon()]
      }
      case 'stand_aside':
        this.recused.add(by)
        return this.reckon()
      case 'open_dispute':
        this.cases.push({ id, open: true, openedBy: by, ruledAt: null })
        return this.reckon()
      case 'rule': {
        const { dispute, outcome } = asked
        Object.assign(this.case(dispute), { open: false, ruledAt: at })
        const verdict = outcome === 'upheld' ? this.verdict : outcome === 'overturned' ? asked.verdict : null
        if (verdict) this.ruling = { verdict, round: this.round }
        return this.reckon()
      }
      case 'give_role':
        Object.assign(this.people.get(asked.person) ?? {}, { role: asked.role })
        return []
      case 'suspend':
      case 'reinstate':
        Object.assign(this.people.get(asked.person) ?? {}, { suspended: asked.deed === 'suspend' })
        return this.leavesAlone(asked) ? [] : this.reckon()
    }
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
    return this.cases.some(({ open }) => open)
  }

  private get closed(): boolean {
    return this.ruling?.round === this.round
  }

  private reckon(): Told[] {
    const votes = this.votes.map((vote) => ({
      ...vote,
      suspended: this.people.get(vote.reviewer)?.suspended ?? false,
      recused: this.recused.has(vote.reviewer),
    }))
    const standing = this.ruling && { verdict: this.ruling.verdict, closed: this.closed }
    const judgement = judge(votes, this.pieces, this.round, standing)
    if (judgement.lapsed) this.ruling = null
    const told: Told[] = []
    if (!this.settled && judgement.counted >= QUORUM) {
      const sealed = this.votes.filter(({ opened }) => !opened)
      for (const vote of sealed) {
        vote.opened = true
        told.push({ kind: 'vote.opened' })
      }
      this.settled = true
      told.push({ kind: 'claim.settled' })
    }
    const { verdict, because } = judgement
    if (this.settled && (this.version === 0 || verdict !== this.verdict || because !== this.because)) {
      Object.assign(this, { verdict, because, version: this.version + 1 })
      told.push({ kind: 'verdict.changed', version: this.version, verdict, because })
    }
    const ruledAt = Math.max(-1, ...this.cases.map((each) => each.ruledAt ?? -1))
    const opens = opensByItself({
      contested: this.settled && judgement.contested,
      disputed: this.disputed,
      ruledAt: ruledAt < 0 ? null : ruledAt,
      newestEvidenceAt: Math.max(0, ...this.pieces.map(({ attachedAt }) => attachedAt)) || null,
    })
    if (opens) {
      this.cases.push({ id: '', open: true, openedBy: null, ruledAt: null })
      told.push({ kind: 'dispute.opened' })
    }
    return told
  }

  private refusesRuling(asked: Extract<Asked, { deed: 'rule' }>): string | null {
    if (!this.case(asked.dispute).open) return 'case_closed'
    if (asked.verdictVersion !== this.version) return 'verdict_moved'
    if (asked.outcome !== 'overturned') return null
    if (asked.verdict === this.verdict) return 'same_verdict'
    return verdictsThatOverturn(this.verdict, this.pieces).includes(asked.verdict as Verdict)
      ? null
      : 'verdict_not_allowed'
  }

  private stakeOf(by: string, asked: Asked) {
    if (asked.deed === 'withdraw_evidence') return { own: this.piece(asked.piece)?.by === by }
    if ('person' in asked) return { self: asked.person === by }
    const parts: Part[] = []
    if (this.votes.some(({ reviewer }) => reviewer === by)) parts.push('voted')
    if (this.pieces.some((piece) => piece.by === by)) parts.push('attached')
    if (this.cases.some(({ openedBy }) => openedBy === by)) parts.push('opened')
    if (this.recused.has(by)) parts.push('recused')
    return { parts }
  }

  private piece(id: string): Piece | undefined {
    return this.pieces.find((piece) => piece.id === id)
  }

  private case(id: string): Case {
    return this.cases.find((each) => each.id === id) ?? { id, open: true, openedBy: null, ruledAt: null }
  }
}
