import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** More text than this in one answer is a mistake of ours. */
const CAP = 16 * 1024 * 1024

type Encoding = BufferEncoding | ((error?: Error | null) => void) | undefined

export interface Holding {
  /** Called once, when status and headers are known and before any byte is sent. True holds the body back. */
  decide(): boolean
  /** Called with the whole body of a held answer (null when it was too much); it sends what it likes. */
  finish(body: Buffer | null, send: (body: Buffer) => void): void
}

export interface Held {
  /** Gives the answer back to whoever writes it. */
  letGo(): void
  /** Whether nothing of an answer has been sent, and nothing can have been. */
  isOpen(): boolean
  /** Takes the answer away from the handler: what it still says goes nowhere. Out: what sends a body in its place. */
  overtake(): (body: Buffer) => void
}

/** Lets the answer of an inner handler be read whole before it is sent, without the handler noticing. */
export function hold(res: ServerResponse, { decide, finish }: Holding): Held {
  const sent = { writeHead: res.writeHead, write: res.write, end: res.end, flushHeaders: res.flushHeaders }
  const chunks: Buffer[] = []
  let size = 0
  let state: 'open' | 'held' | 'passed' | 'ended' = 'open'

  const restore = () => void Object.assign(res, sent)
  const settle = () => {
    if (state === 'open') state = decide() ? 'held' : 'passed'
    if (state === 'passed') restore()
    return state
  }
  const keep = (chunk: unknown, encoding: Encoding) => {
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : Buffer.from(chunk as Buffer)
    size += bytes.length
    if (size <= CAP) chunks.push(bytes)
  }

  const held = {
    writeHead(status: number, ...rest: unknown[]) {
      res.statusCode = status
      const headers = rest.at(-1)
      if (Array.isArray(headers)) {
        for (let at = 0; at < headers.length; at += 2) res.setHeader(headers[at], headers[at + 1])
      } else if (headers && typeof headers === 'object') {
        for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders))
          if (value !== undefined) res.setHeader(name, value)
      }
      return res
    },
    flushHeaders() {
      if (settle() === 'passed') res.flushHeaders()
    },
    write(chunk: unknown, encoding?: Encoding, done?: Encoding) {
      if (settle() === 'passed') return res.write(chunk, encoding as BufferEncoding, done as () => void)
      keep(chunk, encoding)
      const callback = typeof encoding === 'function' ? encoding : done
      if (typeof callback === 'function') queueMicrotask(callback)
      return true
    },
    end(chunk?: unknown, encoding?: Encoding, done?: Encoding) {
      if (state === 'ended') return res
      if (settle() === 'passed') return res.end(chunk, encoding as BufferEncoding, done as () => void)
      state = 'ended'
      if (chunk && typeof chunk !== 'function') keep(chunk, encoding)
      const callback = [chunk, encoding, done].find((each) => typeof each === 'function')
      if (callback) res.once('finish', callback as () => void)
      finish(size > CAP ? null : Buffer.concat(chunks), (body) => {
        restore()
        res.end(body)
      })
      return res
    },
  }
  Object.assign(res, held)
  return {
    letGo: restore,
    isOpen: () => state === 'open' || state === 'held',
    overtake: () => {
      state = 'ended'
      return (body) => {
        restore()
        res.end(body)
        const nothing = () => res
        Object.assign(res, { setHeader: nothing, appendHeader: nothing, removeHeader: nothing, writeHead: nothing })
        Object.assign(res, { flushHeaders: nothing, write: () => true, end: nothing })
      }
    },
  }
}
