import { type APIRequestContext, type APIResponse, expect } from '@playwright/test'
import { z } from 'zod'

type Description = {
  paths: Record<string, unknown>
  components: { schemas: Record<string, object> }
}

/** The API's description of itself. */
export async function describe(request: APIRequestContext): Promise<Description> {
  const answer = await request.get('/api/v1/openapi.json')
  expect(answer.status()).toBe(200)
  return answer.json()
}

/** One shape of that description, as something that can judge an answer: nothing missing, nothing besides. */
export function shapeOf({ components }: Description, name: string): z.ZodType {
  const here = (shapes: object) => JSON.parse(JSON.stringify(shapes).replaceAll('#/components/schemas/', '#/$defs/'))
  return z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: here(components.schemas) })
}

/** An answer that keeps to its shape. */
export async function answered(answer: APIResponse, shape: z.ZodType): Promise<never> {
  expect(answer.status(), answer.url()).toBe(200)
  const body = await answer.json()
  expect(shape.safeParse(body).error?.issues ?? [], answer.url()).toEqual([])
  return body as never
}

/** Every item of a list, walked from cursor to cursor. */
export async function whole<Item>(request: APIRequestContext, address: string, limit: number): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ limit: String(limit), ...(cursor && { cursor }) })
    const page: { items: Item[]; next: string | null } = await (
      await request.get(`${address}${address.includes('?') ? '&' : '?'}${query}`)
    ).json()
    expect(page.items.length).toBeLessThanOrEqual(limit)
    items.push(...page.items)
    cursor = page.next
  }
  return items
}

/** A problem document (RFC 9457), and nothing of what went wrong inside. */
export async function problem(answer: APIResponse, status: number): Promise<void> {
  expect(answer.status(), answer.url()).toBe(status)
  expect(answer.headers()['content-type']).toBe('application/problem+json')
  const { detail, ...rest } = await answer.json()
  expect(rest).toEqual({ type: 'about:blank', title: expect.any(String), status })
  expect(detail ?? '').not.toMatch(/ at |select|postgres/)
}
