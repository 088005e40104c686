import Negotiator from 'negotiator'
import type { NextRequest } from 'next/server'
import { LOCALES } from '../domain/locale'

export const dynamic = 'force-dynamic'

/** The front door: to the language that the browser asks for, to Arabic when it asks for none of ours. */
export function GET(request: NextRequest): Response {
  const asked = new Negotiator({ headers: { 'accept-language': request.headers.get('accept-language') ?? '' } })
  const language = asked.languages([...LOCALES]).at(0) ?? LOCALES[0]
  return new Response(null, { status: 307, headers: { location: `/${language}`, vary: 'Accept-Locale' } })
}
