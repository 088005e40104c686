import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createFront } from './front'
import { purgeKept } from './kept'

/** What the forms of the site itself say of where they come from. */
export const own = { origin: 'https://isnad.example' }

export interface Answer {
  status: number | undefined
  headers: IncomingMessage['headers']
  bytes: Buffer
  text: string
}
type Ask = { method: string; headers: Record<string, string>; body: string | Buffer }

/** What the pages behind the front do in a test, and the last request they saw. */
interface Behind {
  answers: (req: IncomingMessage, res: ServerResponse) => unknown
  isShut: boolean
  /** In how many seconds whoever searches may search again, and which addresses searched. */
  late: number | null
  searched: string[]
  seen: { method?: string | undefined; url?: string | undefined; headers: IncomingMessage['headers']; body: string }
}

/** A front that listens while the tests of a file run, with pages behind it that do as each test says; nothing is kept between two. */
export function frontForTests() {
  const settings = {
    authUrl: 'https://isnad.example',
    data: mkdtempSync(join(tmpdir(), 'isnad-front-')),
    origins: ['https://isnad.example'],
    oidc: null,
    trustProxyHops: 0,
  }
  const behind = {} as Behind
  const pages = async (req: IncomingMessage, res: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    behind.seen = { method: req.method, url: req.url, headers: { ...req.headers }, body }
    await behind.answers(req, res)
  }
  const searches = async (client: string) => {
    behind.searched.push(client)
    return behind.late
  }
  const front: Server = createFront(settings, pages, { isShut: () => behind.isShut, searches })
  const port = () => (front.address() as { port: number }).port

  beforeAll(async () => {
    front.listen(0, '127.0.0.1')
    await once(front, 'listening')
  })

  afterAll(() => {
    front.close()
    rmSync(settings.data, { recursive: true, force: true })
  })

  beforeEach(async () => {
    await purgeKept(settings.data)
    behind.seen = { headers: {}, body: '' }
    Object.assign(behind, { isShut: false, late: null, searched: [] })
    behind.answers = (_, res) => page(res, '<html><body><p>page</p><script>1</script></body></html>')
  })

  async function ask(path: string, { method = 'GET', headers = {}, body }: Partial<Ask> = {}): Promise<Answer> {
    const req = request({ port: port(), host: '127.0.0.1', path, method, headers, setHost: !('host' in headers) })
    req.end(body)
    const [res] = (await once(req, 'response')) as [IncomingMessage]
    const chunks: Buffer[] = []
    for await (const chunk of res) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    return { status: res.statusCode, headers: res.headers, bytes, text: bytes.toString() }
  }

  return { ask, behind, port, data: settings.data }
}

/** Answers with a page as Next does, in more than one piece. */
export function page(res: ServerResponse, html: string, status = 200): void {
  res.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'a=b', vary: 'rsc' })
  res.flushHeaders()
  res.write(html.slice(0, 10))
  res.end(html.slice(10))
}
