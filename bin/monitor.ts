import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDb } from '../db/client'
import { raiseStop, readStop } from '../db/sealing'
import { foldersOf } from '../log/folders'
import { lastOf } from '../log/guard'
import { readKeys } from '../log/key'

export interface Monitor {
  close(): Promise<void>
}

/** How long it rests between two looks at the whole log and all tables; longer where a look takes longer than a fifth of it. */
const REST = 30_000
const REST_FOR_WORK = 4

/** As whom it reads every table, and as whom it raises a stop. */
type Urls = { reading: string; stopping: string }
type Look = { holds: true; size: number; root: string } | { holds: false; index: number | null; line: string } | null

/**
 * Holds the sealed log and the tables against each other while the site runs, by the same verifier that anybody can run (verify/),
 * in a process of its own. What it has seen once must stay. A finding that is still there at a second look stops the record: it
 * is read-only until somebody lifts the stop (`tampered`).
 */
export function startMonitor({ data }: { data: string }, urls: Urls, { rest = REST } = {}): Monitor {
  const ending = new AbortController()
  const running = run(ending.signal)

  async function run(signal: AbortSignal): Promise<void> {
    const { db, close } = openDb(urls.stopping, { max: 1 })
    let seen: string | undefined
    while (!signal.aborted) {
      const began = Date.now()
      const found = await watch(seen).catch(() => null)
      if (found?.holds) seen = `${found.size}:${found.root}`
      if (found && !found.holds && !signal.aborted) await alarm(found)
      const rested = Math.max(rest, (Date.now() - began) * REST_FOR_WORK)
      await pause(rested, undefined, { signal }).catch(() => {})
    }
    await close()

    async function watch(from: string | undefined): Promise<Look> {
      if (await readStop(db)) return null
      const first = await look(from)
      // Whoever reads while others write may meet a tile that is just being replaced; what is false stays so.
      return first?.holds === false ? look(from) : first
    }

    async function alarm({ line }: { line: string }): Promise<void> {
      console.error(`ALARM: the record was tampered with, and is read-only from now on. ${line}`)
      await raiseStop(db, 'tampered', line).catch(() => {})
    }
  }

  async function look(from: string | undefined): Promise<Look> {
    const { served, keys, guard } = foldersOf(data)
    const known = await readKeys(keys)
    const head = await lastOf(guard).catch(() => null)
    // Nothing was sealed yet.
    if (!known || (!head && !existsSync(join(served, 'checkpoint')))) return null
    const pinned = known.verifiers.flatMap(({ vkey }) => ['--vkey', vkey])
    const asked = [served, '--live', '--json', '--db', '-', ...pinned, ...(from ? ['--from', from] : [])]
    const said = await verify(asked, urls.reading, ending.signal)
    if (!said) return null
    const { holds, index, about, place, why, size, root } = JSON.parse(said)
    if (holds) return { holds, size, root }
    const at = index === null ? '' : `First bad index: ${index}${about ? ` (${about})` : ''}. `
    return { holds, index, line: `${at}${[place, why].filter(Boolean).join(': ')}` }
  }

  return {
    close: async () => {
      ending.abort()
      await running
    },
  }
}

/** What the verifier says, as one line of JSON; null where it could not look, as when the database is away. */
async function verify(asked: readonly string[], url: string, signal: AbortSignal): Promise<string | null> {
  const program = fileURLToPath(new URL('../verify/verify.mjs', import.meta.url))
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, ISNAD_VERIFY_DB: url } as unknown as NodeJS.ProcessEnv
  const child = spawn(process.execPath, [program, ...asked], { env, signal, stdio: ['ignore', 'pipe', 'ignore'] })
  if (child.pid) setPriority(child.pid, 10)
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part
  })
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  return code === 0 || code === 1 ? said : null
}
