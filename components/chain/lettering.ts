/** A line of a box: what stands in it, whole, and what of it is shown. */
export type Fitted = { lines: string[]; cut: boolean }

/** Broader than any letter of its kind in the label face, in parts of the size of the letters. */
const BREADTH: readonly [RegExp, number][] = [
  [/[\p{Mn}\p{Me}\p{Cf}]/u, 0],
  [/[ .,:;'’!|ijlıİItfr()[\]،؛اأإآ]/u, 0.42],
  [/[mwMWşŞ@%—…]/u, 0.95],
  [/\p{Lu}/u, 0.76],
  [/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u, 0.64],
  [/[\p{Script=Arabic}\p{Script=Hebrew}]/u, 0.66],
]

/** No narrower than the text will be drawn, in pixels, for letters of a size. */
export function breadthOf(text: string, size: number): number {
  let breadth = 0
  for (const letter of text) breadth += BREADTH.find(([kind]) => kind.test(letter))?.[1] ?? 1.05
  return breadth * size
}

/**
 * A text in at most so many lines of a breadth, broken between words; what does not fit is cut, and an ellipsis says so.
 * Time is linear in the text.
 */
export function fitted(text: string, { breadth, size, most }: { breadth: number; size: number; most: number }): Fitted {
  const lines: string[] = []
  let room = 0
  const space = breadthOf(' ', size)
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const wide = breadthOf(word, size)
    if (lines.length > 0 && wide + space <= room) lines[lines.length - 1] += ` ${word}`
    else if (lines.push(word) > most) break
    room = (lines.at(-1) === word ? breadth : room - space) - wide
  }
  const more = lines.length > most
  const shown = lines.slice(0, most).map((line, at) => shortened(line, breadth, size, more && at === most - 1))
  return { lines: shown, cut: more || shown.some((line) => line.endsWith('…')) }
}

/** As much of a line as fits, before an ellipsis where something is left out. */
function shortened(line: string, breadth: number, size: number, more: boolean): string {
  if (!more && breadthOf(line, size) <= breadth) return line
  let room = breadth - breadthOf('…', size)
  let end = 0
  for (const letter of line) {
    room -= breadthOf(letter, size)
    if (room < 0) break
    end += letter.length
  }
  return `${line.slice(0, end).trimEnd()}…`
}
