import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Site {
  /** Resolves when the site answers; rejects when its process ends before. */
  open(environment: Record<string, string>): Promise<void>
  /** Called once when the process ends without being asked to. */
  onExit(listener: () => void): void
  close(): Promise<void>
}

/**
 * Starts the process that serves the pages (bin/serve.ts). It is not this one, because whatever ends it,
 * someone must be left to start it again, and to stop the database.
 */
export function startSite(dev: boolean): Site {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./serve.mjs', import.meta.url))], {
    env: { ...process.env, NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' },
    // Next chats on stdout when it serves; what goes wrong comes on stderr.
    stdio: ['ignore', dev ? 'inherit' : 'ignore', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit')
  let closing = false
  return {
    open: async (environment) => {
      child.send(environment)
      const first = await Promise.race([once(child, 'message'), gone])
      if (first[0] !== 'ready') throw new Error('The site ended before it was ready; what it said stands above.')
    },
    onExit: (listener) => void gone.then(() => closing || listener()),
    close: async () => {
      closing = true
      await end(child, gone)
    },
  }
}

async function end(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 8_000)
  await gone
  clearTimeout(late)
}
