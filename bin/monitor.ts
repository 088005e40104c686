import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
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

/**
 * How long it rests between two looks at the whole log and all tables, in milliseconds; as long as a look took where that is longer.
 * A change is found at worst by a look that begins when one look and one rest are over, and is confirmed by another: up to looks of
 * fifteen seconds all of that is within a minute.
 */
const REST = 15_000

/** After so many looks in a row that came to nothing, while the database answers, whoever hides something may be the reason. */
const FAILURES = 3

/** As whom it reads every table, and as whom it raises a stop. */
type Urls = { reading: string; stopping: string }
/** Null where there was nothing to look at. */
type Look = { holds: true; size: number; root: string } | { holds: false; line: string } | null

/**
 * Holds the sealed log and the tables against each other while the site runs, by the same verifier that anybody can run (verify/),
 * in a process of its own. What it has seen once must stay. A finding that is still there at a second look stops the record: it
 * is read-only until somebody lifts the stop (`tampered`). So does a verifier that fails three times in a row. `looked` is told when
 * a look is over.
 */
export function startMonitor(
  { data }: { data: string },
  urls: Urls,
  { rest = REST, looked = () => {} }: { rest?: number; looked?: () => void } = {},
): Monitor {
  const ending = new AbortController()
  const running = run(ending.signal)

  async function run(signal: AbortSignal): Promise<void> {
    const { db, close } = openDb(urls.stopping, { max: 1 })
    let seen: string | undefined
    let failures = 0
    while (!signal.aborted) {
      const began = Date.now()
      const found = await watch(seen).catch((error: Error) => ({ holds: null, why: error.message }))
      if (signal.aborted) break
      failures = found?.holds === null ? failures + 1 : 0
      if (found?.holds) seen = `${found.size}:${found.root}`
      if (found?.holds === false) await alarm('was tampered with', found.line)
      if (found?.holds === null) await failed(found.why)
      looked()
      await pause(Math.max(rest, Date.now() - began), undefined, { signal }).catch(() => {})
    }
    await close()

    async function watch(from: string | undefined): Promise<Look> {
      if (!(await stands())) return null
      const first = await look(from)
      // Whoever reads while others write may meet a tile that is just being replaced; what is false stays so.
      return first?.holds === false ? look(from) : first
    }

    /** Whether the database answers, and no stop stands. */
    async function stands(): Promise<boolean> {
      return readStop(db).then(
        (stop) => stop === null,
        () => false,
      )
    }

    async function failed(why: string): Promise<void> {
      console.error(`The record could not be verified: ${why}`)
      if (failures < FAILURES || !(await stands())) return
      await alarm('cannot be verified', `It could not be verified ${failures} times in a row: ${why}`)
    }

    async function alarm(what: string, detail: string): Promise<void> {
      console.error(`ALARM: the record ${what}, and is read-only from now on. ${detail}`)
      await raiseStop(db, 'tampered', detail).catch(() => {})
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
    const { holds, index, about, place, why, size, root } = JSON.parse(said)
    if (holds) return { holds, size, root }
    const at = index === null ? '' : `First bad index: ${index}${about ? ` (${about})` : ''}. `
    return { holds, line: `${at}${[place, why].filter(Boolean).join(': ')}` }
  }

  return {
    close: async () => {
      ending.abort()
      await running
    },
  }
}

/** What the verifier says, as one line of JSON. Throws with what it complains of where it could not look. */
async function verify(asked: readonly string[], url: string, signal: AbortSignal): Promise<string> {
  const program = fileURLToPath(new URL('../verify/verify.mjs', import.meta.url))
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, ISNAD_VERIFY_DB: url } as unknown as NodeJS.ProcessEnv
  const child = spawn(process.execPath, [program, ...asked], { env, signal, stdio: ['ignore', 'pipe', 'pipe'] })
  if (child.pid) setPriority(child.pid, 10)
  const [said, complaint] = [child.stdout, child.stderr].map(gather) as [() => string, () => string]
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0 || code === 1) return said()
  throw new Error(complaint().trim().slice(-500) || `the verifier ended with ${code}`)
}

function gather(stream: Readable): () => string {
  let text = ''
  stream.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  return () => text
}
