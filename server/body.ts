import { IncomingMessage } from 'node:http'

/** No form is larger: the longest text a source may have, in the widest script, with room to spare. */
export const BODY_LIMIT = 2 * 1024 * 1024

/** How much of a refused body is still read, so that a browser finishes sending and shows the answer. */
const PATIENCE = 64 * 1024 * 1024

/** The body of a request, or null when it is larger than `BODY_LIMIT`; then it is read to its end and thrown away. */
export async function readBody(req: IncomingMessage): Promise<Buffer | null> {
  const announced = Number(req.headers['content-length'] ?? 0)
  if (announced > PATIENCE) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= BODY_LIMIT) chunks.push(chunk)
    if (size > PATIENCE) return null
  }
  return size > BODY_LIMIT ? null : Buffer.concat(chunks)
}

/** The same request with its body put back in front of it. */
export function replay(req: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(req.socket)
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = req
  delete headers['transfer-encoding']
  headers['content-length'] = String(body.length)
  Object.assign(again, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor })
  again.push(body)
  again.push(null)
  again.complete = true
  return again
}
