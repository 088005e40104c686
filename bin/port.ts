import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Trouble } from '../db/embedded/trouble'

/** A start that was killed a moment ago may still be letting go of its port. */
const PATIENCE = 4_000

/** Makes sure that the site will be able to listen, or says in one sentence why not. */
export async function ensurePort(port: number, host: string): Promise<void> {
  for (const since = Date.now(); ; await pause(250)) {
    const code = await tryPort(port, host)
    if (!code) return
    if (code === 'EADDRINUSE' && Date.now() - since < PATIENCE) continue
    throw new Trouble(REASONS[code]?.(port, host) ?? `Isnad cannot listen on ${host}, port ${port} (${code}).`)
  }
}

const REASONS: Record<string, (port: number, host: string) => string> = {
  EADDRINUSE: (port) => `Port ${port} is in use: stop what uses it, or choose another with PORT.`,
  EACCES: (port) => `Port ${port} needs rights that this user has not: choose one above 1023 with PORT.`,
  EADDRNOTAVAIL: (_, host) => `This machine has no address ${host}: choose another with HOST.`,
  ENOTFOUND: (_, host) => `This machine has no address ${host}: choose another with HOST.`,
}

function tryPort(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
}
