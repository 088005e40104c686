import { type CaseState, DAYS } from './dispute'

/** What people are told of a case by mail. Each goes to one person once. */
export const LETTERS = [
  'answer',
  'answer_half',
  'answer_last',
  'waits',
  'waits_half',
  'waits_over',
  'ruled',
  'appealed',
  'appeal_waits',
  'appeal_half',
  'appeal_over',
  'ruled_on_appeal',
] as const
export type Letter = (typeof LETTERS)[number]

/** What whoever replied beside a verdict is told of their reply: that it is taken for theirs, that it is not, or that it is withheld. */
export const REPLY_LETTERS = ['accepted', 'refused', 'withheld'] as const
export type ReplyLetter = (typeof REPLY_LETTERS)[number]

/**
 * To whom: those who are heard, and those of them who have said nothing yet; or the moderators who could decide, and have written
 * nothing in it.
 */
export type Readers = 'heard' | 'silent' | 'bench'

/** A ruling on appeal is told for so many days; an older one would be news to nobody. */
const NEWS_DAYS = 7

/** As much of a case as tells what to write. Instants are milliseconds since 1970. */
export type Stand = { state: CaseState; dueAt: number | null; ruledOnAppealAt: number | null }

/**
 * What is to be written about a case by now, to whom: while answers are open, to those who have not given one, at the beginning, at
 * half of the days and a day before their end; while it waits for a ruling, to those who could write it, at the beginning, at half and
 * when it is overdue; of what was decided, to all who were heard. Of what comes at its time only the latest.
 */
export function lettersDue({ state, dueAt, ruledOnAppealAt }: Stand, at: number): { letter: Letter; to: Readers }[] {
  const part = (days: number) => (dueAt === null ? 0 : 1 - (dueAt - at) / (days * DAY))
  switch (state) {
    case 'answering': {
      const lastDay = dueAt !== null && dueAt - at <= DAY
      return [
        { letter: lastDay ? 'answer_last' : part(DAYS.answering) >= 0.5 ? 'answer_half' : 'answer', to: 'silent' },
      ]
    }
    case 'under_ruling':
      return [{ letter: inTurn(part(DAYS.under_ruling), 'waits', 'waits_half', 'waits_over'), to: 'bench' }]
    case 'ruled':
      return [{ letter: 'ruled', to: 'heard' }]
    case 'appealed':
      return [
        { letter: 'appealed', to: 'heard' },
        { letter: inTurn(part(DAYS.appealed), 'appeal_waits', 'appeal_half', 'appeal_over'), to: 'bench' },
      ]
    case 'opened':
      return []
    case 'ruled_on_appeal':
    case 'final': {
      const isNews = ruledOnAppealAt !== null && at - ruledOnAppealAt < NEWS_DAYS * DAY
      return isNews ? [{ letter: 'ruled_on_appeal', to: 'heard' }] : []
    }
  }
}

function inTurn(part: number, first: Letter, half: Letter, over: Letter): Letter {
  return part >= 1 ? over : part >= 0.5 ? half : first
}

const DAY = 86_400_000
