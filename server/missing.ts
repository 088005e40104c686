import { get } from 'node:http'
import type { Socket } from 'node:net'

const WAIT = 5_000
const known = new Map<string, Buffer>()

/**
 * The page that says, in a language, that there is no such page; null when it cannot be had. Next's own is blank without
 * its script, so the front asks itself, by the socket it was reached on, for `/{language}/missing`, and keeps the answer.
 */
export async function missingPage(socket: Socket, language: string): Promise<Buffer | null> {
  const kept = known.get(language)
  if (kept) return kept
  const page = await ask(socket, `/${language}/missing`).catch(() => null)
  if (page) known.set(language, page)
  return page
}

function ask({ localAddress, localPort }: Socket, path: string): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const asked = get({ host: localAddress, port: localPort, path, timeout: WAIT, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => resolve(answer.statusCode === 200 ? Buffer.concat(chunks) : null))
    })
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.on('error', reject)
  })
}
