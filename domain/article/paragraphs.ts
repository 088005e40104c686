import type { Line } from './lines'

/**
 * A sentence glued to the one before it: `بغداد.وذكرت`, `ended.The`. Not an abbreviation (`د.أحمد`), a number, an
 * address (`Syria.tv`) or a name (`العربية.نت`).
 */
const GLUED =
  /(?<=[\p{Script=Arabic}]{2}[»”"’)\]]?[.؟!]|[»”)\]]\.|\p{Ll}{3}[.!?][”"’)]?)(?=[«“"]?(?:[\p{Script=Arabic}\p{M}]{3}|\p{Lu}\p{Ll}{1,}\s))/gu
const NOT_A_SENTENCE = /^(?:نت|كوم|أورغ|Com|Net|Org|Tv|TV)(?=$|[^\p{L}])/u

/** The paragraphs of an article's lines, glued sentences apart. */
export function paragraphsOf(lines: readonly Line[]): string[] {
  return lines.flatMap(({ text }) => unglue(text))
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
