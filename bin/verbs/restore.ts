import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { replayLog, restoreBackup } from '../../backup/restore'
import { Refusal } from '../../domain/refusal'
import { withStore } from '../store'

/**
 * `restore DIR [--log DIR|URL] [--replay]`: loads a backup into an empty database. `restore --replay [--log …]`: puts back what a
 * restored record lacks of the sealed log.
 */
export async function run(args: string[]): Promise<void> {
  const { dir, log, replays } = read(args)
  const began = Date.now()
  const done = await withStore({ join: false }, (store) =>
    dir ? restoreBackup({ ...store, dir, log, replays }) : replayLog({ ...store, log }),
  )
  process.stdout.write(`${JSON.stringify({ ...done, seconds: (Date.now() - began) / 1000 }, null, 2)}\n`)
  const lost = done.missing.filter((each) => each.lost).length
  if (done.readOnly)
    process.stderr.write(
      `The log went on after this backup: ${lost} sealed entries are missing, and the record is read-only until they are put back.\n` +
        'npm run -s isnad -- restore --replay\n',
    )
  else if (lost > 0)
    process.stderr.write(
      `${lost} entries are in the log again, marked as lost: what they did no longer holds. People may do it again.\n`,
    )
}

function read(args: string[]): { dir?: string; log?: string; replays: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { log: { type: 'string' }, replay: { type: 'boolean', default: false } },
    })
    const [dir, ...rest] = positionals
    const log = values.log && (/^https?:\/\//.test(values.log) ? values.log : resolve(values.log))
    if (rest.length === 0 && (dir || values.replay)) return { dir: dir && resolve(dir), log, replays: values.replay }
  } catch {}
  throw new Refusal('usage')
}
