import { answer } from '../../../../auth/arrival'

export const dynamic = 'force-dynamic'

export { answer as GET }

/** Mail scanners ask for the head of every link; that must not use it up. */
export function HEAD(): Response {
  return new Response(null, { status: 204 })
}
