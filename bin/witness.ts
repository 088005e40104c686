import { hostname } from 'node:os'
import { parseArgs } from 'node:util'
import { ed25519Verifier, type Verifier } from '../domain/note'
import { openWitnessKey } from '../witness/key'
import { serveWitness } from '../witness/serve'
import { createWitness } from '../witness/witness'

const USAGE = `Usage:
  npm run -s witness -- --key FILE --state DIR --log VKEY… [--name NAME] [--host HOST] [--port N]
`

/** Runs a witness until it is told to end. Its verifier key, and where it listens, go to standard output. */
async function main(): Promise<void> {
  const given = read()
  if (!given?.key || !given.state || !given.log?.length) return end(USAGE, 2)
  const logs = given.log.map((vkey) => ed25519Verifier(vkey))
  const wrong = logs.indexOf(null)
  if (wrong >= 0) return end(`${given.log[wrong]} is no verifier key of a log.\n`, 2)
  if (!/^\d{1,5}$/.test(given.port) || Number(given.port) > 65_535) return end(`${given.port} is no port.\n`, 2)

  const key = await openWitnessKey(given.key, given.name)
  const server = serveWitness(createWitness({ key, logs: logs as Verifier[], state: given.state }))
  server.on('error', (error) => end(`${error.message}\n`, 1))
  server.listen(Number(given.port), given.host, () => {
    const { port } = server.address() as { port: number }
    process.stdout.write(`${key.vkey}\nhttp://${given.host}:${port}\n`)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close()
      server.closeIdleConnections()
    })
  }
}

function read() {
  const text = { type: 'string' } as const
  const options = {
    key: text,
    state: text,
    log: { ...text, multiple: true },
    name: { ...text, default: `${hostname()}/witness` },
    host: { ...text, default: '127.0.0.1' },
    port: { ...text, default: '3100' },
  } as const
  try {
    return parseArgs({ options }).values
  } catch {
    return null
  }
}

function end(message: string, exitCode: number): void {
  process.stderr.write(message)
  process.exitCode = exitCode
}

main().catch((error: Error) => end(`${error.message}\n`, 1))
