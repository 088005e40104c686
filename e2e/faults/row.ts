/** What came of one fault: how often it was tried, what was lost or done twice, how long until writes were back (milliseconds). */
export interface Row {
  fault: string
  tried: number
  lost: number
  doubled: number
  slowest: number | null
  /** Anything else that did not hold; empty when all did. */
  wrong: readonly string[]
  note?: string
}

/** One script of a fault: the long form is for `npm run faults`, the short one takes seconds and is for `npm test`. */
export type Run = (options: { long: boolean }) => Promise<Row[]>

/** The rows as a table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['fault', 'tried', 'lost', 'doubled', 'slowest recovery', 'what else']
  const lines = rows.map(({ fault, tried, lost, doubled, slowest, wrong, note }) => [
    fault,
    tried.toLocaleString('en'),
    String(lost),
    String(doubled),
    slowest === null ? '–' : `${(slowest / 1_000).toFixed(1)} s`,
    [...wrong, note].filter(Boolean).join('; ').replaceAll('|', '\\|') || 'all held',
  ])
  return `${[head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`
}
