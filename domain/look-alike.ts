import { ADDRESS_LENGTH, address } from './address'

/** Scripts in everyday use (UAX #31, table 5): a letter of any other is none that a name has to be written in. */
const SCRIPTS = [
  ...['Latin', 'Arabic', 'Armenian', 'Bengali', 'Bopomofo', 'Cyrillic', 'Devanagari', 'Ethiopic', 'Georgian', 'Greek'],
  ...[
    'Gujarati',
    'Gurmukhi',
    'Han',
    'Hangul',
    'Hebrew',
    'Hiragana',
    'Kannada',
    'Katakana',
    'Khmer',
    'Lao',
    'Malayalam',
  ],
  ...['Myanmar', 'Oriya', 'Sinhala', 'Tamil', 'Telugu', 'Thaana', 'Thai', 'Tibetan'],
].map((name) => ({ name, letter: new RegExp(`\\p{Script=${name}}`, 'u') }))

/** Scripts that one word is written in all the same (UTS #39, section 5.2, Highly Restrictive). */
const TOGETHER = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]

const SHARED = /[\p{Script=Common}\p{Script=Inherited}]/u

/** What is not seen, or changes what is: controls, format characters, and whatever may be left out when it is drawn (UTS #39, section 3.1). */
const HIDDEN = /[\p{C}\p{Default_Ignorable_Code_Point}]|^\p{M}/u

/** Letters that look like Latin ones: a word of nothing else is read as another (UTS #39, section 4, whole-script confusables). */
const LATIN_LOOKING = /^[асԁеһіјӏорԛѕԝхуъьгпмтвкзαικνορτυχωօսհոցզ0-9-]+$/u

/** The last digit of each row of ten (`\p{Nd}`) is nine above its first, so a row is known by where it begins. */
const rowOf = (digit: string) => (digit.codePointAt(0) as number) - Number(valueOf(digit))

/** Why an address is none that somebody is known by, as a refusal code. */
export type AddressFault = 'address_hidden' | 'address_scripts' | 'address_form'

/**
 * Why an address is none that somebody is known by; null where it is one. In: as it was typed, its domain in letters or in ASCII
 * (`xn--`). `address_hidden`: something in it is not seen. `address_scripts`: its local part or a label of its domain mixes scripts or
 * digits, or is made of look-alikes, so that it can pass for another (UTS #39). `address_form`: it is no address.
 */
export function addressFault(text: string): AddressFault | null {
  const typed = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  // What is longer is no address, and would take long to read.
  if (typed.length > ADDRESS_LENGTH.max) return 'address_form'
  const at = typed.lastIndexOf('@')
  const labels =
    at < 0
      ? [typed]
      : [
          typed.slice(0, at),
          ...typed
            .slice(at + 1)
            .split('.')
            .map(unpacked),
        ]
  for (const label of labels) if (label !== '' && HIDDEN.test(label)) return 'address_hidden'
  const top = at < 0 ? -1 : labels.length - 1
  for (const [n, label] of labels.entries()) if (passesForAnother(label, n === top)) return 'address_scripts'
  return address(typed) ? null : 'address_form'
}

/** Whether a word could be taken for another that is written in other letters; nobody chooses those of a top-level domain. */
function passesForAnother(word: string, isTop: boolean): boolean {
  const letters = [...word.normalize('NFC')].filter((each) => !SHARED.test(each))
  const scripts = new Set<string>()
  for (const letter of letters) {
    const script = SCRIPTS.find((each) => each.letter.test(letter))
    if (!script) return true
    scripts.add(script.name)
  }
  const digits = new Set((word.match(/\p{Nd}/gu) ?? []).map(rowOf))
  if (digits.size > 1) return true
  const mixed = scripts.size > 1 && !TOGETHER.some((all) => [...scripts].every((each) => all.includes(each)))
  if (mixed || isTop) return mixed
  return letters.length > 0 && !scripts.has('Latin') && LATIN_LOOKING.test(word.toLowerCase())
}

/** A label of a domain in its letters; one that is no Punycode as it is. */
function unpacked(label: string): string {
  if (!/^xn--/i.test(label)) return label
  return decoded(label.slice(4).toLowerCase()) ?? label
}

/** RFC 3492, section 6.2, with the parameters of section 5. Null for what was not made so. */
function decoded(packed: string): string | null {
  const cut = packed.lastIndexOf('-')
  const points = [...(cut > 0 ? packed.slice(0, cut) : '')].map((each) => each.charCodeAt(0))
  let [point, place, bias] = [128, 0, 72]
  for (let read = cut > 0 ? cut + 1 : 0; read < packed.length; ) {
    const before = place
    for (let [weight, k] = [1, 36]; ; k += 36) {
      const digit = '0123456789'.includes(packed[read] ?? '-')
        ? Number(packed[read]) + 26
        : (packed.charCodeAt(read) || 0) - 97
      read += 1
      if (!(digit >= 0 && digit < 36)) return null
      place += digit * weight
      const least = Math.min(26, Math.max(1, k - bias))
      if (digit < least) break
      weight *= 36 - least
      if (weight > 0x7fffffff) return null
    }
    const length = points.length + 1
    bias = adapted(place - before, length, before === 0)
    point += Math.floor(place / length)
    place %= length
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null
    points.splice(place, 0, point)
    place += 1
  }
  return String.fromCodePoint(...points)
}

/** RFC 3492, section 6.1. */
function adapted(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2))
  rest += Math.floor(rest / length)
  let k = 0
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35)
  return k + Math.floor((36 * rest) / (rest + 38))
}

/** The value of a decimal digit: rows of ten lie one after another, each beginning at a zero. */
function valueOf(digit: string): number {
  let [code, value] = [digit.codePointAt(0) as number, 0]
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1
    value += 1
  }
  return value
}
