import type { Evidence, Stance, Traced } from './evidence'
import type { Attached, CitationEdge, Graph, SourceNode } from './provenance'
import type { CountedVote, Verdict } from './verdict'
import type { Vote } from './vote'

/** Short ways to write the cases of the rule's tests. */

let pieces = 0

/**
 * A piece of evidence: what it does to the claim, and whose word it is. Active, named, of a third party, through no citation,
 * in a source of its own unless said. Its word ends with the speaker until somebody traces it.
 */
export function says(
  stance: Stance,
  agent: string,
  more: { unnamed?: boolean } & Partial<Pick<Attached, 'id' | 'standing' | 'active' | 'source' | 'citation'>> = {},
): Traced<Attached> {
  pieces += 1
  const { unnamed = false, ...rest } = more
  const speaker = { agent, unnamed }
  const usual = {
    id: `piece-${pieces}`,
    standing: 'third_party',
    active: true,
    source: `source-${pieces}`,
    citation: null,
  } as const
  return { ...usual, ...rest, stance, speaker, ends: [speaker] }
}

/** A citation that was recorded: in this source, of this agent; named, direct and linked to nothing unless said. */
export function cites(
  id: string,
  source: string,
  agent: string | null,
  more: Partial<Pick<CitationEdge, 'unnamed' | 'via' | 'cites'>> = {},
): CitationEdge {
  return { id, source, agent, unnamed: agent === null, via: [], cites: null, ...more }
}

/** Sources written as `id`, `id by publisher` or `id by publisher, as earlier`, with what is cited in them. */
export function graphOf(sources: readonly string[], ...citations: readonly CitationEdge[]): Graph {
  const nodes = sources.map((line): [string, SourceNode] => {
    const [told = '', sameAs = null] = line.split(', as ')
    const [id = '', publisher = null] = told.split(' by ')
    return [id, { id, publisher, sameAs }]
  })
  return { sources: new Map(nodes), citations: new Map(citations.map((each) => [each.id, each])) }
}

/** The same piece after it was withdrawn. */
export function withdrawn<E extends Evidence>(piece: E): E {
  return { ...piece, active: false }
}

/** The first vote of a reviewer, in round 1, citing these pieces. */
export function vote(reviewer: string, verdict: Verdict, cites: readonly Evidence[], more: Partial<Vote> = {}): Vote {
  const version = more.version ?? 1
  return {
    id: `${reviewer}/${version}`,
    reviewer,
    version,
    round: 1,
    verdict,
    evidence: cites.map((piece) => piece.id),
    suspended: false,
    probation: false,
    recused: false,
    interested: false,
    held: false,
    ...more,
  }
}

/** `3/2/0`: three reviewers for confirmed, two for denied, none for unverified; unverified votes cite nothing. */
export function votes(tally: string, cites: readonly Evidence[], more: Partial<Vote> = {}): Vote[] {
  return spread(tally).map((verdict, at) =>
    vote(`reviewer-${at}-of-round-${more.round ?? 1}`, verdict, verdict === 'unverified' ? [] : cites, more),
  )
}

/** The same as votes that already count. */
export function counted(tally: string, cites: readonly Traced[] = []): CountedVote[] {
  return spread(tally).map((verdict) => ({ verdict, cites: verdict === 'unverified' ? [] : cites }))
}

function spread(tally: string): Verdict[] {
  const [confirmed = 0, denied = 0, unverified = 0] = tally.split('/').map(Number)
  return [
    ...Array<Verdict>(confirmed).fill('confirmed'),
    ...Array<Verdict>(denied).fill('denied'),
    ...Array<Verdict>(unverified).fill('unverified'),
  ]
}

/** The bytes of hexadecimal letters, and back. */
export const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
export const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The same hashes with one bit of one of them changed; which bit, `salt` decides. */
export function flipped(hashes: readonly Uint8Array[], which: number, salt: number): Uint8Array[] {
  const copy = hashes.map((hash) => hash.slice())
  const bit = (salt * 31 + which * 17) % 256
  const hash = copy[which] as Uint8Array
  hash[bit >> 3] = (hash[bit >> 3] as number) ^ (1 << (bit & 7))
  return copy
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
