import { fold } from '../../fold'
import { AR } from './ar'
import { EN } from './en'
import { TR } from './tr'
import type { Words } from './words'

const LANGUAGES = [AR, TR, EN]

/** The form in which lines and lists meet: folded words with single spaces; no digits, signs or lone Latin letters. */
export function keyOf(text: string): string {
  return keyOfFolded(fold(text))
}

export function keyOfFolded(folded: string): string {
  return (folded.match(/\p{L}+/gu) ?? []).filter((word) => word.length > 1 || word > 'z').join(' ')
}

/** The words of a text in the same form, but with digits and lone letters. */
export function wordsOf(text: string): string[] {
  return wordsOfFolded(fold(text))
}

export function wordsOfFolded(folded: string): string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

type ListName = { [Name in keyof Words]: Words[Name] extends string ? Name : never }[keyof Words]

function all(name: ListName, form: (text: string) => string): ReadonlySet<string> {
  return new Set(LANGUAGES.flatMap((words) => words[name].split('|').map(form)).filter(Boolean))
}

const spaced = (text: string) => wordsOf(text).join(' ')

export const FURNITURE = all('furniture', keyOf)
export const FURNITURE_STARTS = [...all('starts', keyOf)]
export const FURNITURE_PHRASES = [...all('phrases', fold)]
export const SHARE_WORDS = all('share', fold)
export const RELATED = all('related', keyOf)
export const ENDS = all('ends', keyOf)
export const COMMENTS = all('comments', keyOf)
export const BYLINE = all('byline', spaced)
export const SOURCE = all('source', spaced)
export const PHOTO = all('photo', spaced)
export const PHOTO_PLACES = all('photoPlaces', spaced)
export const PLACES = all('places', spaced)
export const STOP = all('stop', fold)
export const PUBLISHED = all('published', spaced)
export const UPDATED = all('updated', spaced)
export const RELATIVE = all('relative', spaced)
export const MORNING = all('morning', spaced)
export const EVENING = all('evening', spaced)
export const CLOCK = all('clock', spaced)

/** Every name of a zone and every city that stands for one, as spaced words, to the zone. */
export const ZONES: ReadonlyMap<string, string> = new Map(
  LANGUAGES.flatMap(({ zones }) =>
    zones.flatMap((line) => {
      const [names = '', zone = ''] = line.split(' = ')
      return names.split('|').map((name) => [spaced(name), zone] as const)
    }),
  ),
)
