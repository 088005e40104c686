import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { takeBackup } from '../../backup/take'
import { Refusal } from '../../domain/refusal'
import { withStore } from '../store'

/** `backup DIR [--with-key]`: copies the record and the sealed log into a new folder, while the site runs. */
export async function run(args: string[]): Promise<void> {
  const { dir, withKey } = read(args)
  const began = Date.now()
  const { at, record, log, files } = await withStore({ join: true }, (store) => takeBackup({ ...store, dir, withKey }))
  const bytes = Object.values(files).reduce((sum, each) => sum + each.bytes, 0)
  const told = { dir, at, ...record, signed: log?.size ?? 0, withKey, bytes, seconds: (Date.now() - began) / 1000 }
  process.stdout.write(`${JSON.stringify(told, null, 2)}\n`)
  process.stderr.write(
    `${[
      'It holds addresses and unopened votes in the clear: keep it encrypted, where only you can read it, and no longer than 30 days.',
      withKey
        ? 'The key that signs the log is in it: whoever has it can sign in your name.'
        : 'The key that signs the log is not in it: keep a copy of keys/log-key elsewhere.',
      ...(log || record.leaves === 0
        ? []
        : ['No sealed log was found beside the database: only the database is in it.']),
    ].join('\n')}\n`,
  )
}

function read(args: string[]): { dir: string; withKey: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'with-key': { type: 'boolean', default: false } },
    })
    const [dir, ...rest] = positionals
    if (dir && rest.length === 0) return { dir: resolve(dir), withKey: values['with-key'] }
  } catch {}
  throw new Refusal('usage')
}
