import { endsSentence, isListItem, type Line } from './lines'

/**
 * A sentence glued to the one before it: `بغداد.وذكرت`, `ended.The`. Not an abbreviation (`د.أحمد`), a number, an
 * address (`Syria.tv`) or a name (`العربية.نت`).
 */
const GLUED =
  /(?<=[\p{Script=Arabic}]{2}[»”"’)\]]?[.؟!]|[»”)\]]\.|\p{Ll}{3}[.!?][”"’)]?)(?=[«“"]?(?:[\p{Script=Arabic}\p{M}]{3}|\p{Lu}\p{Ll}{1,}\s))/gu
const NOT_A_SENTENCE = /^(?:نت|كوم|أورغ|Com|Net|Org|Tv|TV)(?=$|[^\p{L}])/u

/** The paragraphs of an article's lines: wrapped lines joined again, glued sentences apart. */
export function paragraphsOf(lines: readonly Line[]): string[] {
  return joinWrapped(lines).flatMap(unglue)
}

function unglue(paragraph: string): string[] {
  const pieces: string[] = []
  let from = 0
  for (const { index } of paragraph.matchAll(GLUED)) {
    if (NOT_A_SENTENCE.test(paragraph.slice(index, index + 8))) continue
    pieces.push(paragraph.slice(from, index))
    from = index
  }
  pieces.push(paragraph.slice(from))
  return pieces
}

/** Lines as mail programs and terminals break them: all but the last about equally long, broken inside sentences. */
const WRAPPED = { shortest: 45, longest: 110, fewest: 4 }

function joinWrapped(lines: readonly Line[]): string[] {
  const paragraphs: string[] = []
  for (let from = 0; from < lines.length; ) {
    let until = from + 1
    while (until < lines.length && !lines[until]?.apart) until++
    const block = lines.slice(from, until)
    if (isWrapped(block)) paragraphs.push(...joined(block))
    else paragraphs.push(...block.map(({ text }) => text))
    from = until
  }
  return paragraphs
}

function isWrapped(block: readonly Line[]): boolean {
  if (block.length < WRAPPED.fewest || block.some(isListItem)) return false
  const full = block.slice(0, -1)
  const even = full.filter(({ text }) => text.length >= WRAPPED.shortest && text.length <= WRAPPED.longest)
  const broken = full.filter(({ text }) => !endsSentence(text))
  return even.length >= 0.8 * full.length && broken.length >= 0.6 * full.length
}

function joined(block: readonly Line[]): string[] {
  return [block.map(({ text }) => text).join(' ')]
}
