import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { claimTexts, events } from '../schema'
import { event, freshDb, newKey, person, refusal, rolledBack, vote, voted } from '../testing'
import { written } from '../testing/log'
import { addClaim } from './add-claim'
import { wordClaim } from './word-claim'

const { db, close } = await freshDb()
afterAll(close)

const asked = (claimId: string, language: 'ar' | 'en' | 'tr', text: string) => ({
  key: newKey(),
  claimId,
  language,
  text,
})

test('a claim that nobody has voted on is worded better, and worded in another language', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await person(tx), await person(tx)]
    const { claimId, eventId } = await event(tx, one)
    const lines = await written(tx, async () => {
      expect(await wordClaim(tx, two, asked(claimId, 'en', 'Officers of both met at Hmeimim.'))).toEqual({ version: 2 })
      expect(await wordClaim(tx, two, asked(claimId, 'ar', 'التقى ضباط الجانبين في حميميم.'))).toEqual({ version: 1 })
    })
    const common = { kind: 'claim.worded', actor: two.id, eventId, claimId, ver: 1, prev: null }
    expect(lines).toMatchObject([
      {
        ...common,
        subject: `claim:${claimId}:en`,
        data: { claim: claimId, language: 'en', version: 2 },
        words: { text: 'Officers of both met at Hmeimim.' },
      },
      { ...common, subject: `claim:${claimId}:ar`, data: { claim: claimId, language: 'ar', version: 1 } },
    ])
    expect(await tx.select().from(claimTexts).where(eq(claimTexts.claimId, claimId))).toHaveLength(3)
    const [row] = await tx.select().from(events).where(eq(events.id, eventId))
    expect(row?.search).toContain("'officers'")
  }))

test('what has been voted on is not reworded, in review or settled; another language may still be added', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const { claimId } = await event(tx, who)
    await vote(tx, who, claimId, 'unverified')
    const settled = await voted(tx, 'ccc')
    for (const id of [claimId, settled.claimId]) {
      expect(await refusal(wordClaim(tx, who, asked(id, 'en', 'Something else entirely.')))).toBe('claim_worded (text)')
      expect(await wordClaim(tx, who, asked(id, 'tr', 'Heyetler üste görüştü.'))).toEqual({ version: 1 })
      expect(await refusal(wordClaim(tx, who, asked(id, 'tr', 'Başka bir şey oldu.')))).toBe('claim_worded (text)')
    }
    expect(await refusal(wordClaim(tx, who, asked(newKey(), 'tr', 'Başka bir şey oldu.')))).toBe('not_found')
  }))

test('two claims of one event worded at once are both found by their new words', async () => {
  const who = await person(db)
  const { claimId, eventId } = await event(db, who)
  const ids = [claimId]
  for (let at = 0; at < 7; at += 1) {
    ids.push((await addClaim(db, who, { key: newKey(), eventId, language: 'en', text: 'An aspect of the event.' })).id)
  }
  await Promise.all(ids.map((id, at) => wordClaim(db, who, asked(id, 'en', `The wording numbered word${at}x.`))))
  const [row] = await db.select({ search: events.search }).from(events).where(eq(events.id, eventId))
  expect(ids.filter((_, at) => !row?.search.includes(`'word${at}x'`))).toEqual([])
})
