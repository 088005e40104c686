import { STANCES } from './evidence'

/** What is asked about a report. What the verdict on it would be is never asked. */
export const ASPECTS = ['speaker', 'origin', 'stance', 'date'] as const
export type Aspect = (typeof ASPECTS)[number]

/** The answer that a report does not say it; of some, that is the right one. */
export const UNSAID = 'unsaid'
const LETTERS = ['a', 'b', 'c', UNSAID] as const
export type Letter = (typeof LETTERS)[number]

/** What can be answered. Whom the letters stand for is said with each report, in the words of the page; days stand here. */
export const ANSWERS = { speaker: LETTERS, origin: LETTERS, stance: STANCES, date: LETTERS } as const
export type PracticeAnswer = (typeof ANSWERS)[Aspect][number]

/**
 * The practice set: reports of events that never happened, written for it, each about one statement. Each is something met with in real
 * reports: unnamed people handed on by an agency, a headline that says more than its text, a spokesperson who says nothing, a
 * correction.
 */
export const REPORTS = [
  {
    id: 'bridge',
    days: { a: '2031-05-08', b: '2031-05-05', c: '2031-05-07' },
    right: { speaker: 'c', origin: 'a', stance: 'supports', date: 'b' },
  },
  {
    id: 'harbour',
    days: { a: '2031-03-02', b: '2031-03-04', c: '2031-03-03' },
    right: { speaker: 'b', origin: 'c', stance: 'denies', date: 'a' },
  },
  {
    id: 'school',
    days: { a: '2031-08-20', b: '2031-09-01', c: '2031-08-17' },
    right: { speaker: 'a', origin: 'unsaid', stance: 'mentions', date: 'unsaid' },
  },
  {
    id: 'water',
    days: { a: '2031-02-14', b: '2031-02-10', c: '2031-02-03' },
    right: { speaker: 'b', origin: 'b', stance: 'denies', date: 'c' },
  },
] as const satisfies readonly {
  id: string
  days: Readonly<Record<Exclude<Letter, typeof UNSAID>, string>>
  right: { [A in Aspect]: (typeof ANSWERS)[A][number] }
}[]
export type Report = (typeof REPORTS)[number]
export type ReportId = Report['id']

/** A question goes by its report and what is asked about it. */
export type Question = `${ReportId}_${Aspect}`
export type PracticeAnswers = Partial<Readonly<Record<Question, PracticeAnswer>>>

export const questionOf = (report: ReportId, aspect: Aspect): Question => `${report}_${aspect}`

/** Every question, in the order of the page. */
export const QUESTIONS: readonly { question: Question; report: Report; aspect: Aspect }[] = REPORTS.flatMap((report) =>
  ASPECTS.map((aspect) => ({ question: questionOf(report.id, aspect), report, aspect })),
)

/** How many were found, of how many, in all and of each aspect. What was not answered was not found. */
export type Score = { right: number; of: number; by: Readonly<Record<Aspect, { right: number; of: number }>> }

export function scored(answers: PracticeAnswers): Score {
  const found = QUESTIONS.filter(({ question, report, aspect }) => answers[question] === report.right[aspect])
  const by = (aspect: Aspect) => ({
    right: found.filter((each) => each.aspect === aspect).length,
    of: REPORTS.length,
  })
  return {
    right: found.length,
    of: QUESTIONS.length,
    by: { speaker: by('speaker'), origin: by('origin'), stance: by('stance'), date: by('date') },
  }
}

/** Answers as one line of text: `bridge_speaker=c bridge_origin=a …`, in the order of the page. */
export function formatAnswers(answers: PracticeAnswers): string {
  return QUESTIONS.flatMap(({ question }) => (answers[question] ? [`${question}=${answers[question]}`] : [])).join(' ')
}

/** The same read back. What is no question, or no answer to it, is left out: a set may have been another then. */
export function parseAnswers(text: string): PracticeAnswers {
  const given = new Map(text.split(' ').map((each) => each.split('=') as [string, string]))
  return Object.fromEntries(
    QUESTIONS.flatMap(({ question, aspect }) => {
      const answer = (ANSWERS[aspect] as readonly string[]).find((each) => each === given.get(question))
      return answer ? [[question, answer]] : []
    }),
  )
}
