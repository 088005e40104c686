import type { Side } from '../../domain/evidence'
import type { ChainNode, Chains } from '../../domain/provenance/chains'
import { type Fitted, fitted } from './lettering'

/** A line of a box as it will be said: its words, which way they run, and how loudly. */
export type Saying = { text: string; direction: 'ltr' | 'rtl'; tone: 'what' | 'name' | 'beside' }

/** A box of the picture, measured: the words that fit, and all of them. */
export type Box = {
  key: string
  node: ChainNode
  side: Side
  lines: (Saying & { at: number })[]
  whole: string
  cut: boolean
  width: number
  height: number
}
export type Edge = { from: string; to: string; side: Side }

const INSET = 11
const LETTERS = {
  what: { size: 12, lead: 17, most: 2 },
  name: { size: 15, lead: 21, most: 3 },
  beside: { size: 12, lead: 17, most: 2 },
} as const

/**
 * The boxes and edges of both sides, for one picture. A document that begins chains of both sides is one box; all others
 * belong to their side. `sayings` gives the words of a box, all of one width.
 */
export function boxesOf(
  chains: Readonly<Record<Side, Chains>>,
  sayings: (node: ChainNode, side: Side) => readonly Saying[],
  width: number,
): { boxes: Box[]; edges: Edge[] } {
  const boxes = new Map<string, Box>()
  const edges: Edge[] = []
  for (const side of ['supports', 'denies'] as const) {
    const ledTo = new Set(chains[side].edges.map(({ to }) => to))
    const keys = new Map<string, string>()
    for (const node of chains[side].nodes) {
      const begins = node.kind === 'source' && !ledTo.has(node.id)
      const key = begins ? `read ${node.source}` : `${side} ${node.id}`
      keys.set(node.id, key)
      if (!boxes.has(key)) boxes.set(key, measured(key, node, side, sayings(node, side), width))
    }
    for (const { from, to } of chains[side].edges) {
      edges.push({ from: keys.get(from) ?? from, to: keys.get(to) ?? to, side })
    }
  }
  return { boxes: [...boxes.values()], edges }
}

function measured(key: string, node: ChainNode, side: Side, sayings: readonly Saying[], width: number): Box {
  const lines: Box['lines'] = []
  let height = INSET
  let cut = false
  for (const saying of sayings) {
    const { size, lead, most } = LETTERS[saying.tone]
    const shown: Fitted = fitted(saying.text, { breadth: width - 2 * INSET, size, most })
    cut ||= shown.cut
    for (const text of shown.lines) {
      height += lead
      lines.push({ ...saying, text, at: height - Math.round(lead * 0.28) })
    }
  }
  const whole = sayings.map(({ text }) => text).join(' ')
  return { key, node, side, lines, whole, cut, width, height: height + INSET }
}
