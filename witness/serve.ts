import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Answer, Witness } from './witness'

/** 63 hashes and a note with 32 signatures are well below. */
const BODY = 64 * 1024
const TIME = 10_000
const CONNECTIONS = 256

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The witness over HTTP: `POST /add-checkpoint`, nothing else. Bodies, and the milliseconds they may take, are bounded. */
export function serveWitness(witness: Witness, { time = TIME } = {}): Server {
  const times = { headersTimeout: time, requestTimeout: time, connectionsCheckingInterval: time / 10 }
  const server = createServer(times, (request, response) => {
    answer(witness, request).then(
      (said) => send(response, said),
      (error: Error) => {
        // Whoever went away in the middle of a request gets no answer.
        if (!request.complete) return
        process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), said: error.message })}\n`)
        send(response, { status: 500, body: 'The witness cannot keep what it sees; it signs nothing.\n' })
      },
    )
  })
  server.maxConnections = CONNECTIONS
  return server
}

async function answer(witness: Witness, request: IncomingMessage): Promise<Answer> {
  if (request.url !== '/add-checkpoint') return { status: 404, body: 'There is nothing here.\n' }
  if (request.method !== 'POST') return { status: 405, body: 'Only POST is answered.\n' }
  const body = await read(request)
  if (body === null) return { status: 413, body: 'This is too long.\n' }
  let text: string
  try {
    text = UTF8.decode(body)
  } catch {
    return { status: 400, body: 'This is not UTF-8.\n' }
  }
  return witness.addCheckpoint(text)
}

async function read(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > BODY) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function send(response: ServerResponse, { status, body, type = 'text/plain; charset=utf-8' }: Answer): void {
  if (response.destroyed) return
  const length = Buffer.byteLength(body)
  // What was not read of a body that is too long is not waited for.
  const end = status === 413 ? { connection: 'close' } : {}
  response.writeHead(status, { 'content-type': type, 'content-length': length, ...end }).end(body)
}
