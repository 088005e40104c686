import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type APIRequestContext, expect } from '@playwright/test'
import { LOCALES, type Locale } from '../../domain/locale'
import { VERDICTS } from '../../domain/verdict'
import { words } from './words'

export interface Sealed {
  slug: string
  /** Whoever has voted. */
  handles: readonly string[]
  /** What they wrote. */
  reasons: readonly string[]
}

/** Everything that anyone may ask about an event under review, in every language and by the API. */
async function addressesOf(request: APIRequestContext, slug: string): Promise<string[]> {
  const { sources, claims } = await (await request.get(`/api/v1/events/${slug}`)).json()
  const ids: string[] = sources.map((each: { id: string }) => each.id)
  const agents = new Set<string>(claims.flatMap(agentsOf))
  const pages = LOCALES.flatMap((locale) => [
    `/${locale}`,
    `/${locale}/events`,
    `/${locale}/events?state=under_review`,
    `/${locale}/events/${slug}`,
    `/${locale}/events/${slug}/history`,
    ...ids.map((id) => `/${locale}/sources/${id}`),
    ...[...agents].map((id) => `/${locale}/agents/${id}`),
  ])
  const answers = [
    'events?limit=100',
    `events/${slug}`,
    `events/${slug}/history?limit=100`,
    ...ids.map((id) => `sources/${id}`),
    ...[...agents].map((id) => `agents/${id}`),
  ]
  return [...pages, ...answers.map((each) => `/api/v1/${each}`)]
}

function agentsOf(claim: { evidence: { speaker: { agent: string } }[] }): string[] {
  return claim.evidence.map((piece) => piece.speaker.agent)
}

/** Nothing of what was voted is anywhere that a stranger can look. */
export async function expectSealed(request: APIRequestContext, sealed: Sealed): Promise<void> {
  const { slug } = sealed
  for (const address of await addressesOf(request, slug)) {
    const answer = await request.get(address)
    expect(answer.status(), address).toBe(200)
    expectNothingOf(sealed, await answer.text(), address)
  }
  for (const verdict of VERDICTS) {
    const found = await (await request.get(`/api/v1/events?verdict=${verdict}&limit=100`)).text()
    expect(found).not.toContain(`"${slug}"`)
    expect(await (await request.get(`/en/events?verdict=${verdict}`)).text()).not.toContain(`/events/${slug}"`)
  }
  const { claims } = await (await request.get(`/api/v1/events/${slug}`)).json()
  for (const { verdict, because, tally, contested, votes } of claims) {
    expect({ verdict, because, tally, contested }).toEqual({
      verdict: null,
      because: null,
      tally: null,
      contested: false,
    })
    for (const vote of votes)
      expect(vote).toMatchObject({ verdict: null, reason: null, evidence: null, uncounted: null, salt: null })
  }
  const { items } = await (await request.get(`/api/v1/events/${slug}/history?limit=100`)).json()
  for (const { kind, envelope } of items) {
    if (kind === 'vote.cast')
      expect(Buffer.from(envelope, 'base64').toString()).not.toMatch(/confirmed|denied|unverified|"evidence"/)
  }
  for (const letter of letters()) expectNothingOf(sealed, letter, 'a letter')
}

/** Nor on a page that somebody who is signed in is shown. */
export async function expectSealedFor(request: APIRequestContext, paths: readonly string[], sealed: Sealed) {
  for (const locale of LOCALES) {
    for (const path of paths) {
      const answer = await request.get(`/${locale}${path}`, { maxRedirects: 0 })
      expect(answer.status(), `${locale}${path}`).toBe(200)
      const text = await answer.text()
      expectNothingOf(sealed, text, `${locale}${path}`)
      // What the page hands to the browser beside its text.
      expect(text.replaceAll('\\"', '"')).not.toMatch(/"verdict":"(confirmed|denied|unverified)"/)
    }
  }
}

/** No reason anywhere; and no verdict in the line, entry or row that names who voted. */
function expectNothingOf({ handles, reasons }: Sealed, text: string, where: string): void {
  for (const reason of reasons) expect(text, `a reason on ${where}`).not.toContain(reason)
  const locale = (LOCALES as readonly string[]).find((each) => where.match(`^/?${each}(/|$)`)) as Locale | undefined
  if (!locale) return
  for (const line of linesNaming(handles, text)) {
    for (const verdict of Object.values(words[locale].verdict)) expect(line, where).not.toContain(verdict)
    expect(line, where).not.toContain(words[locale].event.restsOn)
  }
}

function linesNaming(handles: readonly string[], html: string): string[] {
  const body = html.slice(html.indexOf('<body')).replace(/<script[\s\S]*?<\/script>/g, '')
  return body
    .split(/<(?=li|article|tr|section|form)/)
    .map((part) => part.replace(/<[^>]*>/g, ' '))
    .filter((part) => handles.some((handle) => part.includes(handle)))
}

export function letters(data = process.env.ISNAD_DATA as string): string[] {
  const folder = join(data, 'mail')
  try {
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  } catch {
    return []
  }
}
