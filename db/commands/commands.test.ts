import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { ENTRY_KINDS } from '../../domain/entry'
import { DEEDS, forbidsUnproven, ROLES } from '../../domain/permissions'
import type { Db } from '../client'
import { freshDb, newcomer, newKey, person, proven, refusal, rolledBack, suspended } from '../testing'
import { asked, COMMANDS, scene } from '../testing/deeds'
import { written } from '../testing/log'

const here = import.meta.dirname
const files = readdirSync(here).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
const textOf = (file: string) => readFileSync(join(here, file), 'utf8')
const nameOf = (file: string) => basename(file, '.ts').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

const { db, close } = await freshDb()
afterAll(close)
const at = await scene(db)

describe('the house checks itself', () => {
  test.each(files)('%s is one deed: it asks permission before it writes, and leaves a record', (file) => {
    const text = textOf(file)
    const exported = [...text.matchAll(/^export .*$/gm)].map(([line]) => line)
    expect(exported).toHaveLength(1)
    expect(exported[0]).toContain(`export async function ${nameOf(file)}(db: Db, actor: Actor, asked: z.input<typeof `)
    expect(text).toMatch(/\{\n {2}return deed\(db, actor, \w+, asked, async \(tx, by, input\) => \{\n/)
    expect(text).not.toMatch(/\bdb\s*\.\s*\w/)

    const permission = text.search(/\bpermit\(by, '/)
    const write = text.search(/\.(insert|update|delete)\(|sql`\s*(insert|update|delete)|\b(keepCase|openOn|stateIn)\(/i)
    expect(permission).toBeGreaterThan(0)
    expect(write).toBeGreaterThan(permission)
    expect(text).toMatch(/await append\(tx, (by|'rule'), \{/)
  })

  test('every command is tried here, and every deed that permission knows is one of theirs', () => {
    expect(Object.keys(COMMANDS).sort()).toEqual(files.map(nameOf).sort())
    const permitted = files.flatMap((file) =>
      [...textOf(file).matchAll(/permit\(by, '(\w+)'/g)].map(([, deed]) => deed),
    )
    expect([...new Set(permitted)].sort()).toEqual([...DEEDS].sort())
  })

  test('every command has its tests beside it', () => {
    const beside = readdirSync(here)
    expect(files.filter((file) => !beside.includes(file.replace('.ts', '.test.ts')))).toEqual([])
  })

  test('every kind of entry is written somewhere, and nobody but append writes one', () => {
    const db = join(here, '..')
    const sources = readdirSync(db, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/test|schema|queries/.test(file))
      .map((file) => ({ file, text: readFileSync(join(db, file), 'utf8') }))
    const all = sources.map(({ text }) => text).join('\n')
    expect(ENTRY_KINDS.filter((kind) => !all.includes(`kind: '${kind}'`))).toEqual([])
    expect(sources.filter(({ text }) => /insert\(entr/.test(text)).map(({ file }) => file)).toEqual(['audit.ts'])
  })
})

/** Fields that hold one of a few codes. */
const CHOICES = 'verdict plea stance standing ground capacity outcome kind role language relation act'.split(' ')
/** Fields that hold an id, or nothing. */
const OPTIONAL: Record<string, readonly string[]> = {
  attachEvidence: ['citationId'],
  linkCitation: ['citedSource', 'citedCitation'],
  recordDate: ['occasionId', 'countedFrom'],
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What is left behind of a deed that was refused or answered before. */
async function leavings(tx: Db) {
  const [row] = await tx.execute<{ entries: number; receipts: number; claims: string }>(sql`
    select (select count(*)::int from entries) as entries, (select count(*)::int from receipts) as receipts,
      (select md5(string_agg(claims::text, ',' order by id)) from claims) as claims`)
  return { ...row }
}

/** Every command, each in a transaction that leaves the scene as it was. */
async function eachCommand(work: (tx: Db, name: string) => Promise<void>) {
  for (const name of Object.keys(COMMANDS)) await rolledBack(db, (tx) => work(tx, name))
}

async function refusedWithoutTrace(
  tx: Db,
  name: string,
  actor: Parameters<(typeof COMMANDS)[string]['run']>[1],
  input: object,
) {
  const before = await leavings(tx)
  const code = await refusal(COMMANDS[name]?.run(tx, actor, input) as Promise<unknown>)
  expect(await leavings(tx), name).toEqual(before)
  return code
}

const doerOf = (name: string) => at[COMMANDS[name]?.doer ?? 'moderator']

describe('who may do what', () => {
  test.each(ROLES)('a %s does the deeds of the role, and a refused one leaves no trace', (role) =>
    eachCommand(async (tx, name) => {
      const who = await person(tx, role)
      const command = COMMANDS[name]
      if (name === 'chooseHandle') {
        expect(await refusedWithoutTrace(tx, name, who, asked(name, at))).toBe('handle_chosen (handle)')
      } else if (name === 'revokeInvitation' && role === 'moderator') {
        expect(await refusedWithoutTrace(tx, name, who, asked(name, at))).toBe('not_your_invitation')
      } else if (name === 'endInterest') {
        expect(await refusedWithoutTrace(tx, name, who, asked(name, at))).toBe('not_found')
      } else if (name.startsWith('withdraw') && role === 'reviewer') {
        expect(await refusedWithoutTrace(tx, name, who, asked(name, at))).toBe('not_yours')
      } else if (['takeCase', 'releaseCase', 'rule'].includes(name) && role === 'admin') {
        const code = name === 'takeCase' ? 'moderators_first' : 'not_taken'
        expect(await refusedWithoutTrace(tx, name, who, asked(name, at))).toBe(code)
      } else if (name === 'takeInvitation' && role !== 'reader') {
        expect(await refusedWithoutTrace(tx, name, who, asked(name, at))).toBe('already_reviewing')
      } else if (command?.may.includes(role)) {
        await command.stake?.(tx, at, who)
        const [entry] = await written(tx, () => command.run(tx, who, asked(name, at)))
        // Who flags a text is told to nobody.
        const actor = name === 'flagText' ? 'rule' : who.id
        expect(entry, name).toMatchObject({ actor, ver: 1, prev: null })
      } else {
        expect(await refusedWithoutTrace(tx, name, who, asked(name, at)), name).toBe('not_your_role')
      }
    }),
  )

  test('whoever is suspended does nothing at all but appeal, whatever the role', () =>
    eachCommand(async (tx, name) => {
      if (name === 'appealSuspension') return
      for (const role of ROLES) {
        const who = await person(tx, role)
        await suspended(tx, at.admin, who.id)
        expect(await refusedWithoutTrace(tx, name, who, asked(name, at)), name).toBe('suspended')
      }
    }))

  test('whoever has not proven a second factor decides over nobody, and does all else', () =>
    eachCommand(async (tx, name) => {
      for (const role of ['moderator', 'admin'] as const) {
        const command = COMMANDS[name]
        const { provenAt: _, ...unproven } = { provenAt: null, ...(await person(tx, role)) }
        if (!command?.may.includes(role) || ['chooseHandle', 'endInterest'].includes(name)) continue
        await command.stake?.(tx, at, unproven)
        if (forbidsUnproven(command.deed, null, new Date()) === null) {
          expect(await written(tx, () => command.run(tx, unproven, asked(name, at))), name).not.toEqual([])
          continue
        }
        const input = asked(name, at)
        for (const provenAt of [null, undefined, new Date(0)])
          expect(await refusedWithoutTrace(tx, name, { ...unproven, provenAt }, input)).toBe('step_up_needed (proof)')
        await rolledBack(tx, async (inner) => {
          const lines = await written(inner, () => command.run(inner, { ...unproven, ...proven() }, input))
          expect(lines, name).not.toEqual([])
        })
      }
    }))

  test('whoever has no handle does nothing but choose one', () =>
    eachCommand(async (tx, name) => {
      // Whoever complains or replies without an account has none; their own tests say so.
      if (['chooseHandle', 'complain', 'giveReply'].includes(name)) return
      for (const role of ROLES) {
        const who = await newcomer(tx, role)
        expect(await refusedWithoutTrace(tx, name, who, asked(name, at)), name).toBe('no_handle')
      }
    }))

  test('the operator brings in documents and names and gives roles, and never judges', () =>
    eachCommand(async (tx, name) => {
      if (['adoptAgents', 'recordAgent', 'captureSource', 'giveRole'].includes(name)) {
        const lines = await written(tx, async () => COMMANDS[name]?.run(tx, 'operator', asked(name, at)))
        expect(lines, name).toMatchObject([{ actor: 'operator' }])
      } else {
        expect(await refusedWithoutTrace(tx, name, 'operator', asked(name, at)), name).toBe('not_your_role')
      }
    }))

  test('an account that is gone is signed out', () =>
    eachCommand(async (tx, name) => {
      expect(await refusedWithoutTrace(tx, name, { id: newKey() }, asked(name, at)), name).toBe('signed_out')
    }))
})

describe('what every command refuses', () => {
  test('a field that nobody asked for: a role or a person cannot be slipped in', () =>
    eachCommand(async (tx, name) => {
      for (const extra of [{ role: 'admin' }, { userId: at.admin.id }, { reviewerId: at.admin.id }, { blind: false }]) {
        if ((Object.keys(extra)[0] as string) in asked(name, at)) continue
        const input = { ...asked(name, at), ...extra }
        expect(await refusedWithoutTrace(tx, name, doerOf(name), input), name).toBe('invalid')
      }
    }))

  test('a key that is no key, and nothing where a form should be', () =>
    eachCommand(async (tx, name) => {
      for (const key of ['', 'x', '1', undefined, null, 7, `${newKey()} `]) {
        const input = { ...asked(name, at), key }
        expect(await refusedWithoutTrace(tx, name, doerOf(name), input), name).toBe('key_invalid (key)')
      }
      for (const input of [null, undefined, '', 'x', 7, [], new Map()]) {
        const run = COMMANDS[name]?.run(tx, doerOf(name), input)
        expect(await refusal(run as Promise<unknown>), name).toMatch(/^(invalid|required|key_invalid)/)
      }
    }))

  test('an id that is no id, or that names nothing', () =>
    eachCommand(async (tx, name) => {
      const input = asked(name, at)
      for (const field of Object.keys(input).filter((field) =>
        /^(proposal|vote|claim|event|source|earlier|evidence|citation|date|person|dispute|invitation|suspension|application)Id$/.test(
          field,
        ),
      )) {
        for (const id of [
          '',
          '0',
          'not-an-id',
          "' or 1=1",
          '\u0000',
          '\ud800',
          `${input[field]}0`,
          null,
          undefined,
          3,
          {},
        ]) {
          const code = await refusedWithoutTrace(tx, name, doerOf(name), { ...input, key: newKey(), [field]: id })
          expect(code, `${name}: ${id}`).toBe(`not_found (${field})`)
        }
        // The id of an invitation is drawn by whoever makes it.
        if (name === 'makeInvitation') continue
        const code = await refusedWithoutTrace(tx, name, doerOf(name), {
          ...input,
          key: newKey(),
          [field]: newKey(),
        })
        expect(code, name).toMatch(name === 'reinstate' ? /^not_suspended$/ : /^not_found/)
      }
    }))

  test('an id that may be left out, and is none or names nothing', () =>
    eachCommand(async (tx, name) => {
      const input = asked(name, at)
      for (const field of OPTIONAL[name] ?? []) {
        for (const id of ['0', 'not-an-id', '\u0000', '\ud800', 3, {}, [], newKey()]) {
          const code = await refusedWithoutTrace(tx, name, doerOf(name), { ...input, key: newKey(), [field]: id })
          expect(code, `${name}: ${id}`).toBe(`not_found (${field})`)
        }
      }
    }))

  test('an agent that is no id, or that nobody recorded', () =>
    eachCommand(async (tx, name) => {
      const input = asked(name, at)
      for (const field of ['agentId', 'survivor', 'speaker', 'publisher', 'agent', 'via']) {
        if (!(field in input)) continue
        for (const id of ['Al Watan', '-', 'nobody', 'a'.repeat(81), 'a-'.repeat(9_000), '\u0000', '\ud800']) {
          const given = field === 'via' ? [id] : id
          const code = await refusedWithoutTrace(tx, name, doerOf(name), { ...input, key: newKey(), [field]: given })
          expect(new Set(code.split(', ')), `${name}: ${id.slice(0, 9)}`).toEqual(new Set([`agent_unknown (${field})`]))
        }
      }
    }))

  test('a choice that is none of the choices', () =>
    eachCommand(async (tx, name) => {
      const input = asked(name, at)
      for (const field of CHOICES) {
        if (!(field in input)) continue
        for (const choice of ['CONFIRMED', 'contested', 'constructor', '\u0000', 7, ['ar']]) {
          const code = await refusedWithoutTrace(tx, name, doerOf(name), {
            ...input,
            key: newKey(),
            [field]: choice,
          })
          expect(code, `${name} ${field} ${choice}`).toMatch(
            new RegExp(`^(required|language_unknown|invalid) \\(${field}\\)$`),
          )
        }
      }
    }))
})

test('an id in capitals is the same id', () =>
  eachCommand(async (tx, name) => {
    const input = asked(name, at)
    const loud = Object.entries(input).map(([field, value]) => [
      field,
      field !== 'key' && UUID.test(String(value))
        ? String(value).toUpperCase()
        : field === 'evidence'
          ? (value as string[]).map((id) => id.toUpperCase())
          : value,
    ])
    const lines = await written(tx, async () => COMMANDS[name]?.run(tx, doerOf(name), Object.fromEntries(loud)))
    const said = lines.map(({ subject, data }) => `${subject} ${JSON.stringify(data)}`).join()
    const ids = said.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? []
    expect(ids).toEqual(ids.map((id) => id.toLowerCase()))
  }))

test('the same form twice is answered twice and done once', () =>
  eachCommand(async (tx, name) => {
    const input = asked(name, at)
    const answer = await COMMANDS[name]?.run(tx, doerOf(name), input)
    const before = await leavings(tx)
    expect((await COMMANDS[name]?.run(tx, doerOf(name), input)) ?? undefined, name).toEqual(answer)
    expect(await leavings(tx), name).toEqual(before)
  }))

test('one person’s key is nobody else’s: another who posts it does their own deed', () =>
  eachCommand(async (tx, name) => {
    if (!['castVote', 'openEvent'].includes(name)) return
    const input = asked(name, at)
    const mine = await COMMANDS[name]?.run(tx, await person(tx), input)
    expect(await COMMANDS[name]?.run(tx, await person(tx), input)).not.toEqual(mine)
  }))
