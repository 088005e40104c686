import { ownerOf } from '../../../../auth/letters-off'
import { db } from '../../../../db/connection'
import { keepWanted } from '../../../../db/letters'
import { isLocale, LOCALES } from '../../../../domain/locale'
import { log } from '../../../../server/log'
import { settings } from '../../../../server/settings'
import { problem } from '../../door'

type Context = { params: Promise<{ key: string }> }

/**
 * Switches letters off for whoever the key belongs to, and on again where the form says `wanted=yes`. A mail program posts without
 * asking anybody (RFC 8058) and gets 200; whoever came by the page is led back to it.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { key } = await params
  const userId = ownerOf(key, settings().authSecret ?? '')
  const said = await request.formData().catch(() => new FormData())
  if (!userId) return problem(404, 'There is no such thing.')
  try {
    if (!(await keepWanted(db(), userId, said.get('wanted') === 'yes'))) return problem(404, 'There is no such thing.')
  } catch (error) {
    log('api', error)
    return problem(503, 'This cannot be kept just now.')
  }
  if (said.get('List-Unsubscribe') === 'One-Click') return new Response(null, { status: 200 })
  const language = String(said.get('locale'))
  const locale = isLocale(language) ? language : LOCALES[0]
  return new Response(null, { status: 303, headers: { location: `/${locale}/letters/${key}` } })
}
