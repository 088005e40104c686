/** Lines as mail programs break them: all but the last about equally long, most broken inside a sentence. */
const WRAPPED = { shortest: 40, longest: 110, fewest: 3, spread: 26 }

/** One line for each paragraph that was broken into lines; other lines as they are. Blank lines stand between blocks. */
export function unwrap(lines: readonly string[]): string[] {
  const whole: string[] = []
  for (let from = 0; from < lines.length; ) {
    let until = from
    while (until < lines.length && lines[until] !== '') until++
    const block = lines.slice(from, until)
    if (isWrapped(block)) whole.push(block.join(' '))
    else for (const line of block) whole.push(line)
    if (until < lines.length) whole.push('')
    from = until + 1
  }
  return whole
}

function isWrapped(block: readonly string[]): boolean {
  const full = block.slice(0, -1)
  if (block.length < WRAPPED.fewest || !/[.!?؟…"»”]$/.test(block.at(-1) ?? '')) return false
  const lengths = full.map((line) => line.length)
  const longest = lengths.reduce((most, each) => Math.max(most, each), 0)
  if (longest > WRAPPED.longest || lengths.some((each) => each < WRAPPED.shortest || each < longest - WRAPPED.spread))
    return false
  const goesOn = block.slice(1).filter((line) => /^[\p{Ll}\p{Lo}\d("«“]/u.test(line)).length
  const broken = full.filter((line) => !/[.!?؟…]["»”)]*$/.test(line)).length
  return 2 * goesOn >= full.length && 3 * broken >= 2 * full.length
}
