import type { z } from 'zod'
import { log } from '../../server/log'

type Context = { params: Promise<Record<string, string>> }

/**
 * The one door for JSON: the query is parsed, what is found goes out in the shape that is documented, and nothing else; what
 * is wrong goes out as a problem (RFC 9457): 400 for a query that is none, 404 for what does not exist, 503 while the
 * database is away.
 */
export function answer<Q extends z.ZodType, S extends z.ZodType>(
  { query, shape }: { query?: Q; shape: S },
  find: (params: Record<string, string>, query: z.output<Q>) => Promise<z.input<S> | null>,
) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const asked = query?.safeParse(Object.fromEntries(new URL(request.url).searchParams))
    if (asked && !asked.success) {
      const [issue] = asked.error.issues
      return problem(400, `${issue?.path.join('.') || 'query'}: ${issue?.message}`)
    }
    try {
      const found = await find(await params, asked?.data as z.output<Q>)
      return found === null ? problem(404, 'There is no such thing.') : Response.json(shape.parse(found))
    } catch (error) {
      log('api', error)
      return problem(503, 'The record cannot be read just now.')
    }
  }
}

const TITLES: Record<number, string> = { 400: 'Bad request', 404: 'Not found', 503: 'Unavailable' }

/** A problem document, with the header that asks to come again where that helps. */
export function problem(status: 400 | 404 | 503, detail: string): Response {
  const headers = { 'content-type': 'application/problem+json', ...(status === 503 && { 'retry-after': '5' }) }
  return new Response(JSON.stringify({ type: 'about:blank', title: TITLES[status], status, detail }), {
    status,
    headers,
  })
}
