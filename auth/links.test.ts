import { afterAll, expect, test } from 'vitest'
import { verificationTokens } from '../db/schema'
import { freshDb } from '../db/testing'
import { LINK_MINUTES } from '../domain/sign-in'
import { keepLink } from './links'

const { db, close } = await freshDb()
afterAll(close)

test('links of one address stand side by side, and an expired one is forgotten with the next', async () => {
  const links = [0, 16, 21].map((minutesAgo) => {
    const expires = new Date(Date.now() + (LINK_MINUTES - minutesAgo) * 60_000)
    return { identifier: 'reem@example.org', token: `token-${minutesAgo}`, expires }
  })
  await db.insert(verificationTokens).values(links.slice(1))
  await keepLink(db, links[0] as (typeof links)[0])
  const kept = await db.select({ token: verificationTokens.token }).from(verificationTokens)
  expect(kept.map(({ token }) => token).sort()).toEqual(['token-0', 'token-16'])
})
