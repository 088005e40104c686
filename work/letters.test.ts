import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ownerOf } from '../auth/letters-off'
import { advanceCase } from '../db/advance'
import { decideApplication } from '../db/commands/decide-application'
import { decideReply } from '../db/commands/decide-reply'
import { giveReply } from '../db/commands/give-reply'
import { stateCase } from '../db/commands/state-case'
import { caseLetters, keepLanguage, keepWanted } from '../db/letters'
import { applicationLetters, disputes, letters, users } from '../db/schema'
import { dispute, freshDb, heard, newKey, openCase, person, ruled, suspended, voted } from '../db/testing'
import { flagged, notActed } from '../db/testing/flags'
import { applied } from '../db/testing/people'
import { twoHands, withheld } from '../db/testing/removals'
import { printed, replied, writingFrom } from '../db/testing/replies'
import { LETTERS, type Letter, REPLY_LETTERS } from '../domain/letter'
import { LOCALES } from '../domain/locale'
import { type Mailbox, plainTextOf, startSmtp } from '../e2e/support/smtp'
import { settings } from '../server/settings'
import { applicationLetter, caseLetter, replyLetter } from './letter'
import { sendAnswers, sendLetters, tellApplicants, tellRepliers } from './letters'

const { db, close } = await freshDb()
const HOUSE = { authUrl: 'https://isnad.example', authSecret: 'a secret of thirty-two characters' }
const SENTENCE = 'Having read both sides and every passage, I say it so.'
let box: Mailbox

beforeAll(async () => {
  box = await startSmtp()
  Object.assign(process.env, { SMTP_URL: box.url, MAIL_FROM: 'Isnad <desk@isnad.example>' })
  settings({ again: true })
})
beforeEach(() => {
  box.letters.length = 0
})
afterAll(async () => {
  await box.close()
  await close()
})

/** A case that is open for answers, with those who are heard in it. */
async function answering() {
  const { claimId, voters } = await voted(db, 'ccc')
  const opener = await person(db)
  const disputeId = await dispute(db, opener, claimId)
  await advanceCase(db, disputeId)
  return { claimId, disputeId, opener, voters, heard: [opener, ...voters] }
}

const addressOf = ({ handle }: { handle: string }) => `${handle}@example.org`
const reached = () => box.letters.flatMap(({ to }) => to).sort()
const addresses = (people: readonly { handle: string }[]) => people.map(addressOf).sort()
const dueIn = async (disputeId: string, days: number) =>
  db
    .update(disputes)
    .set({ dueAt: new Date(Date.now() + days * 86_400_000) })
    .where(eq(disputes.id, disputeId))

test('those who are heard in a case are written to once, in their language, and again only if they stay silent', async () => {
  const one = await answering()
  await keepLanguage(db, one.opener.id, 'tr')
  expect(await sendLetters(db, HOUSE)).toBe(4)
  expect(reached()).toEqual(addresses(one.heard))
  const texts = box.letters.map(({ to, message }) => ({ to: to[0], message, text: plainTextOf(message) }))
  const mine = texts.find(({ to }) => to === addressOf(one.opener))
  expect(mine?.text).toContain(`https://isnad.example/tr/disputes/${one.disputeId}`)
  expect(mine?.text).toContain('The two delegations met at the air base.')
  expect(texts.find(({ to }) => to === addressOf(one.voters[0] as { handle: string }))?.text).toContain('/ar/disputes/')
  const key = /^List-Unsubscribe: <https:\/\/isnad\.example\/api\/letters\/(\S+)>/m.exec(
    mine?.message.replace(/\r\n\s+/g, ' ') ?? '',
  )?.[1]
  expect(ownerOf(key ?? '', HOUSE.authSecret)).toBe(one.opener.id)
  expect(mine?.message).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')

  expect(await sendLetters(db, HOUSE)).toBe(0)
  const plea = { disputeId: one.disputeId, base: 0, plea: 'keep', text: SENTENCE } as const
  await stateCase(db, one.opener, { key: newKey(), ...plea })
  for (const days of [3, 0.5]) {
    await dueIn(one.disputeId, days)
    expect(await sendLetters(db, HOUSE)).toBe(3)
    expect(await sendLetters(db, HOUSE)).toBe(0)
  }
})

test('who is suspended, was forgotten, or wants no letters gets none', async () => {
  const one = await answering()
  const [first, second, third] = one.voters as unknown as [{ id: string }, { id: string }, { id: string }]
  await suspended(db, await person(db, 'admin'), first.id)
  await keepLanguage(db, second.id, 'en')
  await db.update(users).set({ email: null, emailVerified: null }).where(eq(users.id, second.id))
  expect(await keepWanted(db, second.id, true)).toBe(false)
  expect(await db.execute(sql`select from correspondents where user_id = ${second.id}`)).toHaveLength(0)
  expect(await keepWanted(db, third.id, false)).toBe(true)
  await sendLetters(db, HOUSE)
  expect(reached()).toEqual([addressOf(one.opener)])
})

test('moderators with no part in it are told that a case waits, and everybody heard what was ruled', async () => {
  const one = await answering()
  await sendLetters(db, HOUSE)
  await heard(db, one.disputeId)
  const tied = one.voters[0] as { id: string; handle: string }
  await db.update(users).set({ role: 'moderator' }).where(eq(users.id, tied.id))
  const moderator = await person(db, 'moderator')
  box.letters.length = 0
  await sendLetters(db, HOUSE)
  expect(reached()).toContain(addressOf(moderator))
  expect(reached()).not.toContain(addressOf(tied))
  expect(plainTextOf(box.letters[0]?.message ?? '')).toContain(`/ar/desk/disputes/${one.disputeId}`)
  await dueIn(one.disputeId, -1)
  box.letters.length = 0
  await sendLetters(db, HOUSE)
  expect(reached()).toContain(addressOf(moderator))

  await ruled(db, moderator, one.claimId, 'dismissed')
  expect(await openCase(db, one.claimId)).toBeUndefined()
  box.letters.length = 0
  await sendLetters(db, HOUSE)
  expect(reached()).toEqual(addresses(one.heard))
})

test('whoever flagged a text is told once that it was answered, and where the answer is; not who wants no letters', async () => {
  const { supports } = await voted(db, 'ccc')
  const [one, silent] = [await person(db, 'reader'), await person(db)]
  const about = `evidence:${supports[0]}`
  for (const who of [one, silent]) await flagged(db, about, who)
  await keepLanguage(db, one.id, 'en')
  await keepWanted(db, silent.id, false)
  expect(await sendAnswers(db, HOUSE)).toBe(0)
  await notActed(db, await person(db, 'moderator'), about, { seen: 2 })
  expect(await sendAnswers(db, HOUSE)).toBe(1)
  expect(reached()).toEqual([addressOf(one)])
  expect(plainTextOf(box.letters[0]?.message ?? '')).toMatch(
    /https:\/\/isnad\.example\/en\/desk\/flags#flag-[0-9a-f-]{36}/,
  )
  expect(await sendAnswers(db, HOUSE)).toBe(0)
})

test('whoever replied is told once what was decided, why, and what they can do; and that a reply of theirs was withheld', async () => {
  const its = await printed(db)
  const [moderator, admin] = await twoHands(db)
  const [one, two, own] = [
    await replied(db, its.claimId),
    await replied(db, its.claimId),
    await writingFrom(db, its.host),
  ]
  const given = { claimId: its.claimId, agentId: its.outlet, name: 'Their editor', text: SENTENCE }
  const { id } = await giveReply(db, own, { key: newKey(), ...given })
  expect(await tellRepliers(db, HOUSE)).toBe(0)
  const reason = 'Nobody at the number on their site had heard of it.'
  await decideReply(db, moderator, { key: newKey(), replyId: one.reply, decision: 'refused', reason })
  await decideReply(db, moderator, { key: newKey(), replyId: two.reply, decision: 'accepted', reason })
  await keepLanguage(db, one.id, 'en')
  await withheld(db, moderator, admin, `reply:${id}`)
  expect(await tellRepliers(db, HOUSE)).toBe(3)
  const told = async (who: string) => {
    const [row] = await db.select({ email: users.email }).from(users).where(eq(users.id, who))
    return plainTextOf(box.letters.find(({ to }) => to.includes(row?.email ?? ''))?.message ?? '')
  }
  expect(await told(one.id)).toContain(`https://isnad.example/en/replies/new?about=claim:${its.claimId}`)
  expect(await told(one.id)).toContain(reason)
  expect(await told(two.id)).toContain(`https://isnad.example/ar/events/${its.slug}#reply-${two.reply}`)
  expect(await told(own.id)).toMatch(/https:\/\/isnad\.example\/ar\/method#withheld-\d+/)
  expect(await told(own.id)).not.toContain(SENTENCE)
  expect(await tellRepliers(db, HOUSE)).toBe(0)
})

test('whoever applied is told once what was decided and why, however often the decision was sent; not who wants no letters', async () => {
  const [one, two, silent] = [await person(db, 'reader'), await person(db, 'reader'), await person(db, 'reader')]
  const moderator = await person(db, 'moderator')
  const reason = 'They say what they have read, and in which languages.'
  const decided = async (who: { id: string }, decision: 'accepted' | 'refused') => {
    const asked = { key: newKey(), applicationId: await applied(db, who), decision, reason }
    for (let twice = 0; twice < 2; twice++) await decideApplication(db, moderator, asked)
  }
  await applied(db, await person(db, 'reader'))
  expect(await tellApplicants(db, HOUSE)).toBe(0)
  await decided(one, 'accepted')
  await decided(two, 'refused')
  await decided(silent, 'accepted')
  await keepLanguage(db, one.id, 'en')
  await keepWanted(db, silent.id, false)
  expect(await tellApplicants(db, HOUSE)).toBe(2)
  expect(reached()).toEqual(addresses([one, two]))
  const told = (who: { handle: string }) =>
    plainTextOf(box.letters.find(({ to }) => to.includes(addressOf(who)))?.message ?? '')
  expect(told(one)).toMatch(/^https:\/\/isnad\.example\/en\/desk$/m)
  expect(told(two)).toMatch(/^https:\/\/isnad\.example\/ar\/desk\/apply$/m)
  for (const who of [one, two]) expect(told(who)).toContain(reason)
  expect(await tellApplicants(db, HOUSE)).toBe(0)

  const hourAgo = sql`now() - interval '1 hour'`
  await db.update(applicationLetters).set({ tried: 1, triedAt: hourAgo })
  expect(await tellApplicants(db, HOUSE)).toBe(0)
  await db.update(applicationLetters).set({ sentAt: null })
  expect(await tellApplicants(db, HOUSE)).toBe(2)
})

test('of several who send at once one sends each letter', async () => {
  const one = await answering()
  await Promise.all([0, 1, 2, 3].map(() => sendLetters(db, HOUSE)))
  expect(reached()).toEqual(addresses(one.heard))
})

test('a letter that did not go out, or of which nobody knows, is tried again later, and not for ever', async () => {
  const one = await answering()
  const [first] = one.voters as [{ id: string; handle: string }]
  const letter = { disputeId: one.disputeId, userId: first.id, letter: 'answer' } as const
  expect(await caseLetters.tried(db, letter)).toBe(true)
  expect(await caseLetters.tried(db, letter)).toBe(false)
  await sendLetters(db, HOUSE)
  expect(reached()).not.toContain(addressOf(first))
  const later = (tried: number) =>
    db.update(letters).set({ tried, triedAt: sql`now() - interval '1 hour'` }).where(eq(letters.userId, first.id))
  await later(5)
  expect(await sendLetters(db, HOUSE)).toBe(0)
  await later(4)
  expect(await sendLetters(db, HOUSE)).toBe(1)
})

test.each(LOCALES)(
  'each letter in %s says what it is about, and holds no mark-up that a claim brought along',
  (locale) => {
    const said = LETTERS.map((letter: Letter) => {
      const to = { disputeId: 'd', userId: 'u', email: 'reem@example.org', language: locale, dueAt: new Date(0) }
      const made = caseLetter({ ...to, letter, isParty: false, texts: { en: '<script>' } }, HOUSE)
      const theirs = caseLetter({ ...to, letter, isParty: true, texts: {} }, HOUSE)
      expect(theirs.text).toMatch(new RegExp(`https://isnad\\.example/${locale}/party/d\\.u\\.[\\w-]{43}\\n`))
      expect(made.html).not.toContain('<script>')
      expect(made.html).toContain(`dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`)
      expect(made.text).toContain(`https://isnad.example/${locale}/letters/u.`)
      expect(made.text).not.toMatch(/[{}]/)
      return made.subject
    })
    expect(new Set(said).size).toBe(LETTERS.length)
    for (const letter of REPLY_LETTERS) {
      const whose = { replyId: 'r', userId: 'u', email: 'reem@example.org', language: locale, claimId: 'c', slug: 's' }
      const made = replyLetter({ ...whose, letter, reason: 'No <b>word</b> of it.', texts: { en: '<script>' } }, HOUSE)
      expect(made.html).not.toMatch(/<script>|<b>/)
      expect(made.text).toContain('No <b>word</b> of it.')
      expect(made.text).not.toMatch(/[{}]/)
    }
    const outcomes = [true, false].map((accepted) => {
      const whose = { applicationId: 'a', userId: 'u', email: 'reem@example.org', language: locale }
      const made = applicationLetter({ ...whose, accepted, reason: 'No <b>word</b> of it.' }, HOUSE)
      expect(made.html).not.toContain('<b>')
      expect(made.text).toContain('No <b>word</b> of it.')
      return made.text.split('\n')[0]
    })
    expect(new Set(outcomes).size).toBe(2)
  },
)
