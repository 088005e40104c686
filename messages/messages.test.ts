import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { AGENT_KINDS } from '../domain/agent'
import { CAUTIONS } from '../domain/cautions'
import { ACTS, RELATIONS } from '../domain/citation'
import { STATES } from '../domain/claim'
import { DATE_ROLES } from '../domain/dates/role'
import { CASE_STATES } from '../domain/dispute'
import { ENTRY_KINDS } from '../domain/entry'
import { STANCES, STANDINGS } from '../domain/evidence'
import { GROUNDS } from '../domain/ground'
import { LOCALES } from '../domain/locale'
import { KINDS, MATRIX, TIES } from '../domain/matrix'
import { CAPACITIES } from '../domain/party'
import { PARTS, ROLES } from '../domain/permissions'
import { WITHHELD_THINGS } from '../domain/removal'
import { OUTCOMES, STAGES } from '../domain/ruling'
import { PLEAS } from '../domain/statement'
import { PRECISIONS } from '../domain/time'
import { BECAUSE, VERDICTS } from '../domain/verdict'
import { UNCOUNTED } from '../domain/vote'
import ar from './ar.json'
import en from './en.json'
import tr from './tr.json'

const BOOKS: Record<string, unknown> = { ar, en, tr }
const flat = Object.fromEntries(LOCALES.map((locale) => [locale, flatten(BOOKS[locale])]))
const english = flat.en as Map<string, string>

describe.each(LOCALES)('%s', (locale) => {
  const book = flat[locale] as Map<string, string>

  test('says everything that English says, and nothing else', () => {
    expect([...book.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('is valid, says something everywhere, and leaves no gap unfilled', () => {
    for (const [key, message] of book) {
      expect(message.trim(), key).toBe(message)
      expect(message, key).not.toBe('')
      expect(gapsOf(message), key).toEqual(gapsOf(english.get(key) ?? ''))
    }
  })

  test('has every plural form of its language', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    for (const [key, message] of book) {
      for (const options of pluralsOf(parse(message))) {
        expect(options.filter((each) => !each.startsWith('=')).sort(), key).toEqual([...forms].sort())
      }
    }
  })

  test.each([
    ['verdict', VERDICTS],
    ['state', STATES],
    ['stance', STANCES],
    ['standing', STANDINGS],
    ['act', ACTS],
    ['relation', RELATIONS],
    ['dateRole', DATE_ROLES],
    ['because', BECAUSE],
    ['caution', CAUTIONS],
    ['uncounted', UNCOUNTED],
    ['ground', GROUNDS],
    ['outcome', OUTCOMES],
    ['caseState', CASE_STATES],
    ['stage', STAGES],
    ['plea', PLEAS],
    ['capacity', CAPACITIES],
    ['complaint.as', CAPACITIES],
    ['gone.thing', WITHHELD_THINGS],
    ['disputes.part', PARTS],
    ['role', ROLES],
    ['matrix.kind', KINDS],
    ['matrix.tie', TIES.filter((tie) => tie !== 'any')],
    ['matrix.action', MATRIX.map(({ action }) => action)],
    ['precision', PRECISIONS],
    ['agentKind', AGENT_KINDS],
    ['history', ENTRY_KINDS],
    ['refusal', PARTS.map((part) => `barred_${part}`)],
  ] as const)('has a word for each %s', (namespace, codes) => {
    for (const code of codes) expect(book.has(`${namespace}.${code}`), code).toBe(true)
  })
})

test('that somebody denied it is never the word for a verdict', () => {
  expect(ar.verdict.denied).toBe('غير صحيح')
  expect(tr.verdict.denied).toBe('Asılsız')
  for (const verdict of Object.values(ar.verdict)) expect(verdict).not.toMatch(/منفي|نُفي/)
})

function flatten(book: unknown, path = ''): Map<string, string> {
  if (typeof book === 'string') return new Map([[path, book]])
  return new Map(
    Object.entries(book as object).flatMap(([key, value]) => [...flatten(value, path ? `${path}.${key}` : key)]),
  )
}

/** The names of what a message leaves to be filled in: values and tags. */
function gapsOf(message: string): string[] {
  const names = new Set<string>()
  walk(parse(message), (element) => {
    if (element.type !== TYPE.literal && element.type !== TYPE.pound) names.add(element.value)
  })
  return [...names].sort()
}

function pluralsOf(message: MessageFormatElement[]): string[][] {
  const found: string[][] = []
  walk(message, (element) => {
    if (element.type === TYPE.plural) found.push(Object.keys(element.options))
  })
  return found
}

function walk(message: MessageFormatElement[], visit: (element: MessageFormatElement) => void): void {
  for (const element of message) {
    visit(element)
    if (element.type === TYPE.tag) walk(element.children, visit)
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const { value } of Object.values(element.options)) walk(value, visit)
    }
  }
}
