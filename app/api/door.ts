import type { z } from 'zod'
import { client, counted } from '../../auth/counted'
import type { Limited } from '../../domain/limits'
import { Refusal } from '../../domain/refusal'
import { log } from '../../server/log'

type Context = { params: Promise<Record<string, string>> }

/**
 * The one door for JSON: the query is parsed, what is found goes out in the shape that is documented, and nothing else; what
 * is wrong goes out as a problem (RFC 9457): 308 to where `leadsTo` says that it is now, 400 for a query that is none, 404 for what
 * does not exist, 429 to a client that asks more often than `limit` says, 503 while the database is away.
 */
export function answer<Q extends z.ZodType, S extends z.ZodType>(
  {
    query,
    shape,
    leadsTo,
    limit,
  }: {
    query?: Q
    shape: S
    leadsTo?: (params: Record<string, string>) => Promise<string | null>
    limit?: (query: z.output<Q>) => Limited | null
  },
  find: (params: Record<string, string>, query: z.output<Q>) => Promise<z.input<S> | null>,
) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const asked = query?.safeParse(Object.fromEntries(new URL(request.url).searchParams))
    if (asked && !asked.success) {
      const [issue] = asked.error.issues
      return problem(400, `${issue?.path.join('.') || 'query'}: ${issue?.message}`)
    }
    const limited = limit?.(asked?.data as z.output<Q>)
    const late = limited && (await tooMany(limited))
    if (late) return problem(429, 'That is too many at once.', late * 60)
    try {
      const named = await params
      const found = await find(named, asked?.data as z.output<Q>)
      if (found !== null) return Response.json(shape.parse(found))
      const elsewhere = (await leadsTo?.(named)) ?? null
      return elsewhere === null ? problem(404, 'There is no such thing.') : movedTo(elsewhere)
    } catch (error) {
      log('api', error)
      return problem(503, 'The record cannot be read just now.')
    }
  }
}

/** In how many minutes a client may ask again; null where it may now, or nobody can tell: whoever reads is not kept out by that. */
async function tooMany(limited: Limited): Promise<number | null> {
  try {
    await counted(limited, { client: await client() })
  } catch (error) {
    if (error instanceof Refusal) return error.faults[0].minutes ?? 1
    log('api', error)
  }
  return null
}

/** What was merged into another is there: the same answer in a header for whoever follows, and in words for whoever does not. */
function movedTo(address: string): Response {
  const answer = problem(308, `It was merged into another, which is at ${address}.`)
  answer.headers.set('location', address)
  return answer
}

const TITLES: Record<number, string> = {
  308: 'Permanent redirect',
  400: 'Bad request',
  404: 'Not found',
  429: 'Too many requests',
  503: 'Unavailable',
}

/** A problem document, with the header that asks to come again where that helps. */
export function problem(status: 308 | 400 | 404 | 429 | 503, detail: string, again = 5): Response {
  const comes = status === 429 || status === 503
  const headers = { 'content-type': 'application/problem+json', ...(comes && { 'retry-after': String(again) }) }
  return new Response(JSON.stringify({ type: 'about:blank', title: TITLES[status], status, detail }), {
    status,
    headers,
  })
}
