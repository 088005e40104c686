import type { AgentIndex } from '../../agents/index-names'
import { PASSAGE_LENGTH } from '../../evidence'
import type { Citation } from '../reading'
import { COMMENTS, keyOf } from '../words/lexicon'
import { arabicFrames } from './arabic/frames'
import { ARABIC_CLASS } from './arabic/noun'
import { englishFrames } from './english/frames'
import { ENGLISH_CLASS } from './english/voice'
import type { Frame } from './frame'
import { type Attribution, Memory } from './resolve'
import { type Scene, sceneOf } from './scene'
import type { Sentence } from './sentences'
import { TURKISH_CLASS } from './turkish/case'
import { turkishFrames } from './turkish/frames'
import { AR } from './words/arabic'
import { EN } from './words/english'
import type { Phrases } from './words/phrases'
import { TR } from './words/turkish'

type Grammar = {
  frames: (scene: Scene, sentence: Sentence) => Frame[]
  classOf: (word: string) => string | null
  abbreviations: ReadonlySet<string>
  translated: Phrases
}

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  ar: { frames: arabicFrames, classOf: ARABIC_CLASS, abbreviations: new Set(), translated: AR.translated },
  en: { frames: englishFrames, classOf: ENGLISH_CLASS, abbreviations: EN.abbreviations, translated: EN.translated },
  tr: { frames: turkishFrames, classOf: TURKISH_CLASS, abbreviations: TR.abbreviations, translated: TR.translated },
}

/** So many words between quotation marks are somebody's words, fewer may be a name or a single borrowed word. */
const QUOTED_WORDS = 2

/**
 * Where an article passes on what agents said: one citation for each agent, its unnamed people, chain and act, with the
 * first sentence that shows it. Only Arabic, English and Turkish are read; any other language gives none. Works through
 * the text once, in time linear in its length; never throws.
 */
export function citationsIn(
  text: string,
  about: { language: string | null; publisher: string | null; agents: AgentIndex },
): Citation[] {
  const language = about.language ?? ''
  const grammar = Object.hasOwn(GRAMMARS, language) ? GRAMMARS[language] : null
  if (!grammar) return []
  const scene = sceneOf(withoutComments(text), about.agents, grammar.abbreviations, grammar.classOf)
  const memory = new Memory(about.publisher)
  const found: Attribution[] = []
  const named = [...scene.named.values()].filter(({ ordinary, several }) => !ordinary && !several)
  let seen = 0
  for (const [number, sentence] of scene.sentences.entries())
    for (const frame of grammar.frames(scene, sentence)) {
      for (let next = named[seen]; next && next.a < frame.a; next = named[++seen])
        memory.see(next.agents, next.class, scene.tokens[next.a]?.sentence ?? 0)
      found.push(...memory.take(frame, number))
    }
  return edges(found, about.publisher).map((each) => citation(each, scene, grammar))
}

/** The text up to where its readers speak. */
function withoutComments(text: string): string {
  for (const { 0: line, index } of text.matchAll(/^[^\n]{1,40}$/gm))
    if (COMMENTS.has(keyOf(line))) return text.slice(0, index)
  return text
}

function edges(found: readonly Attribution[], publisher: string | null): Attribution[] {
  const kept = new Map<string, Attribution>()
  const chains = new Map<string, string[]>()
  const spoken = new Set<string>()
  for (const each of found) {
    if (each.agent !== null && each.agent === publisher && !each.unnamed && each.frame.carriers.length === 0) continue
    const who = `${each.agent} ${each.unnamed}`
    const via = each.via.length > 0 ? each.via : (chains.get(who) ?? [])
    if (!chains.has(who)) chains.set(who, via)
    // Who denied and goes on speaking explains the denial.
    if (each.goesOn && (each.unnamed || each.frame.subject === null) && each.act === 'claims' && spoken.has(who))
      continue
    spoken.add(who)
    const key = `${who} ${via.join('>')} ${each.act}`
    if (!kept.has(key)) kept.set(key, { ...each, via })
  }
  return [...kept.values()]
}

function citation({ agent, unnamed, via, act, frame }: Attribution, scene: Scene, grammar: Grammar): Citation {
  const place = passageOf(frame, scene)
  return {
    agent,
    unnamed,
    via,
    relation: relationOf(frame, scene, grammar),
    act,
    exact: scene.text.slice(place.start, place.end),
    ...place,
  }
}

/** The sentence around the frame; of one longer than a passage may be, the part that begins with the frame. */
function passageOf(frame: Frame, { text, tokens, sentences }: Scene): { start: number; end: number } {
  const sentence = sentences[tokens[frame.a]?.sentence ?? 0] as Sentence
  if (sentence.end - sentence.start <= PASSAGE_LENGTH.max) return { start: sentence.start, end: sentence.end }
  const start = tokens[frame.a]?.start ?? sentence.start
  let last = frame.a
  while (last + 1 < sentence.to && (tokens[last + 1]?.end ?? 0) - start <= PASSAGE_LENGTH.max) last++
  const end = Math.min(tokens[last]?.end ?? start, start + PASSAGE_LENGTH.max)
  const split = /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[end] ?? '')
  return { start, end: split ? end - 1 : end }
}

function relationOf(frame: Frame, { tokens, sentences }: Scene, { translated }: Grammar): Citation['relation'] {
  const sentence = sentences[tokens[frame.a]?.sentence ?? 0] as Sentence
  let quoted = 0
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = tokens[at]
    if (translated.at(tokens, at, sentence.to) > 0) return 'translates'
    if (token && token.kind === 'word' && token.quote > 0 && !isNameIn(frame, at)) quoted++
  }
  return quoted >= QUOTED_WORDS ? 'quotes' : 'paraphrases'
}

/** Quotation marks also mark names: those of the frame's speakers are no quotation. */
function isNameIn(frame: Frame, at: number): boolean {
  const voices = [...(frame.subject ? [frame.subject] : []), ...frame.carriers, ...frame.from]
  return voices.some(({ a, b }) => at >= a && at < b)
}
