/** Letters that Unicode keeps apart and readers of Arabic, Persian and Turkish type for one another. */
const SAME: Readonly<Record<string, string>> = { ı: 'i', ٱ: 'ا', ى: 'ي', ی: 'ي', ة: 'ه', ک: 'ك' }

const SAME_LETTER = new RegExp(`[${Object.keys(SAME).join('')}]`, 'g')
/** A run of Arabic letters as they are typed, and what those of them fold to that are not themselves already. */
const ARABIC = /^[\u0621-\u063a\u0641-\u064a]*$/
const ARABIC_VARIANT = /[أإآؤئىة]/g
const ARABIC_SAME: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ؤ: 'و', ئ: 'ي', ى: 'ي', ة: 'ه' }

const MARKS_TATWEEL_INVISIBLE = /[\p{M}\p{Cf}ـ]+/gu
const ARABIC_DIGIT = /[٠-٩۰-۹]/g
const SPACE = /[\s\u0000-\u001f\u007f-\u009f]+/g

/** What folds to its lower case: ASCII with single spaces. */
const SIMPLE = /^(?:[!-~]| (?! ))*$/

/**
 * The form of a text in which two spellings of the same words are equal, for search and matching, never for showing:
 * compatibility forms resolved, lower case (I, İ, ı and i are one letter), no diacritics, tashkeel or tatweel, one alef
 * and one yeh, ASCII digits, single spaces. Folding twice is folding once.
 */
export function fold(text: string): string {
  if (SIMPLE.test(text)) return text.toLowerCase().trim()
  if (ARABIC.test(text)) return text.replace(ARABIC_VARIANT, (letter) => ARABIC_SAME[letter] ?? letter)
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS_TATWEEL_INVISIBLE, '')
    .replace(SAME_LETTER, (letter) => SAME[letter] ?? letter)
    .replace(ARABIC_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(SPACE, ' ')
    .trim()
    .normalize('NFC')
}
