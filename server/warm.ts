import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { LOCALES } from '../domain/locale'

/** How long after the start, between two pages, and between two looks for what has changed, in milliseconds. */
const FIRST = 10_000
const STEP = 1_000
const AGAIN = 60_000

interface Listed {
  items: { slug: string; updatedAt: string }[]
  next: string | null
}

/**
 * Asks gently for the pages of every published event, in each language, after the start and whenever one has changed, so that
 * there is a good copy of each when the pages cannot be made. It asks as any reader does, by the front.
 */
export async function warm(port: number, host: string, signal: AbortSignal): Promise<void> {
  const known = new Map<string, string>()
  const rest = (ms: number) => pause(ms, undefined, { signal, ref: false })
  for (await rest(FIRST); ; await rest(AGAIN)) {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const list = await read(
        port,
        host,
        `/api/v1/events?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      )
      if (!list) break
      const { items, next } = JSON.parse(list) as Listed
      cursor = next
      const changed = items.filter(({ slug, updatedAt }) => known.get(slug) !== updatedAt)
      if (changed.length > 0) for (const each of LOCALES) await read(port, host, `/${each}`).then(() => rest(STEP))
      for (const { slug, updatedAt } of changed) {
        let whole = true
        for (const path of [...LOCALES.map((each) => `/${each}/events/${slug}`), `/api/v1/events/${slug}`]) {
          await rest(STEP)
          whole &&= (await read(port, host, path)) !== null
        }
        if (whole) known.set(slug, updatedAt)
      }
    }
  }
}

/** What is at a path, or null when it is not given as it is now. */
function read(port: number, host: string, path: string): Promise<string | null> {
  return new Promise((resolve) => {
    const asked = request({ port, host, path, timeout: 10_000 }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk) => (text += chunk))
      answer.on('end', () => resolve(answer.statusCode === 200 && answer.headers.age === undefined ? text : null))
      answer.on('error', () => resolve(null))
    })
    asked.on('error', () => resolve(null)).on('timeout', () => asked.destroy())
    asked.end()
  })
}
