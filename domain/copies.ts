/** So many numbers stand for a text: the share in which two signatures agree is about the share of shingles two texts share. */
export type Signature = Int32Array

/** A passage that two texts share, where it stands in each; UTF-16 offsets. */
export type Shared = { a: { start: number; end: number }; b: { start: number; end: number }; words: number }

/** The signature of a text; null for a text without words. */
export function signatureOf(_text: string): Signature | null {
  return null
}

/** What is kept to find texts alike: two that share one number at one place are worth comparing. 32-bit, signed. */
export function bandsOf(_signature: Signature): number[] {
  return []
}

/** About how much of two texts is the same, 0 to 1 (Jaccard, of shingles). */
export function likeness(_one: Signature, _other: Signature): number {
  return 0
}

/** The passages that two texts share, longest first. */
export function sharedPassages(_a: string, _b: string): Shared[] {
  return []
}
