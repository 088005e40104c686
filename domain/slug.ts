import { fold } from './fold'

const LENGTH = 60

// A plain romanization, one way and without vowels: an address that can be read aloud, not a transcription.
const ARABIC: Record<string, string> = {
  ا: 'a',
  ب: 'b',
  ت: 't',
  ث: 'th',
  ج: 'j',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'w',
  ي: 'y',
  ء: '',
}

/** An address from a title: Latin letters, digits and hyphens, 60 at most, cut at a word; `fallback` where nothing is left. */
export function slugOf(title: string, fallback: string): string {
  const latin = [...fold(title)].map((letter) => ARABIC[letter] ?? letter).join('')
  const words = latin.split(/[^a-z0-9]+/).filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word
    if (longer.length > LENGTH) break
    slug = longer
  }
  return slug || fallback
}
