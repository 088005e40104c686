import { count, inArray } from 'drizzle-orm'
import { entries } from '../db/schema'
import { scene } from '../db/testing/deeds'
import { KINDS, type Kind, MATRIX } from '../domain/matrix'
import { CALLS, type Call, UNASKED } from './support/actions'
import { actionsOfBuild, call, type Listed, post, type Told } from './support/calling'
import { everybody, someoneNew } from './support/everybody'
import { expect, test } from './support/test'

/** So many calls at once: the desk takes sixteen. */
const AT_ONCE = 4
/** So often a form is sent again that the site has no time for, as whoever sends it is told to. */
const TRIES = 5
const listed = actionsOfBuild()
const calls = Object.entries(CALLS).flatMap(([name, ways]) => ways.map((way) => ({ name, ...way })))
const nameOf = ({ action, tie }: Pick<Call, 'action' | 'tie'>) => `${action} ${tie}`

/** What permission alone refuses with. Whoever is told anything else had it. */
const REFUSALS = new Set(MATRIX.flatMap(({ cells }) => Object.values(cells)))
/** Faults of the form or of the site, which say nothing of permission. */
const BLIND = ['failed', 'unavailable', 'read_only', 'invalid', 'required', 'key_invalid', 'already_sent']

test('every action of the build has a line in the matrix, and every line is asked for by an action', () => {
  expect(Object.keys(CALLS).sort()).toEqual([...listed.keys()].sort())
  const lines = MATRIX.map(nameOf)
  expect(calls.map(nameOf).filter((name) => !lines.includes(name))).toEqual([])
  const asked = new Set([...calls.map(nameOf), ...Object.keys(UNASKED)])
  expect(lines.filter((name) => !asked.has(name))).toEqual([])
})

test('every action, called by everybody with what is theirs and what is not, says what the matrix says', async ({
  db,
  baseURL: url = '',
}) => {
  test.setTimeout(300_000)
  const there = await scene(db)
  const all = await everybody(db, there)
  const ours = Object.values(all).flatMap(({ free, bound }) => [free.id, bound.id])
  const written = async () =>
    (await db.select({ many: count() }).from(entries).where(inArray(entries.actor, ours)))[0]?.many

  const cells = calls
    .flatMap((way) => KINDS.map((kind) => ({ way, kind, cell: cellOf(way, kind) })))
    // Whoever has a key that came by mail is somebody.
    .filter(({ way, kind, cell }) => !(way.page && kind === 'nobody' && cell === 'signed_out'))
  /** Whoever is refused can be asked again; what is done binds whoever did it, so somebody new does each. */
  const callerOf = async ({ tie }: Call, kind: Exclude<Kind, 'nobody'>, proven: boolean) => {
    if (tie !== 'any') return all[kind].bound
    if (!proven) return all[kind].free
    const who = await someoneNew(db, there, kind)
    ours.push(who.id)
    return who
  }
  const tried = async (some: typeof cells, proven: boolean) => {
    const wrong: string[] = []
    await inTurns(some, async ({ way, kind, cell }) => {
      const action = listed.get(way.name) as Listed
      const { of } = all[kind === 'nobody' ? 'reviewer' : kind]
      const fields = way.fields(there, of)
      const who = way.page || kind === 'nobody' ? undefined : await callerOf(way, kind, proven)
      const by = { session: proven ? who?.proven : who?.session, alone: way.alone }
      const own = way.page?.(of) ?? ''
      // A party who is suspended is shown no form in their case, and can still send one that was.
      const shown = kind === 'suspended' && own.includes('/party/') ? way.page?.(all.reviewer.of) : undefined
      const told = await patiently(() =>
        way.page
          ? post(url, action, shown ? { ...fields, back: own } : fields, shown ?? own)
          : call(url, action, fields, by),
      )
      if (!says(told, proven && cell === 'proof' ? 'may' : cell, kind))
        wrong.push(`${way.name}, ${nameOf(way)}, ${kind}: ${cell}, but ${JSON.stringify(told)}`)
    })
    return wrong
  }

  const before = await written()
  const refused = cells.filter(({ cell }) => cell !== 'may')
  expect(await tried(refused, false), 'what is refused').toEqual([])
  expect(await written(), 'what is refused leaves no entry').toBe(before)

  const allowed = cells.filter(({ cell }) => cell === 'may' || cell === 'proof')
  expect(await tried(allowed, true), 'what is not refused').toEqual([])
  expect(await written(), 'what is done leaves entries').toBeGreaterThan(before as number)
})

function cellOf({ action, tie }: Call, kind: Kind): string {
  return MATRIX.find((line) => line.action === action && line.tie === tie)?.cells[kind] ?? 'no line'
}

/** Whether what somebody is told is what a cell of the matrix says. */
function says(told: Told, cell: string, kind: Kind): boolean {
  if ('to' in told) return cell === 'may' || (cell === 'signed_out' && told.to.startsWith('/en/sign-in?to='))
  const { code, field } = told
  if (cell === 'may') return code === null || !(field === 'proof' || refuses(code) || BLIND.includes(code))
  if (cell === 'proof') return field === 'proof' && (code === 'no_factor' || code === 'step_up_needed')
  if (cell === 'barred') return code?.startsWith('barred_') ?? false
  return code === cell || (code === null && kind === 'nobody' && cell === 'signed_out')
}

function refuses(code: string): boolean {
  return REFUSALS.has(code) || code.startsWith('barred_')
}

/** Asks, and where the site has no time for it asks the same again a little later. */
async function patiently(ask: () => Promise<Told>): Promise<Told> {
  for (let tries = 1; ; tries += 1) {
    const told = await ask()
    if ('to' in told || told.code !== 'unavailable' || tries === TRIES) return told
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

/** Does something to each, a few at a time. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}
