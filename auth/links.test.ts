import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '../db/client'
import { verificationTokens } from '../db/schema'
import { freshDb } from '../db/testing'
import { Refusal } from '../domain/refusal'
import { keepLink, LINK_MINUTES } from './links'

let db: Db
let close: () => Promise<void>
beforeAll(async () => {
  ;({ db, close } = await freshDb())
})
afterAll(() => close())
beforeEach(async () => {
  await db.delete(verificationTokens)
})

let made = 0

function link(identifier: string, minutesAgo = 0) {
  made += 1
  const expires = new Date(Date.now() + (LINK_MINUTES - minutesAgo) * 60_000)
  return { identifier, token: `token-${made}`, expires }
}

async function refusalOf(work: Promise<void>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error) => (error instanceof Refusal ? error.message : String(error)),
  )
}

test('five links of a quarter of an hour may stand unused for one address, and the sixth is refused', async () => {
  for (let each = 0; each < 5; each += 1) await keepLink(db, link('reem@example.org'))
  expect(await refusalOf(keepLink(db, link('reem@example.org')))).toBe('too_many (email)')
  expect(await refusalOf(keepLink(db, link('sami@example.org')))).toBeUndefined()
})

test('links asked for at once are counted one after the other', async () => {
  const asked = Array.from({ length: 20 }, () => refusalOf(keepLink(db, link('reem@example.org'))))
  const refused = (await Promise.all(asked)).filter((each) => each === 'too_many (email)')
  expect(refused).toHaveLength(15)
  expect(await db.select().from(verificationTokens)).toHaveLength(5)
})

test('a link of sixteen minutes ago counts no more, and an expired one is forgotten', async () => {
  const old = [16, 16, 16, 21, 21].map((minutes) => link('reem@example.org', minutes))
  await db.insert(verificationTokens).values(old)
  for (let each = 0; each < 5; each += 1) await keepLink(db, link('reem@example.org'))
  expect(await db.select().from(verificationTokens)).toHaveLength(3 + 5)
})

test('all addresses together have a limit too', async () => {
  await db.insert(verificationTokens).values(Array.from({ length: 300 }, (_, each) => link(`p${each}@example.org`)))
  expect(await refusalOf(keepLink(db, link('reem@example.org')))).toBe('too_many_here (email)')
})
