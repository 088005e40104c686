/** How the tables spell what entries and words say: keys that are found by, precisions, the surroundings of a passage. */

const SAME = { ı: 'i', ٱ: 'ا', ى: 'ي', ی: 'ي', ة: 'ه', ک: 'ك' }
const HAMZA = { أ: 'ا', إ: 'ا', آ: 'ا', ؤ: 'و', ئ: 'ي', ى: 'ي', ة: 'ه' }
const LOOK_ALIKE = {
  ...{ ç: 'c', ğ: 'g', ı: 'i', ö: 'o', ş: 's', ü: 'u', 0: 'o', 1: 'l', 5: 's', '١': 'ا', '٥': 'ه' },
  ...HAMZA,
}

/** What names are found by: one spelling of the same letters. */
export function foldName(name) {
  const arabic = /^[\u0621-\u063a\u0641-\u064a]*$/.test(name)
  if (arabic) return name.replace(/[أإآؤئىة]/g, (letter) => HAMZA[letter])
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}ـ]+/gu, '')
    .replace(/[ıٱىیةک]/g, (letter) => SAME[letter])
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\s\0-\x1f\x7f-\x9f]+/g, ' ')
    .trim()
    .normalize('NFC')
}

/** What no two handles share. */
export function handleKey(handle) {
  return [...handle.normalize('NFC')]
    .filter((letter) => letter !== '_')
    .map((letter) => LOOK_ALIKE[letter] ?? letter)
    .join('')
}

/** `2024` is a year, `2024-06-24T10:25` a time; nothing, and what is gone, has the precision that it is. */
export function precisionOf(value) {
  if (typeof value !== 'string') return value
  return { 4: 'year', 7: 'month', 10: 'day' }[value.length] ?? 'time'
}

/** A passage where it stands in a text, with 32 units before and after, and no half of a letter at their ends. */
export function anchorIn(text, start, end) {
  const whole = (part) => part.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')
  return {
    exact: text.slice(start, end),
    prefix: whole(text.slice(Math.max(0, start - 32), start)),
    suffix: whole(text.slice(end, end + 32)),
  }
}
