import { findAgent } from '../agents/agents'
import { AUTHORITY_INDEX, type Mention } from '../agents/index-names'
import { plainDates } from '../dates/plain'
import { WEEKDAYS } from '../dates/tongue'
import { longestKnown, type Token, tokensOf } from './tokens'
import { PLACES, ZONES } from './words/lexicon'

/** What stands before a report's first word: `بغداد/ شبكة أخبار العراق-`, `ANKARA, June 18 (Reuters) -`. */
export type Dateline = { length: number; agents: string[]; unknownName: string | null }

const LOOKED_AT = 140
const HARD = new Set(['-', '–', '—', 'ـ', ':', '/', ')', '_'])
const FRAMES = new Set(['"', '«', '»', '“', '”', '(', ',', '،', '.', '|', "'", ...HARD])

/** The dateline a paragraph begins with, if it begins with one. */
export function datelineOf(text: string): Dateline | null {
  const tokens = tokensOf(text.slice(0, LOOKED_AT))
  const mentions = AUTHORITY_INDEX.mentionsIn(text.slice(0, LOOKED_AT))
  const dateAt = plainDates(tokens, null)
  const agents: string[] = []
  let placed = false
  let framed = false
  let end = 0
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token
    if (isFrame(token)) {
      if (isHard(token) && (placed || agents.length > 0)) {
        framed = true
        end = at + 1
      } else if (framed && end === at && !/["«“(]/.test(token.text)) end = at + 1
      at++
      continue
    }
    const agent = agentAt(tokens, at, mentions, placed)
    const place = agent ? null : longestKnown(tokens, at, (words) => PLACES.has(words) || ZONES.has(words) || undefined)
    const date = agent || place || !placed ? null : dateAt(at)
    const capital =
      !agent && !place && !date && (at === 0 ? isCapital(text, token) : placed && isName(text, tokens, at))
    if (agent) {
      agents.push(agent.id)
      at = agent.next
      // دمشق-سانا: no sign follows, but one went before
      if (framed) end = at
    } else if (place || capital) {
      if (framed && agents.length > 0) break
      placed = true
      at = place?.next ?? at + 1
    } else if (date) at = date.next
    else if (placed && WEEKDAYS.has(token.text)) at++
    else {
      const stranger = placed && framed && end === at ? unknownName(tokens, at) : null
      if (stranger) {
        const name = text.slice(token.start, tokens[stranger - 1]?.end)
        return { length: behindFrames(tokens, stranger), agents, unknownName: name }
      }
      break
    }
  }
  const isDateline = agents.length > 0 ? framed : placed && framed && isStrongPlace(tokens, end)
  if (!isDateline || end === 0) return null
  return { length: behindFrames(tokens, end), agents, unknownName: null }
}

/** The text behind a dateline begins after the signs that close it, but not after an opening quote. */
function behindFrames(tokens: readonly Token[], at: number): number {
  let next = at
  while (next < tokens.length && HARD.has(tokens[next]?.text ?? '') && tokens[next]?.kind === 'sign') next++
  return tokens[next - 1]?.end ?? 0
}

/** A place alone is a dateline only before a long dash: `DAMASCUS —`, `دمشق –`. */
function isStrongPlace(tokens: readonly Token[], end: number): boolean {
  return /^[–—]$/.test(tokens[end - 1]?.text ?? '')
}

/** `بغداد/ موقع كذا-`: a name of up to four words between a slash and a dash, not in the authority file. */
function unknownName(tokens: readonly Token[], at: number): number | null {
  if (tokens[at - 1]?.text !== '/') return null
  for (let next = at; next < at + 5 && next < tokens.length; next++) {
    const token = tokens[next] as Token
    if (token.kind === 'word') continue
    return next > at && /^[-–—:]$/.test(token.text) ? next : null
  }
  return null
}

/** An everyday word (الوطن, Star) names a publisher only behind a place. */
function agentAt(tokens: readonly Token[], at: number, mentions: readonly Mention[], placed: boolean) {
  const start = tokens[at]?.start
  const mention = mentions.find(({ start: name, from }) => name === start || from === start)
  if (!mention || mention.agents.length > 1 || (mention.ordinary && !mention.marked && !placed)) return null
  const agent = findAgent(mention.agents[0] as string)
  if (!agent || agent.kind === 'institution') return null
  const next = tokens.findIndex((token) => token.start >= mention.to)
  return { id: agent.id, next: next < 0 ? tokens.length : next }
}

function isFrame(token: Token): boolean {
  return FRAMES.has(token.text) && (token.kind === 'sign' || token.text === 'ـ')
}

function isHard(token: Token): boolean {
  return HARD.has(token.text)
}

/** `BEIRUT, Lebanon`: behind a place and a comma one capital letter is enough. */
function isName(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  return isCapital(text, token) || (tokens[at - 1]?.text === ',' && /^\p{Lu}/u.test(text.slice(token.start)))
}

function isCapital(text: string, token: Token): boolean {
  const word = text.slice(token.start, token.end)
  return word.length > 2 && /^\p{Lu}+$/u.test(word)
}
