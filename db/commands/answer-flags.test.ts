import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { countFlags, listFlaggable, listFlagged, listOwnFlags } from '../queries/flags'
import { listActs } from '../queries/moderation'
import { users } from '../schema'
import {
  dispute,
  freshDb,
  newcomer,
  newKey,
  person,
  refusal,
  rolledBack,
  ruled,
  suspended,
  vote,
  voted,
} from '../testing'
import { flagged } from '../testing/flags'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { answerFlags } from './answer-flags'
import { appealRuling } from './appeal-ruling'
import { complain } from './complain'
import { withdrawEvidence } from './withdraw-evidence'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'It was of another day; it is withdrawn.'
type Given = { turn?: number; seen?: number; outcome?: 'acted' | 'not_acted'; entryId?: string }
const answer = (tx: Db, by: { id: string }, about: string, given: Given = {}) =>
  answerFlags(tx, by, { key: newKey(), about, turn: 1, seen: 1, outcome: 'not_acted', entryId: '', reason, ...given })

test('all flags of a text are answered at once, by the act that was done; those who raised them read it, and nobody learns whose they are', () =>
  rolledBack(db, async (tx) => {
    const { supports, claimId, eventId, slug } = await voted(tx, 'ccc')
    const [one, two, moderator] = [await person(tx, 'reader'), await person(tx), await person(tx, 'moderator')]
    const about = `evidence:${supports[0]}`
    for (const who of [one, two]) await flagged(tx, about, who)
    await withdrawEvidence(tx, moderator, { key: newKey(), evidenceId: supports[0] as string, reason })
    const [waiting] = (await listFlagged(tx, moderator)).items
    expect(waiting).toMatchObject({ about, turn: 1, count: 2, overdue: false, slug, thing: 'evidence' })
    expect(JSON.stringify(waiting)).not.toContain(one.handle)
    expect(waiting?.acts).toMatchObject([{ kind: 'evidence.withdrawn', subject: about, by: moderator.handle }])
    const entryId = waiting?.acts[0]?.id ?? ''
    const [line] = await written(tx, () => answer(tx, moderator, about, { seen: 2, outcome: 'acted', entryId }))
    expect(line).toMatchObject({
      ...{ kind: 'flag.answered', actor: moderator.id, eventId, claimId, words: { reason } },
      data: { about, turn: 1, outcome: 'acted', act: { kind: 'evidence.withdrawn', subject: about }, claim: claimId },
    })
    expect(line?.data.flags).toHaveLength(2)
    for (const who of [one, two])
      expect(await listOwnFlags(tx, who.id)).toMatchObject([
        { about, outcome: 'acted', act: 'evidence.withdrawn', answer: reason, answeredBy: moderator.handle },
      ])
    expect(await listFlagged(tx, moderator)).toEqual({ items: [], waiting: 0, next: null })
    expect(await countFlags(tx)).toEqual({ open: 0, overdue: 0, since: null, acted: 2, notActed: 0 })
    const { items } = await listActs(tx, { kind: 'flag.answered' })
    expect(items).toMatchObject([{ actor: moderator.handle, slug, after: { outcome: 'acted' }, gone: false }])
    for (const secret of [one.id, two.id, reason]) expect(JSON.stringify(items)).not.toContain(secret)
    await assertRecordHolds(tx)
  }))

test('nobody answers about their own words, what they flagged themselves, or a claim they have a part in', () =>
  rolledBack(db, async (tx) => {
    const { supports, claimId } = await voted(tx, 'ccc')
    const [voter, flagger] = [await person(tx, 'moderator'), await person(tx, 'moderator')]
    const about = `evidence:${supports[0]}`
    await flagged(tx, about, flagger)
    await vote(tx, voter, claimId, 'confirmed', supports)
    expect(await refusal(answer(tx, voter, about))).toBe('part_in_claim')
    expect(await refusal(answer(tx, flagger, about))).toBe('own_flag')
    expect((await listFlagged(tx, flagger)).items[0]?.stake).toEqual({ self: false, own: true, parts: [] })
    expect((await listFlagged(tx, voter)).items[0]?.stake).toEqual({ self: false, own: false, parts: ['voted'] })
    const mine = await voted(tx, 'ccc')
    const [cast] = await tx.query.votes.findMany({ where: (v, { eq }) => eq(v.claimId, mine.claimId) })
    const self = { id: cast?.reviewerId as string }
    await tx.execute(`update users set role = 'moderator' where id = '${self.id}'`)
    await flagged(tx, `vote:${cast?.id}`)
    expect(await refusal(answer(tx, self, `vote:${cast?.id}`))).toBe('not_yourself')
  }))

test('what was written in a case is flagged and answered; not by who wrote in the decision, or appealed', () =>
  rolledBack(db, async (tx) => {
    const { claimId, slug } = await voted(tx, 'ccc')
    const [opener, judge, other] = [await person(tx), await person(tx, 'moderator'), await person(tx, 'moderator')]
    const disputeId = await dispute(tx, opener, claimId)
    await ruled(tx, judge, claimId, 'overturned', 'unverified')
    await appealRuling(tx, opener, { key: newKey(), disputeId, statement: 'The second passage was not read.' })
    const [opinion] = await tx.query.opinions.findMany({ where: (o, { eq }) => eq(o.disputeId, disputeId) })
    const texts = [`opinion:${opinion?.id}`, `ruling:${disputeId}`, `appeal:${disputeId}`]
    for (const of of ['events', 'disputes'] as const) {
      const listed = await listFlaggable(tx, { of, id: of === 'events' ? slug : disputeId })
      expect(listed.map(({ about }) => about)).toEqual(expect.arrayContaining(texts))
    }
    const [said, ruling, appeal] = texts as [string, string, string]
    expect(await refusal(flagged(tx, ruling, judge))).toBe('not_yourself')
    for (const about of texts) await flagged(tx, about)
    const first = { id: opinion?.moderatorId as string }
    for (const about of [said, ruling])
      for (const who of [judge, first]) expect(await refusal(answer(tx, who, about))).toBe('not_yourself')
    await tx.update(users).set({ role: 'moderator' }).where(eq(users.id, opener.id))
    expect(await refusal(answer(tx, opener, appeal))).toBe('not_yourself')
    expect((await listFlagged(tx, judge)).items.map(({ stake }) => stake.self)).toEqual([true, true, false])
    for (const about of texts) expect(await answer(tx, other, about)).toEqual({ outcome: 'not_acted' })
    expect(await refusal(flagged(tx, `ruling:${(await voted(tx, 'ccc')).claimId}`))).toBe('not_found (about)')
    await assertRecordHolds(tx)
  }))

test('the name that an affected party gave in a case is flagged and answered; not by themselves', () =>
  rolledBack(db, async (tx) => {
    const { claimId, slug } = await voted(tx, 'ccc')
    const [who, other] = [await newcomer(tx), await person(tx, 'moderator')]
    const said = { ground: 'misread' as const, statement: 'The passage says less than the claim does.' }
    const name = 'Call this number now'
    const asked = { key: newKey(), about: `claim:${claimId}`, ...said, capacity: 'self' as const, name }
    const { id: disputeId } = await complain(tx, who, asked)
    const [named] = await tx.query.parties.findMany({ where: (p, { eq }) => eq(p.disputeId, disputeId) })
    const about = `party:${named?.id}`
    for (const of of ['events', 'disputes'] as const) {
      const listed = await listFlaggable(tx, { of, id: of === 'events' ? slug : disputeId })
      expect(listed).toContainEqual(expect.objectContaining({ about, text: name }))
    }
    await flagged(tx, about)
    await tx.update(users).set({ role: 'moderator', handle: 'named', handleKey: 'named' }).where(eq(users.id, who.id))
    expect(await refusal(flagged(tx, about, who))).toBe('not_yourself')
    expect(await refusal(answer(tx, who, about))).toBe('not_yourself')
    expect(await answer(tx, other, about)).toEqual({ outcome: 'not_acted' })
  }))

test('what has moved on meanwhile is not answered unread, and an act that is none about it is no answer', () =>
  rolledBack(db, async (tx) => {
    const { supports } = await voted(tx, 'ccc')
    const [moderator, admin] = [await person(tx, 'moderator'), await person(tx, 'admin')]
    const about = `evidence:${supports[0]}`
    expect(await refusal(answer(tx, moderator, about))).toBe('stale')
    await flagged(tx, about)
    await flagged(tx, about)
    expect(await refusal(answer(tx, moderator, about))).toBe('stale')
    expect(await refusal(answer(tx, moderator, about, { seen: 2, turn: 2 }))).toBe('stale')
    expect(await refusal(answer(tx, moderator, about, { seen: 2, outcome: 'acted' }))).toBe('required (entryId)')
    await suspended(tx, admin, (await person(tx)).id)
    const [unrelated] = (await listActs(tx)).items
    const entryId = String(unrelated?.id)
    expect(await refusal(answer(tx, moderator, about, { seen: 2, outcome: 'acted', entryId }))).toBe(
      'not_found (entryId)',
    )
    expect(await answer(tx, moderator, about, { seen: 2 })).toEqual({ outcome: 'not_acted' })
    expect(await refusal(answer(tx, moderator, about, { seen: 2 }))).toBe('stale')
  }))

test('of two moderators who answer at once one does', async () => {
  const { supports } = await voted(db, 'ccc')
  const about = await flagged(db, `evidence:${supports[0]}`)
  const both = await Promise.all([0, 1].map(() => person(db, 'moderator')))
  const codes = await Promise.all(
    both.map((who) =>
      answer(db, who, about).then(
        () => 'done',
        (error) => error.code,
      ),
    ),
  )
  expect(codes.sort()).toEqual(['done', 'stale'])
})

test('the queue has a place for every text, whoever flagged it how often: page after page, the longest waiting first', () =>
  rolledBack(db, async (tx) => {
    const its = await voted(tx, 'ccc')
    const texts = its.supports.map((id) => `evidence:${id}`)
    for (const about of texts) await flagged(tx, about)
    await flagged(tx, texts[0] as string)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listFlagged>> = await listFlagged(tx, its.author, { limit: 1, cursor })
      expect(page.waiting).toBe(texts.length)
      seen.push(...page.items.map(({ about }) => about))
      cursor = page.next
    } while (cursor)
    expect(texts.length).toBeGreaterThan(1)
    expect(seen).toEqual(texts)
  }))
