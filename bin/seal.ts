import { fileURLToPath } from 'node:url'
import { openDb } from '../db/client'
import { stopIfBehind } from '../log/open'
import type { Settings } from '../server/settings'
import { type Beside, startBeside } from './beside'

/** Before anything can be written: a database that holds less than was signed is for reading only. */
export async function refuseOlder(url: string, data: string): Promise<void> {
  const { db, close } = openDb(url, { max: 1 })
  try {
    const found = await stopIfBehind(db, data)
    if (found) console.error(`The record is for reading only (${found.code}): ${found.message}`)
  } finally {
    await close()
  }
}

type Known = Pick<Settings, 'data' | 'witnesses' | 'logGit'>

/** Keeps a sealer running (bin/sealer.ts) in a process of its own, which knows the log's key and nothing of the site's secrets. */
export function startSealer({ data, witnesses, logGit }: Known, url: string, origin: string): Beside {
  // A trial of a crash is meant for the first one: the next shall find what it left.
  let trial = process.env.ISNAD_SEALER_STOP_AT
  return startBeside(fileURLToPath(new URL('./sealer.mjs', import.meta.url)), () => {
    const { PATH, HOME, NODE_ENV, ISNAD_FAULTS } = process.env
    const known = { PATH, HOME, NODE_ENV, ISNAD_FAULTS, ISNAD_SEALER_STOP_AT: trial }
    const more = { ...(witnesses && { ISNAD_WITNESSES: witnesses }), ...(logGit && { ISNAD_LOG_GIT: logGit }) }
    trial = undefined
    const own = { ISNAD_SEALER_URL: url, ISNAD_DATA: data, ISNAD_LOG_ORIGIN: origin }
    return { ...known, ...more, ...own } as NodeJS.ProcessEnv
  })
}
