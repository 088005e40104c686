import { open } from 'node:fs/promises'
import { connect } from '../../backup/connect'
import { publishRecord } from '../../db/copy/publish'
import { Refusal } from '../../domain/refusal'
import { withStore } from '../store'

/** `export FILE|-`: the public record as JSON Lines, into a new file or to standard output. */
export async function run([target, ...rest]: string[]): Promise<void> {
  if (!target || rest.length > 0) throw new Refusal('usage')
  const file = target === '-' ? null : await create(target)
  let count = 0
  const write = async (lines: readonly string[]) => {
    count += lines.length
    const text = lines.map((line) => `${line}\n`).join('')
    if (file) await file.writeFile(text)
    else if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
  try {
    await withStore({ join: true }, async ({ url }) => {
      const sql = connect(url)
      await publishRecord(sql, write).finally(() => sql.end({ timeout: 5 }))
    })
    await file?.sync()
  } finally {
    await file?.close()
  }
  if (file) process.stdout.write(`${JSON.stringify({ file: target, lines: count }, null, 2)}\n`)
}

async function create(path: string) {
  return open(path, 'wx').catch((error) => {
    throw error.code === 'EEXIST' ? new Refusal('file_exists') : error
  })
}
