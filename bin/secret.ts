import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The secret that signs sign-in links of an embedded Isnad: made once, kept in the data folder, readable by its owner only. */
export function keptSecret(dir: string): string {
  const file = join(dir, 'auth-secret')
  try {
    writeFileSync(file, `${randomBytes(33).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
