import type { Token } from '../article/tokens'
import { type ListName, type Meanings, type Phrase, type Tongue, TURKISH_CASES } from './tongue'

/** A phrase of a list at a token: what it means, the token behind it, and letters before it that are no part of it. */
export type Known<Value> = { value: Value; next: number; cut: number }

type Match = Phrase & { next: number; cut: number; article: boolean }

const LONGEST = 5
const OVERLOOKED = new Set(['.', '-', "'", '’', '‘', '`'])
/** Letters that stand for ʿayn and hamza in Latin script, or for nothing. */
const SILENT = /[ʻʼʾʿ]/g
const NONE: readonly Match[] = []

/** Which phrases of each language stand at each token; looked up once. */
export type Matches = (tongue: Tongue, at: number) => readonly Match[]

export function matchesOf(tokens: readonly Token[]): Matches {
  const seen = new Map<Tongue, { at: (readonly Match[])[]; heard: Heard }>()
  return (tongue, at) => {
    let known = seen.get(tongue)
    if (!known) {
      known = { at: [], heard: heardIn(tongue) }
      seen.set(tongue, known)
    }
    let found = known.at[at]
    if (!found) {
      found = isWordOf(tongue, tokens[at]) ? matchesAt(tokens, at, known.heard) : NONE
      known.at[at] = found
    }
    return found
  }
}

function isWordOf({ language }: Tongue, token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false
  const first = token.text.charCodeAt(0)
  return (first >= 0x600 && first < 0x700) === (language === 'ar')
}

/**
 * All phrases at a token. Signs inside one are overlooked (`Dhu al-Hijjah`, `a.h.`), and in Arabic the letters that are
 * written to its first word (`وحزيران`, `بأيلول`) and its article.
 */
function matchesAt(tokens: readonly Token[], at: number, heard: Heard): readonly Match[] {
  let found: Match[] | null = null
  let words = ''
  for (let next = at, taken = 0; next < tokens.length && taken < LONGEST; next++) {
    const token = tokens[next] as Token
    if (token.kind === 'sign') {
      if (!OVERLOOKED.has(token.text) || tokens[next - 1]?.end !== token.start) break
      if (tokens[next + 1]?.start !== token.end) break
      continue
    }
    words = words ? `${words} ${token.text}` : token.text
    taken++
    const { phrases, goesOn } = heard(words)
    for (const phrase of phrases) {
      found ??= []
      found.push({ ...phrase, next: next + 1 })
    }
    if (!goesOn) break
  }
  return found ?? NONE
}

/** The phrases that words are, and whether longer ones begin with them; what was heard once is kept. */
type Heard = (words: string) => { phrases: readonly Omit<Match, 'next'>[]; goesOn: boolean }

function heardIn({ language, phrases, beginnings }: Tongue): Heard {
  const kept = new Map<string, ReturnType<Heard>>()
  return (words) => {
    const before = kept.get(words)
    if (before) return before
    const forms = language === 'ar' ? bare(words) : [{ form: words.replace(SILENT, ''), cut: 0, article: false }]
    const found = {
      phrases: forms.flatMap(({ form, cut, article }) =>
        (phrases.get(form) ?? []).map((phrase) => ({ ...phrase, cut, article })),
      ),
      goesOn: forms.some(({ form }) => beginnings.has(form)),
    }
    kept.set(words, found)
    return found
  }
}

/** Arabic words as they stand, then without the letters written to the first of them; `cut` counts those. */
function bare(words: string): { form: string; cut: number; article: boolean }[] {
  const forms = [{ form: words, cut: 0, article: false }]
  const prefix = /^[وف]?[بلك]?/.exec(words)?.[0].length ?? 0
  for (let cut = 1; cut <= prefix; cut++) forms.push({ form: words.slice(cut), cut, article: false })
  if (words.startsWith('لل')) forms.push({ form: `ا${words.slice(1)}`, cut: 0, article: false })
  for (const { form, cut } of [...forms])
    if (form.startsWith('ال')) forms.push({ form: form.slice(2), cut, article: true })
  return forms
}

type Reading = { matches: Matches }

/** The longest phrase of a list at a token; without an article that the list does not give it, unless that is allowed. */
export function known<Name extends keyof Meanings>(
  { matches }: Reading,
  at: number,
  tongue: Tongue,
  list: Name,
  article = false,
): Known<Meanings[Name]> | null {
  return longest(matches(tongue, at), list, article) as Known<Meanings[Name]> | null
}

/** The same for a list of phrases that mean nothing but themselves. */
export function stands(
  { matches }: Reading,
  at: number,
  tongue: Tongue,
  list: ListName,
  article = false,
): Known<unknown> | null {
  return longest(matches(tongue, at), list, article)
}

function longest(matches: readonly Match[], list: Phrase['list'], article: boolean): Known<unknown> | null {
  let best: Match | null = null
  for (const match of matches)
    if (match.list === list && (article || !match.article) && match.next > (best?.next ?? 0)) best = match
  return best && { value: best.meaning, next: best.next, cut: best.cut }
}

/** Behind a Turkish ending that an apostrophe parts from its word: `11'inde`, `Haziran'da`. */
export function pastEnding(tokens: readonly Token[], at: number): number {
  const [sign, ending] = [tokens[at], tokens[at + 1]]
  if (!sign || !ending || !/^['’‘`]$/.test(sign.text)) return at
  if (tokens[at - 1]?.end !== sign.start || sign.end !== ending.start) return at
  return TURKISH_CASES.has(ending.text) || /^(?:ndaki|ndeki|inci|uncu|nci|ncu|s[iu]nda?ki)$/.test(ending.text)
    ? at + 2
    : at
}
