import { fold } from '../fold'
import { type Agent, AUTHORITY } from './agents'

/** A place in a text where a name of an agent stands. Offsets are UTF-16 units into the text given. */
export type Mention = {
  /** One id; several when the name is claimed by several and nothing beside it decides. */
  agents: readonly string[]
  /** The name itself. */
  start: number
  end: number
  /** The name with its kind word, nationality word, quotation marks or brackets. */
  from: number
  to: number
  /** Something of that marks it as a name. */
  marked: boolean
  /** The spelling is also an everyday word: it counts only when marked, or as subject of a reporting verb. */
  ordinary: boolean
  /** An entered spelling, or one that only sounds like it. */
  by: 'spelling' | 'sound'
}

export type AgentIndex = { find(name: string): readonly string[]; mentionsIn(text: string): Mention[] }

type Word = { text: string; start: number; end: number }
type Claim = { id: string; ordinary: boolean }
type Node = { next: Map<string, Node>; claims: Claim[] }

const WORD = /\p{L}[\p{L}\p{M}\p{Cf}ـ]*|\p{N}+/gu
const LINK = /(?:https?:\/\/|www\.)\S{0,2000}|[\w.+-]{0,64}@[\w.-]{1,255}|#[\p{L}\p{N}_]+/gu
const KIND_BEFORE = new Set(
  words('صحيفة جريدة مجلة وكالة موقع قناة منصة شبكة إذاعة newspaper daily agency website channel'),
)
const KIND_BEHIND = new Set(
  words('gazetesi ajansı televizyonu kanalı dergisi sitesi newspaper daily agency website channel magazine للأنباء'),
)
const PREFIX = /^[وف]?[بلك]?(?=ال)|^[وف]?لل|^[وفبلك]/

/** Makes the index of these agents' names. */
export function indexAgents(agents: readonly Agent[]): AgentIndex {
  const root: Node = { next: new Map(), claims: [] }
  for (const { id, names } of agents)
    for (const { name, ordinary = false } of names) {
      let node = root
      for (const { text } of wordsIn(name)) {
        const next = node.next.get(text) ?? { next: new Map(), claims: [] }
        node.next.set(text, next)
        node = next
      }
      if (node !== root && !node.claims.some((each) => each.id === id)) node.claims.push({ id, ordinary })
    }
  return {
    find: (name) => {
      const all = wordsIn(name.slice(0, 200))
      const bare = all.filter(({ text }) => !KIND_BEFORE.has(text) && !KIND_BEHIND.has(text))
      for (const list of [all, bare]) {
        const found = longestAt(root, list, 0)
        if (found && found.next === list.length) return [...new Set(found.claims.map(({ id }) => id))]
      }
      return []
    },
    mentionsIn: (text) => mentions(root, text),
  }
}

export const AUTHORITY_INDEX: AgentIndex = indexAgents(AUTHORITY)

function mentions(root: Node, text: string): Mention[] {
  const links = Array.from(text.matchAll(LINK), ({ 0: link, index }) => [index, index + link.length] as const)
  const all = wordsIn(text)
  const found: Mention[] = []
  let link = 0
  for (let at = 0; at < all.length; ) {
    const word = all[at] as Word
    while ((links[link]?.[1] ?? Number.POSITIVE_INFINITY) <= word.start) link++
    const name = word.start >= (links[link]?.[0] ?? Number.POSITIVE_INFINITY) ? null : longestAt(root, all, at, text)
    if (!name) {
      at++
      continue
    }
    const start = name.start
    const end = (all[name.next - 1] as Word).end
    const quoted = /["«“(‘'[]$/.test(text.slice(0, start).slice(-1)) && /["»”)’'\]]/.test(text[end] ?? '')
    let from = quoted ? start - 1 : start
    let to = quoted ? end + 1 : end
    const before = all[at - 1]
    const behind = all[name.next]
    const kindBefore = before && KIND_BEFORE.has(before.text.replace(/^[وفبلك]/, '')) && from - before.end < 3
    const kindBehind = behind && KIND_BEHIND.has(behind.text) && behind.start - to < 3
    if (kindBefore) from = before.start
    if (kindBehind) to = behind.end
    found.push({
      agents: name.claims.map(({ id }) => id),
      start,
      end,
      from,
      to,
      marked: Boolean(quoted || kindBefore || kindBehind),
      ordinary: name.claims.every(({ ordinary }) => ordinary),
      by: 'spelling',
    })
    at = name.next
  }
  return found
}

function longestAt(root: Node, all: readonly Word[], from: number, text?: string) {
  let found = null as { claims: Claim[]; start: number; next: number } | null
  const first = all[from]
  if (!first) return null
  const cut = text ? (PREFIX.exec(first.text)?.[0] ?? '') : ''
  const starts = [
    first.text,
    ...(cut ? [cut.endsWith('لل') ? `ال${first.text.slice(cut.length)}` : first.text.slice(cut.length)] : []),
  ]
  for (const [rank, start] of starts.entries()) {
    let node = root.next.get(start)
    for (let at = from; node; ) {
      if (node.claims.length > 0 && at + 1 > (found?.next ?? 0))
        found = {
          claims: node.claims,
          start: first.start + (rank && !cut.endsWith('لل') ? cut.length : 0),
          next: at + 1,
        }
      const gap = text?.slice((all[at] as Word).end, all[at + 1]?.start) ?? ''
      if (gap.length > 3 || /[\n،,;:!?]/.test(gap)) break
      at++
      node = node.next.get(all[at]?.text ?? '')
    }
  }
  return found
}

function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: piece, index }) => ({
    text: fold(piece),
    start: index,
    end: index + piece.length,
  }))
}

function words(list: string): string[] {
  return list.split(' ').map(fold)
}
