import type { Voice } from '../frame'
import { type Case, TR } from '../words/turkish'

/** A speaker with the case of its phrase. */
export type Cased = { voice: Voice; case: Case; a: number; b: number }

/** A kind word with whatever ending: its stem, and the ending. */
export const KIND_STEM = /^(gazete|ajans|televizyon|kanal|site|dergi|radyo|portal)(?:si|i|u|leri|lari)?(.*)$/

/** What a kind word makes of the name in front of it, whatever its ending. */
export const TURKISH_CLASS = (word: string): string | null => {
  const stem = KIND_STEM.exec(word)
  if (!stem) return null
  const rest = stem[2] ?? ''
  return rest === '' || TR.cases.has(rest) || rest === 's' ? (TR.kinds.get(stem[1] ?? '') ?? null) : null
}

/** The case of a noun of the lists by its ending: `bakanlığından`, `kaynaklara`, `yetkilisi`. */
export function caseOfNoun(word: string): Case {
  if (/(?:lardan|lerden|larindan|lerinden|liktan|gindan|inden|indan|ndan|nden|ktan|iden|ktan|attan|tan)$/.test(word))
    return 'ablative'
  if (/(?:larin|lerin|larinin|lerinin|ginin|inin|nin|nun|gin)$/.test(word)) return 'genitive'
  if (/(?:lara|lere|larina|lerine|gina|ina|ine|iye|aga|iga|ya|ata|ansa|ala)$/.test(word)) return 'dative'
  if (/(?:nca|nce|kca|iyla|iyle)$/.test(word)) return 'with'
  if (/(?:ginda|inda|inde)$/.test(word)) return 'locative'
  if (/(?:gini|anini|lerini|larini)$/.test(word)) return 'accusative'
  return 'none'
}

export function caseAt(sign: string, ending: string): Case | null {
  return /^['’]$/.test(sign) ? (TR.cases.get(ending) ?? null) : null
}
