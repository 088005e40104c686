import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Row, type Run, tableOf } from './row'

/** `npm run faults [-- NAME…] [--short] [--out FILE] [--json FILE]`: breaks things on purpose and says what was lost. */
const FAULTS: Record<string, () => Promise<{ run: Run }>> = {
  kills: () => import('./kills'),
  racing: () => import('./racing'),
  overload: () => import('./overload'),
  disk: () => import('./disk'),
  restore: () => import('./restore'),
  tampering: () => import('./tampering'),
}

const { values, positionals } = parseArgs({
  options: { short: { type: 'boolean' }, out: { type: 'string' }, json: { type: 'string' } },
  allowPositionals: true,
})
const unknown = positionals.find((name) => !Object.hasOwn(FAULTS, name))
if (unknown) {
  console.error(`There is no fault "${unknown}" to try. Faults: ${Object.keys(FAULTS).join(', ')}`)
  process.exit(1)
}

const rows: Row[] = []
for (const [name, load] of Object.entries(FAULTS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const { run } = await load()
  const found = await run({ long: !values.short }).catch((error: Error): Row[] => {
    return [{ fault: name, tried: 0, lost: 0, doubled: 0, slowest: null, wrong: [`${error.cause ?? error.stack}`] }]
  })
  rows.push(...found)
}
console.log(tableOf(rows))
if (values.out) writeFileSync(values.out, tableOf(rows))
if (values.json) writeFileSync(values.json, JSON.stringify(rows))
// What was not tried has not held either; a trial in passing may leave out what cannot be tried where it runs.
const held = ({ tried, lost, doubled, wrong }: Row) => (tried > 0 || values.short) && !lost && !doubled && !wrong.length
process.exit(rows.every(held) ? 0 : 1)
