/** So many of the things found are right, of so many found and so many there were to find. */
export type Tally = { right: number; found: number; wanted: number }

export const none = (): Tally => ({ right: 0, found: 0, wanted: 0 })

export function add(sum: Tally, one: Tally): void {
  sum.right += one.right
  sum.found += one.found
  sum.wanted += one.wanted
}

export type Pairing<F, W> = { pairs: [F, W][]; extra: F[]; missing: W[] }

/** Pairs as many of the found with the wanted as fit, each once (augmenting paths; the lists are short). */
export function pair<F, W>(
  found: readonly F[],
  wanted: readonly W[],
  fits: (found: F, wanted: W) => boolean,
): Pairing<F, W> {
  const heldBy = new Map<number, number>()
  const place = (at: number, tried: Set<number>): boolean =>
    wanted.some((each, to) => {
      if (tried.has(to) || !fits(found[at] as F, each)) return false
      tried.add(to)
      const holder = heldBy.get(to)
      if (holder !== undefined && !place(holder, tried)) return false
      heldBy.set(to, at)
      return true
    })
  for (const at of found.keys()) place(at, new Set())
  const used = new Set(heldBy.values())
  return {
    pairs: [...heldBy].map(([to, at]) => [found[at] as F, wanted[to] as W]),
    extra: found.filter((_, at) => !used.has(at)),
    missing: wanted.filter((_, to) => !heldBy.has(to)),
  }
}

/** Precision, recall and F1 in fixed columns; a dash where there was nothing. */
export function figures({ right, found, wanted }: Tally): string {
  const share = (of: number) => (of === 0 ? '   –' : (right / of).toFixed(2))
  const f1 = found + wanted === 0 ? '   –' : ((2 * right) / (found + wanted)).toFixed(2)
  return `${share(found)} ${share(wanted)} ${f1}`
}

/** Prints rows of cells under a head, columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  for (const row of rows) console.log(`  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())
}
