import type { Agent } from '../../db/queries/agents'
import type { Joining } from '../../db/queries/joining'
import type { WithdrawalForeseen } from '../../db/queries/withdrawal'
import type { Locale } from '../../domain/locale'
import type { Deed, Stake } from '../../domain/permissions'
import type { Action } from './answer'

type Deeds =
  | 'add'
  | 'word'
  | 'tell'
  | 'date'
  | 'attach'
  | 'withdraw'
  | 'translate'
  | 'cast'
  | 'aside'
  | 'contest'
  | 'addSource'
  | 'correct'
  | 'choose'
  | 'cite'
  | 'uncite'
  | 'link'
  | 'dateGiven'
  | 'undate'
  | 'liken'
  | 'merge'
  | 'part'
  | 'split'
  | 'join'
  | 'disjoin'

/** What every part of the page is given: who sits at the desk, what they may do, and the paper to do it on. */
export type Desk = {
  locale: Locale
  slug: string
  handle: string
  /** The claim and the source that the page shows. */
  claim: number
  source: string | null
  /** The proposal whose form is open, and the citation that the evidence form is to speak through, where scripts are off. */
  fix: string | null
  through: string | null
  /** What the withdrawal that was begun would do. */
  withdrawal: WithdrawalForeseen | null
  /** What the merge of two claims that were chosen would do. */
  joining: Joining | null
  actions: Readonly<Record<Deeds, Action>>
  /** Why this person may not do that; null when they may. */
  forbids: (deed: Deed, stake?: Stake) => string | null
  /** A fresh sheet for a form: its key, and the address of this page. */
  sheet: () => { draw: string; back: string }
  agents: Readonly<Record<string, Agent>>
}

type Place = {
  claim?: number
  source?: string | null
  add?: boolean
  fix?: string
  through?: string
  withdraw?: string
  join?: string
  into?: string
}

/** The address of the page with another claim or another source on it, or with one of its forms begun. */
export function deskPath(desk: Desk, { claim = desk.claim, source = desk.source, add, ...begun }: Place = {}): string {
  const query = new URLSearchParams({
    claim: String(claim),
    ...(source && { source }),
    ...(add && { add: '1' }),
    ...begun,
  })
  return `/${desk.locale}/desk/events/${desk.slug}?${query}`
}

/** The name an agent goes by in a language, else in another; its id when it has none. */
export function agentIn(desk: Desk, id: string): { name: string; language: string | null } {
  const names = desk.agents[id]?.names ?? []
  return (
    names.find(({ language }) => language === desk.locale) ??
    names.find(({ language }) => language === 'en') ??
    names[0] ?? { name: id, language: null }
  )
}
