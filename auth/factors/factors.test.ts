import { eq, sql } from 'drizzle-orm'
import { TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Db } from '../../db/client'
import { keepLanguage } from '../../db/letters'
import { readFactors } from '../../db/queries/factors'
import { readPersonBySession } from '../../db/queries/sessions'
import { factors, recoveryCodes, sessions } from '../../db/schema'
import { freshDb, person, refusal, rolledBack } from '../../db/testing'
import { approved, erasureProposed } from '../../db/testing/removals'
import { RECOVERY_CODES, WRONG_CODES } from '../../domain/factor'
import { keyOf, openSession } from '../session'
import { beginApp, confirmApp, removeApp, waitingSecret } from './app'
import { enrolmentOf } from './codes'
import type { Holder } from './factor'
import { prove } from './prove'
import { renewRecoveryCodes } from './recovery'
import { removeFactors } from './remove'

const letters = vi.hoisted(() => ({ sent: [] as { to: string; text: string }[] }))
vi.mock('../mail', () => ({ post: async (letter: { to: string; text: string }) => void letters.sent.push(letter) }))

let db: Db
let close: () => Promise<void>
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'a secret of more than thirty-two characters')
  ;({ db, close } = await freshDb())
})
afterAll(() => close())
afterEach(() => {
  vi.useRealTimers()
  letters.sent.length = 0
})

const NOON = new Date('2026-11-22T12:00:00Z')
const minutes = (many: number) => new Date(NOON.getTime() + many * 60_000)

/** A moderator who has just signed in, at noon. */
async function arrived(tx: Db): Promise<Holder> {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  const { id, handle } = await person(tx, 'moderator')
  const session = keyOf(await openSession(tx, id))
  return { id, handle, session, openedAt: NOON, provenAt: null }
}

const provenAt = async (tx: Db, who: Holder) => (await readPersonBySession(tx, who.session))?.provenAt ?? null
const codeAt = (secret: Uint8Array, at: Date) => {
  const { text } = enrolmentOf(secret, 'x')
  return new TOTP({ secret: text.replaceAll(' ', '') }).generate({ timestamp: at.getTime() })
}

/** Sets the app up, and gives its secret and the recovery codes. */
async function enrolled(tx: Db, who: Holder) {
  await beginApp(tx, who)
  const secret = (await waitingSecret(tx, who)) as Uint8Array
  const codes = await confirmApp(tx, who, codeAt(secret, NOON))
  return { secret, codes, who: { ...who, provenAt: await provenAt(tx, who) } }
}

test('an app is set up with its first code, which proves the session; the recovery codes are told then', () =>
  rolledBack(db, async (tx) => {
    const { who, codes } = await enrolled(tx, await arrived(tx))
    expect(who.provenAt).toEqual(NOON)
    expect(new Set(codes).size).toBe(RECOVERY_CODES)
    for (const code of codes) expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
    expect(await readFactors(tx, who.id)).toMatchObject({ app: NOON, passkeys: [], codesLeft: RECOVERY_CODES })
    expect(letters.sent).toMatchObject([{ to: `${who.handle}@example.org`, text: expect.stringContaining('app') }])
    expect(await waitingSecret(tx, who)).toBeNull()
  }))

test('neither the secret nor a recovery code can be read in the database, nor under another secret of the site', () =>
  rolledBack(db, async (tx) => {
    const { secret, codes, who } = await enrolled(tx, await arrived(tx))
    const rows = JSON.stringify([
      await tx.execute(sql`select encode(secret, 'hex') as hex, f::text from factors f`),
      await tx.execute(sql`select s::text from sessions s`),
      await tx.select().from(recoveryCodes),
    ])
    expect(rows).not.toContain(Buffer.from(secret).toString('hex'))
    for (const code of codes) expect(rows).not.toContain(code.replaceAll('-', ''))
    const { settings } = await import('../../server/settings')
    vi.stubEnv('AUTH_SECRET', 'another secret of more than thirty-two characters')
    settings({ again: true })
    vi.setSystemTime(minutes(1))
    expect(await refusal(prove(tx, who, codeAt(secret, minutes(1))))).toBe('app_unreadable (proof)')
    vi.stubEnv('AUTH_SECRET', 'a secret of more than thirty-two characters')
    settings({ again: true })
  }))

test('a wrong first code, one that comes too late, and one where nothing was begun set up nothing', () =>
  rolledBack(db, async (tx) => {
    const who = await arrived(tx)
    expect(await refusal(confirmApp(tx, who, '123456'))).toBe('setup_over')
    await beginApp(tx, who)
    const secret = (await waitingSecret(tx, who)) as Uint8Array
    const wrong = String((Number(codeAt(secret, NOON)) + 1) % 1_000_000).padStart(6, '0')
    expect(await refusal(confirmApp(tx, who, wrong))).toBe('code_wrong (proof)')
    for (const each of ['', '12345', '1234567', 'abcdef'])
      expect(await refusal(confirmApp(tx, who, each))).toBe('code_form (proof)')
    vi.setSystemTime(minutes(14.9))
    expect(await waitingSecret(tx, who)).not.toBeNull()
    vi.setSystemTime(minutes(15))
    expect(await waitingSecret(tx, who)).toBeNull()
    expect(await refusal(confirmApp(tx, who, codeAt(secret, minutes(15))))).toBe('sign_in_anew')
    expect(await readFactors(tx, who.id)).toMatchObject({ app: null, codesLeft: 0 })
    expect(await provenAt(tx, who)).toBeNull()
  }))

test('a first factor is set up in a fresh sign-in only, another only after proof', () =>
  rolledBack(db, async (tx) => {
    const { who, secret } = await enrolled(tx, await arrived(tx))
    vi.setSystemTime(minutes(9.9))
    await beginApp(tx, who)
    vi.setSystemTime(minutes(10))
    expect(await refusal(beginApp(tx, who))).toBe('step_up_needed (proof)')
    const anew = { ...who, provenAt: await prove(tx, who, codeAt(secret, minutes(10))) }
    await beginApp(tx, anew)
    await removeApp(tx, anew)
    vi.setSystemTime(minutes(15))
    expect(await refusal(beginApp(tx, anew))).toBe('sign_in_anew')
  }))

test.each([
  [-1, 'proven'],
  [0, 'proven'],
  [1, 'proven'],
  [-2, 'code_wrong (proof)'],
  [2, 'code_wrong (proof)'],
])('a code of %i steps away is %s', (steps, end) =>
  rolledBack(db, async (tx) => {
    const { who, secret } = await enrolled(tx, await arrived(tx))
    vi.setSystemTime(minutes(60))
    const code = codeAt(secret, new Date(minutes(60).getTime() + steps * 30_000))
    const done = prove(tx, who, code)
    expect(end === 'proven' ? await done.then(() => 'proven') : await refusal(done)).toBe(end)
    expect(await provenAt(tx, who)).toEqual(end === 'proven' ? minutes(60) : NOON)
  }),
)

test('a code is taken once, and none before it afterwards; Arabic digits and spaces are digits', () =>
  rolledBack(db, async (tx) => {
    const { who, secret } = await enrolled(tx, await arrived(tx))
    expect(await refusal(prove(tx, who, codeAt(secret, NOON)))).toBe('code_spent (proof)')
    vi.setSystemTime(minutes(20))
    const code = codeAt(secret, minutes(20))
    const arabic = code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
    await prove(tx, who, `${arabic.slice(0, 3)} ${arabic.slice(3)}`)
    expect(await refusal(prove(tx, who, code))).toBe('code_spent (proof)')
    expect(await refusal(prove(tx, who, codeAt(secret, minutes(19.5))))).toBe('code_spent (proof)')
    await prove(tx, who, codeAt(secret, minutes(20.5)))
  }))

test('one code from twenty tabs at once is taken once', async () => {
  const who = await arrived(db)
  const { secret } = await enrolled(db, who)
  vi.setSystemTime(minutes(30))
  const code = codeAt(secret, minutes(30))
  const ends = await Promise.all(
    Array.from({ length: 20 }, () =>
      prove(db, who, code).then(
        () => 'proven',
        (error) => error.code,
      ),
    ),
  )
  expect(ends.filter((end) => end === 'proven')).toHaveLength(1)
  expect(ends.filter((end) => end === 'code_spent')).toHaveLength(19)
})

test('after five wrong codes none is taken for a quarter of an hour, from whichever tab; then anew', async () => {
  const who = await arrived(db)
  const { secret, codes } = await enrolled(db, who)
  vi.setSystemTime(minutes(30))
  const ends = await Promise.all(
    Array.from({ length: 12 }, () => prove(db, who, '0000-0000-0000-0000').catch((error) => error.code)),
  )
  expect(ends.filter((end) => end === 'code_wrong')).toHaveLength(WRONG_CODES.times)
  expect(ends.filter((end) => end === 'too_many_codes')).toHaveLength(12 - WRONG_CODES.times)
  vi.setSystemTime(minutes(44.9))
  for (const right of [codeAt(secret, minutes(44.9)), codes[0] as string])
    expect(await refusal(prove(db, who, right))).toBe('too_many_codes (proof)')
  vi.setSystemTime(minutes(45))
  await prove(db, who, codeAt(secret, minutes(45)))
  const [row] = await db.select().from(factors).where(eq(factors.userId, who.id))
  expect(row).toMatchObject({ wrong: 0, wrongSince: null })
})

test('a recovery code proves once, however it is written, and is told by mail; new ones end those before', () =>
  rolledBack(db, async (tx) => {
    const { who, codes } = await enrolled(tx, await arrived(tx))
    const [first, second] = codes as [string, string]
    vi.setSystemTime(minutes(30))
    letters.sent.length = 0
    const anew = { ...who, provenAt: await prove(tx, who, ` ${first.toLowerCase().replaceAll('-', ' ')} `) }
    expect(letters.sent).toHaveLength(1)
    expect(await refusal(prove(tx, who, first))).toBe('code_wrong (proof)')
    const renewed = await renewRecoveryCodes(tx, anew)
    expect(await refusal(prove(tx, who, second))).toBe('code_wrong (proof)')
    await prove(tx, who, renewed[0] as string)
    expect(await readFactors(tx, who.id)).toMatchObject({ codesLeft: RECOVERY_CODES - 1 })
  }))

test('somebody else’s recovery code is good for nothing', () =>
  rolledBack(db, async (tx) => {
    const { codes } = await enrolled(tx, await arrived(tx))
    const { who } = await enrolled(tx, await arrived(tx))
    expect(await refusal(prove(tx, who, codes[0] as string))).toBe('code_wrong (proof)')
  }))

test('without a factor nothing can be proven; what is no code is not counted as a wrong one', () =>
  rolledBack(db, async (tx) => {
    const who = await arrived(tx)
    expect(await refusal(prove(tx, who, '123456'))).toBe('no_factor (proof)')
    const { secret } = await enrolled(tx, who)
    vi.setSystemTime(minutes(1))
    for (let tried = 0; tried < 9; tried += 1) expect(await refusal(prove(tx, who, 'what?'))).toBe('code_form (proof)')
    await prove(tx, who, codeAt(secret, minutes(1)))
  }))

test('to take the app away takes proof; with the last factor the recovery codes go too', () =>
  rolledBack(db, async (tx) => {
    const { who } = await enrolled(tx, await arrived(tx))
    expect(await refusal(removeApp(tx, { ...who, provenAt: null }))).toBe('step_up_needed (proof)')
    await removeApp(tx, who)
    expect(await readFactors(tx, who.id)).toEqual({ app: null, passkeys: [], codesLeft: 0 })
    expect(await refusal(removeApp(tx, who))).toBe('no_factor')
  }))

test('whose language is known is told in it alone', () =>
  rolledBack(db, async (tx) => {
    const who = await arrived(tx)
    await keepLanguage(tx, who.id, 'tr')
    await enrolled(tx, who)
    expect(letters.sent[0]?.text).toContain('ikinci doğrulama')
    expect(letters.sent[0]?.text).not.toContain('second factor')
  }))

test('the operator takes everything away; what was proven is proven no more, and the person is told in every language', () =>
  rolledBack(db, async (tx) => {
    const { who } = await enrolled(tx, await arrived(tx))
    letters.sent.length = 0
    const email = `${who.handle}@example.org`
    expect(await removeFactors(tx, email)).toEqual({ id: who.id, app: 1, passkeys: 0 })
    expect(await provenAt(tx, who)).toBeNull()
    expect(letters.sent).toMatchObject([
      { to: email, text: expect.stringMatching(/إسناد[\s\S]*second factor[\s\S]*Isnad/) },
    ])
    expect(await removeFactors(tx, email)).toEqual({ id: who.id, app: 0, passkeys: 0 })
    expect(await removeFactors(tx, 'nobody@example.org')).toBeNull()
  }))

test('whoever is forgotten has no factor left, and gets none', () =>
  rolledBack(db, async (tx) => {
    const { who } = await enrolled(tx, await arrived(tx))
    const proposal = await erasureProposed(tx, await person(tx, 'moderator'), who.id)
    await approved(tx, await person(tx, 'admin'), proposal)
    expect(await tx.select().from(factors).where(eq(factors.userId, who.id))).toEqual([])
    expect(await tx.select().from(recoveryCodes).where(eq(recoveryCodes.userId, who.id))).toEqual([])
    expect(await tx.select().from(sessions).where(eq(sessions.userId, who.id))).toEqual([])
    await expect(tx.transaction((inner) => inner.insert(factors).values({ userId: who.id }))).rejects.toThrow()
  }))
