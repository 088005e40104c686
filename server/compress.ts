import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/** Below this a packet is a packet. */
export const WORTH_IT = 860

export type Encoding = 'br' | 'gzip'

/** The encoding a client takes and we like best, or null. `q=0` means no. */
export function encodingFor(accepted: string | undefined): Encoding | null {
  const takes = (name: string) =>
    new RegExp(`(^|[\\s,])${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))|,|$)`, 'i').test(accepted ?? '')
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null
}

/** Files named after their contents never change: they are compressed well and once. */
const kept = new Map<string, Buffer>()

/** Compresses a body. With a `name`, which must stand for these very bytes, the result is kept. */
export async function compress(body: Buffer, encoding: Encoding, name?: string): Promise<Buffer> {
  const key = `${encoding} ${name}`
  const known = name && kept.get(key)
  if (known) return known
  const quality = { [constants.BROTLI_PARAM_QUALITY]: name ? 10 : 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  const small =
    encoding === 'br' ? await brotli(body, { params: quality }) : await deflate(body, { level: name ? 9 : 6 })
  if (name) kept.set(key, small)
  return small
}

/** Whether a body of this type and size gets smaller. */
export function compressible(type: string, length: number): boolean {
  return length >= WORTH_IT && isText(type)
}

export function isText(type: string): boolean {
  return /^(text\/|image\/svg|application\/(.+\+)?(json|javascript|xml|yaml|manifest))/.test(type)
}
