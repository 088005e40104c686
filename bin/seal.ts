import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openDb } from '../db/client'
import { stopIfBehind } from '../log/open'
import type { Settings } from '../server/settings'

export interface Sealer {
  /** Ends it after a last round; it is waited for, and not for long. */
  close(): Promise<void>
}

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

/** How long after its end a sealer is started again, in milliseconds. */
const AGAIN = 1_000

type Known = Pick<Settings, 'data' | 'witnesses' | 'logGit'>

/** Keeps a sealer running (bin/sealer.ts) in a process of its own, which knows the log's key and nothing of the site's secrets. */
export function startSealer({ data, witnesses, logGit }: Known, url: string, origin: string): Sealer {
  let child: ChildProcess | undefined
  let again: NodeJS.Timeout | undefined
  let closing = false
  // A trial of a crash is meant for the first one: the next shall find what it left.
  let trial = process.env.ISNAD_SEALER_STOP_AT

  const start = () => {
    const { PATH, HOME, NODE_ENV, ISNAD_FAULTS } = process.env
    const known = { PATH, HOME, NODE_ENV, ISNAD_FAULTS, ISNAD_SEALER_STOP_AT: trial }
    const more = { ...(witnesses && { ISNAD_WITNESSES: witnesses }), ...(logGit && { ISNAD_LOG_GIT: logGit }) }
    trial = undefined
    child = spawn(process.execPath, [fileURLToPath(new URL('./sealer.mjs', import.meta.url))], {
      env: {
        ...known,
        ...more,
        ISNAD_SEALER_URL: url,
        ISNAD_DATA: data,
        ISNAD_LOG_ORIGIN: origin,
      } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.once('exit', () => {
      if (!closing) again = setTimeout(start, AGAIN)
    })
  }
  start()
  return {
    close: async () => {
      closing = true
      clearTimeout(again)
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const late = setTimeout(() => child?.kill('SIGKILL'), 5_000)
      await gone
      clearTimeout(late)
    },
  }
}
