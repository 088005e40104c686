import { fold } from '../../../fold'
import type { Token } from '../sentences'

/** A list of words and phrases, `a|b c`, to be found among tokens; compared folded, the longest first. */
export class Phrases {
  readonly #byFirst = new Map<string, string[][]>()

  constructor(list: string) {
    for (const phrase of list.split('|')) {
      const [first, ...rest] = wordsOf(phrase)
      if (first) this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), rest])
    }
    for (const ends of this.#byFirst.values()) ends.sort((one, other) => other.length - one.length)
  }

  /** How many tokens of the list's longest phrase stand at `at` (before `to`); `first` in place of the first word. */
  at(tokens: readonly Token[], at: number, to: number, first = tokens[at]?.text): number {
    if (first === undefined || at >= to) return 0
    const end = this.#byFirst.get(first)?.find((rest) => fits(rest, tokens, at + 1, to))
    return end ? end.filter(isWhole).length + 1 : 0
  }

  has(word: string): boolean {
    return this.#byFirst.get(word)?.some((rest) => rest.length === 0) ?? false
  }
}

export function wordsOf(phrase: string): string[] {
  return fold(phrase).match(/[\p{L}\p{N}]+|[':]/gu) ?? []
}

/** A lone ل or ب at the end of a phrase is the first letter of the next word. */
const isWhole = (word: string) => word.length > 1 || /[\p{Script=Latin}':]/u.test(word)

function fits(rest: readonly string[], tokens: readonly Token[], at: number, to: number): boolean {
  return rest.every((word, offset) => {
    const text = at + offset < to ? tokens[at + offset]?.text : undefined
    if (word === "'") return text === "'" || text === '’'
    return text !== undefined && (isWhole(word) ? text === word : text.startsWith(word))
  })
}

/** Lists of words and phrases, each with what it stands for; the longest that fits wins. */
export class Table<Value> {
  readonly #byFirst = new Map<string, { rest: string[]; value: Value }[]>()

  constructor(lists: Iterable<readonly [Value, string]>) {
    for (const [value, list] of lists)
      for (const phrase of list.split('|')) {
        const [first, ...rest] = wordsOf(phrase)
        if (first) this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), { rest, value }])
      }
    for (const entries of this.#byFirst.values()) entries.sort((one, other) => other.rest.length - one.rest.length)
  }

  at(
    tokens: readonly Token[],
    at: number,
    to: number,
    first = tokens[at]?.text,
  ): { value: Value; length: number } | null {
    if (first === undefined || at >= to) return null
    const found = this.#byFirst.get(first)?.find(({ rest }) => fits(rest, tokens, at + 1, to))
    return found ? { value: found.value, length: found.rest.length + 1 } : null
  }
}
