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

/** How soon votes must be taken again after a fault, in milliseconds; in the short form the machine is busy with other tests. */
export const BACK = { long: 5_000, short: 30_000 }

/** What is wrong with how long each recovery took: one that never came, or came later than `limit`. */
export function late(back: readonly (number | null)[], limit: number): string[] {
  const never = back.filter((ms) => ms === null).length
  const slow = back.filter((ms) => ms !== null && ms > limit)
  return [
    ...(never > 0 ? [`${never} of ${back.length} times writes never came back`] : []),
    ...(slow.length > 0 ? [`writes were back after ${slow.join(', ')} ms, later than ${limit} ms`] : []),
  ]
}

/** The slowest recovery that came; null where none did. */
export function slowestOf(back: readonly (number | null)[]): number | null {
  const came = back.filter((ms) => ms !== null)
  return came.length > 0 ? Math.max(...came) : null
}

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
