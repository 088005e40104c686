import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fields } from './actions'
import { words } from './words'

/** A server action as the build lists it: the id under which it answers, and a page that holds it. */
export type Listed = { id: string; page: string }

/** Every server action of the build, by file and name. */
export function actionsOfBuild(): ReadonlyMap<string, Listed> {
  const file = join('.next', 'server', 'server-reference-manifest.json')
  const { node, edge } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  return new Map(
    [...Object.entries(node), ...Object.entries(edge)].map(([id, { workers, filename, exportedName }]) => {
      const [page = ''] = Object.keys(workers)
      return [`${filename} ${exportedName}`, { id, page: addressOf(page) }]
    }),
  )
}

type Manifest = Record<
  'node' | 'edge',
  Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>
>

/** An address that leads to a page of the app. Its action is called and the page is not drawn, so any will do where it asks for one. */
function addressOf(page: string): string {
  return page
    .replace(/^app|\/page$|\/\([^)]*\)/g, '')
    .replace('[locale]', 'en')
    .replace(/\[[^\]]*\]/g, 'any')
}

/** What an action answers: the code of the first fault and its field, `done`, or null for nothing at all; or where it leads. */
export type Told = { code: string | null; field?: string } | { to: string }

/**
 * Posts a form to an action as the browser's own script does. Out: what it is told. Throws what is no answer of the action.
 */
export async function call(
  url: string,
  { id, page }: Listed,
  fields: Fields,
  by: { session?: string; alone?: boolean },
) {
  const body = new FormData()
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(`_1_${name}`, value)
  // The arguments come last: what they refer to (`$K1`, a form) has to be there before them.
  body.append('0', JSON.stringify(by.alone ? ['$K1'] : [{ faults: [], values: {} }, '$K1']))
  const answer = await fetch(`${url}${page}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'next-action': id,
      accept: 'text/x-component',
      origin: url,
      ...(by.session && { cookie: `authjs.session-token=${by.session}` }),
    },
    body,
  })
  const text = await answer.text()
  const to = answer.headers.get('x-action-redirect')
  return to ? { to } : toldIn(text, answer.status)
}

/**
 * The same by a page that runs no script: posts its form as a browser does, with what the page puts into it, and reads what the page
 * that comes back says is wrong. Throws where there is no such form, or nothing is said.
 */
export async function post(url: string, { id }: Listed, fields: Fields, page: string): Promise<Told> {
  const shown = await (await fetch(url + page)).text()
  const form = shown.match(/<form.*?<\/form>/gs)?.find((each) => each.includes(id))
  if (!form) throw new Error(`no form for this action at ${page}`)
  const body = new FormData()
  for (const [name, values] of Object.entries({ ...hiddenIn(form), ...fields }))
    for (const value of [values].flat()) body.append(name, value)
  const answer = await fetch(url + page, { method: 'POST', redirect: 'manual', headers: { origin: url }, body })
  const to = answer.headers.get('location')
  if (to) return { to }
  const wrong = /(?:role="alert"|-error").{1,900}/s.exec(plain(await answer.text()))?.[0]
  if (!wrong) throw new Error(`nothing is said at ${page} (${answer.status})`)
  const [code = 'unknown'] = Object.entries(words.en.refusal).find(([, said]) => wrong.includes(said)) ?? []
  return { code }
}

/** What a page puts into a form for the server. */
function hiddenIn(form: string): Record<string, string> {
  const hidden = form.match(/<input type="hidden"[^>]*>/g) ?? []
  const said = (input: string, name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? '')
  return Object.fromEntries(hidden.map((input) => [said(input, 'name'), said(input, 'value')]))
}

function plain(html: string): string {
  return html.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}

/** Reads the answer of an action out of what React streams: row 0 names the row that holds it. */
function toldIn(text: string, status: number): Told {
  const row = /^0:.*?"a":"\$@(\w+)"/m.exec(text)?.[1]
  const value = row && new RegExp(`^${row}:(.*)$`, 'm').exec(text)?.[1]
  if (!value || !/^[{"n]/.test(value)) throw new Error(`no answer of an action (${status}): ${text.slice(0, 300)}`)
  const said: { faults?: { code: string; field?: string }[]; fault?: string } | string | null = JSON.parse(value)
  if (typeof said !== 'object' || said === null) return { code: null }
  const [fault] = said.faults ?? []
  return fault ? { code: fault.code, field: fault.field } : { code: said.fault ? codeOf(said.fault) : 'done' }
}

/** The code of a refusal that comes in words. */
function codeOf(fault: string): string {
  return Object.entries(words.en.refusal).find(([, said]) => said === fault)?.[0] ?? fault
}
