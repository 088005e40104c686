import { expect, test } from 'vitest'
import { readArticle } from '../read'
import type { DropReason, NullReason } from '../reading'

type Expected = {
  title: string | null
  language: string
  publisher: string | null
  /** `2024-06-18T10:25 Europe/Istanbul`, or the reason why there is none. */
  published: string
  updated: string
  first: string
  last: string
  dropped?: [string, DropReason][]
  kept?: string[]
}

/** One test a page: what its furniture is modelled on, its text as pasted, and what a careful person reads in it. */
export function page(modelledOn: string, raw: string, expected: Expected) {
  test(modelledOn, () => {
    const reading = readArticle(raw)
    const { title, language, publisher, published, updated, text, dropped, reasons } = reading
    expect({ title, language, publisher }).toEqual({
      title: expected.title,
      language: expected.language,
      publisher: expected.publisher,
    })
    expect(published ? told(published) : reasons.published).toBe(expected.published)
    expect(updated ? told(updated) : reasons.updated).toBe(expected.updated satisfies string as NullReason)
    expect(text.slice(0, expected.first.length)).toBe(expected.first)
    expect(text.slice(-expected.last.length)).toBe(expected.last)
    for (const passage of expected.kept ?? []) expect(text).toContain(passage)
    for (const [piece, reason] of expected.dropped ?? []) {
      expect(text).not.toContain(piece)
      expect(dropped.find((each) => each.text.includes(piece))?.reason, piece).toBe(reason)
    }
  })
}

function told({ value, zone }: { value: string; zone: string | null }): string {
  return zone ? `${value} ${zone}` : value
}
