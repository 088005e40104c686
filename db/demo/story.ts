import type { AgentKind } from '../../domain/agent'
import type { Act as Doing, Relation } from '../../domain/citation'
import type { DateRole } from '../../domain/dates/role'
import type { Stance, Standing } from '../../domain/evidence'
import type { PERSONS_GROUNDS } from '../../domain/ground'
import type { Locale } from '../../domain/locale'
import type { Outcome } from '../../domain/ruling'
import type { Plea } from '../../domain/statement'
import type { Verdict } from '../../domain/verdict'

/** A text in the three languages of the house. */
export type Told = Record<Locale, string>

/** The people of the demonstration: a handle, a role, and an address of a domain that can never exist. */
export const PEOPLE = {
  leyla: 'reviewer',
  omar: 'reviewer',
  defne: 'reviewer',
  ندى: 'reviewer',
  kerem: 'reviewer',
  samir: 'reviewer',
  سلمى: 'moderator',
  tarik: 'moderator',
  mina: 'admin',
  ziya: 'reader',
} as const
export type Handle = keyof typeof PEOPLE

/** An outlet or an office that does not exist, for the events that did not happen. */
export type InventedAgent = { id: string; kind: AgentKind; names: Told }

export type RetoldSource = {
  publisher: string
  language: Locale
  title: string
  byline?: string
  published?: string
  zone?: string
  text: string
}

/** In a source, what somebody said is passed on. */
export type Passed = {
  source: string
  passage: string
  agent: string
  unnamed?: true
  via?: string[]
  relation: Relation
  act: Doing
  by: Handle
}

/** A time that a source gives for the event, or for the occasion it names; or so many days from an occasion. */
export type Dated = { source: string; passage: string; role: DateRole; by: Handle; of?: string } & (
  | { value: string }
  | { from: string; days: number }
)

export type SetEvidence = {
  claim: number
  source: string
  passage: string
  stance: Stance
  speaker: string
  unnamed?: true
  standing: Standing
  /** The citation through which it speaks. */
  through?: string
  by: Handle
  /** The passage in the other two languages of the house. */
  told: Partial<Told>
}

/** What people do, in order. Evidence is named by its key in the story. */
export type Act =
  | { attach: string }
  | { vote: Verdict; by: Handle; claim: number; on: string[]; reason: string }
  | { withdraw: string; by: Handle; reason: string }
  | { asideOn: number; by: Handle }
  | { dispute: (typeof PERSONS_GROUNDS)[number]; by: Handle; claim: number; statement: string }
  | { plead: Plea; by: Handle; claim: number; on: string[]; text: string }
  | { rule: Outcome; to?: Verdict; by: Handle; claim: number; on: string[]; reason: string }

/** One event of the demonstration set and its life. Evidence not attached by an act is attached before the first. */
export type Story = {
  by: Handle
  when?: string
  title: Told
  summary: Told
  place: Told
  /** The headline claim first. */
  claims: Told[]
  agents?: InventedAgent[]
  sources: Record<string, RetoldSource>
  citations?: Record<string, Passed>
  /** Other happenings that the reports count days from, each named in Arabic. */
  occasions?: Record<string, string>
  dates?: Dated[]
  evidence: Record<string, SetEvidence>
  acts: Act[]
}
