import { expect, test } from 'vitest'
import { ASPECTS, REPORTS } from '../../domain/practice'
import ar from '../../messages/ar.json'
import en from '../../messages/en.json'
import tr from '../../messages/tr.json'

test.each(Object.entries({ ar, en, tr }))(
  'the practice set is whole in %s: report, statement, choices and why',
  (_, words) => {
    expect(Object.keys(words.practice.report)).toEqual(REPORTS.map(({ id }) => id))
    for (const { id } of REPORTS) {
      const report = words.practice.report[id]
      expect(report.text.length).toBeGreaterThan(150)
      expect(report.statement).not.toBe('')
      expect(Object.keys(report.why)).toEqual([...ASPECTS])
      for (const aspect of ['speaker', 'origin'] as const) {
        expect(Object.keys(report[aspect])).toEqual(['a', 'b', 'c'])
        expect(new Set(Object.values(report[aspect])).size).toBe(3)
      }
    }
  },
)
