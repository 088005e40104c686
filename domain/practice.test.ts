import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ANSWERS,
  ASPECTS,
  formatAnswers,
  type PracticeAnswers,
  parseAnswers,
  QUESTIONS,
  REPORTS,
  scored,
  UNSAID,
} from './practice'
import { parseMoment } from './time'
import { VERDICTS } from './verdict'

const allRight: PracticeAnswers = Object.fromEntries(
  QUESTIONS.map(({ question, report, aspect }) => [question, report.right[aspect]]),
)
const someAnswers: fc.Arbitrary<PracticeAnswers> = fc
  .tuple(...QUESTIONS.map(({ aspect }) => fc.option(fc.constantFrom(...ANSWERS[aspect]), { nil: null })))
  .map((given) =>
    Object.fromEntries(QUESTIONS.flatMap(({ question }, at) => (given[at] ? [[question, given[at]]] : []))),
  )

describe('the score', () => {
  test('is all of them for the right answers, and nothing for none', () => {
    expect(scored(allRight)).toMatchObject({ right: QUESTIONS.length, of: QUESTIONS.length })
    expect(scored({})).toMatchObject({ right: 0, of: QUESTIONS.length })
  })

  test('falls by one for each answer that is wrong or missing, in its aspect and in all', () => {
    for (const { question, report, aspect } of QUESTIONS) {
      const wrong = ANSWERS[aspect].filter((each) => each !== report.right[aspect])
      for (const answer of [...wrong, undefined]) {
        const { right, by } = scored({ ...allRight, [question]: answer } as PracticeAnswers)
        expect(right).toBe(QUESTIONS.length - 1)
        for (const each of ASPECTS) expect(by[each].right).toBe(REPORTS.length - (each === aspect ? 1 : 0))
      }
    }
  })

  test('is the sum of its aspects, whatever was answered', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const { right, of, by } = scored(answers)
        expect(ASPECTS.reduce((sum, each) => sum + by[each].right, 0)).toBe(right)
        expect(ASPECTS.reduce((sum, each) => sum + by[each].of, 0)).toBe(of)
      }),
    )
  })
})

describe('answers as text', () => {
  test('are read back as they were written', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        expect(parseAnswers(formatAnswers(answers))).toEqual(answers)
      }),
    )
  })

  test('hold nothing that was not asked', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseAnswers(text)).toEqual({})
      }),
    )
    expect(parseAnswers('bridge_stance=a bridge_date=supports tower_speaker=a bridge_origin=a')).toEqual({
      bridge_origin: 'a',
    })
  })
})

describe('the set', () => {
  test('asks for no verdict, and no one answer gets far', () => {
    for (const verdict of VERDICTS) expect(Object.values(ANSWERS).flat() as readonly string[]).not.toContain(verdict)
    for (const answer of ['a', 'b', 'c', UNSAID, 'supports', 'denies', 'mentions']) {
      const same = Object.fromEntries(QUESTIONS.map(({ question }) => [question, answer])) as PracticeAnswers
      expect(scored(same).right).toBeLessThanOrEqual(QUESTIONS.length / 4)
    }
  })

  test('gives three days with each report, each of which there is', () => {
    for (const { days } of REPORTS) {
      expect(new Set(Object.values(days)).size).toBe(3)
      for (const day of Object.values(days)) expect(parseMoment(day)).toMatchObject({ precision: 'day' })
    }
  })
})
