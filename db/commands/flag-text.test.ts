import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { FLAGS_AT_ONCE } from '../../domain/flag'
import type { Db } from '../client'
import { listFlaggable, listFlagged } from '../queries/flags'
import { listActs } from '../queries/moderation'
import { flags, votes } from '../schema'
import { freshDb, newKey, person, refusal, rolledBack, voted } from '../testing'
import { flagged, notActed } from '../testing/flags'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { twoHands, withheld } from '../testing/removals'
import { printed, replied, vouched, writingFrom } from '../testing/replies'
import { answerFlags } from './answer-flags'
import { decideReply } from './decide-reply'
import { flagText } from './flag-text'
import { giveReply } from './give-reply'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'It is not what stands in the source.'
const flag = (tx: Db, by: { id: string }, about: string) =>
  flagText(tx, by, { key: newKey(), about, ground: 'misquote', reason })

test('a flag is kept for moderators; the log says that there is one, and neither what it is about nor whose it is', () =>
  rolledBack(db, async (tx) => {
    const { supports } = await voted(tx, 'ccc')
    const [who, about] = [await person(tx, 'reader'), `evidence:${supports[0]}`]
    const lines = await written(tx, () => flag(tx, who, about))
    expect(lines).toMatchObject([
      {
        ...{ kind: 'flag.raised', actor: 'rule', data: {}, eventId: null, claimId: null },
        words: { about, turn: 1, ground: 'misquote', reason, person: who.id },
      },
    ])
    const [{ words: _, ...line } = { words: null }] = lines
    for (const told of [who.id, about, reason]) expect(JSON.stringify(line)).not.toContain(told)
    expect(JSON.stringify(await listActs(tx))).not.toContain(about)
    expect(await tx.select().from(flags)).toMatchObject([{ about, turn: 1, flaggedBy: who.id }])
    await assertRecordHolds(tx)
  }))

test('one open flag of a text each; once it is answered it may be flagged again', () =>
  rolledBack(db, async (tx) => {
    const { supports } = await voted(tx, 'ccc')
    const [who, about] = [await person(tx, 'reader'), `evidence:${supports[0]}`]
    await flag(tx, who, about)
    expect(await refusal(flag(tx, who, about))).toBe('already_flagged')
    await flag(tx, await person(tx), about)
    await flag(tx, who, `evidence:${supports[1]}`)
    await notActed(tx, await person(tx, 'moderator'), about, { seen: 2 })
    await flag(tx, who, about)
    const turns = await tx.select({ turn: flags.turn }).from(flags).where(eq(flags.about, about))
    expect(turns.map(({ turn }) => turn).sort()).toEqual([1, 1, 2])
  }))

test('a reply is flagged while everybody reads it, and the answer may be that it was found not to be theirs', () =>
  rolledBack(db, async (tx) => {
    const its = await printed(tx)
    const [who, moderator] = [await person(tx, 'reader'), await person(tx, 'moderator')]
    const { reply: waits } = await replied(tx, its.claimId)
    expect(await refusal(flag(tx, who, `reply:${waits}`))).toBe('not_found (about)')
    const earlier = await vouched(tx, its)
    const said = {
      claimId: its.claimId,
      agentId: its.outlet,
      name: 'Their editor',
      text: 'We never printed any of it.',
    }
    const { id } = await giveReply(tx, await writingFrom(tx, its.host), { key: newKey(), ...said })
    const flaggable = await listFlaggable(tx, { of: 'events', id: its.slug })
    const listed = flaggable.filter(({ thing }) => thing === 'reply')
    expect(listed.map(({ about }) => about).sort()).toEqual([`reply:${earlier}`, `reply:${id}`].sort())
    await flag(tx, who, `reply:${id}`)
    await decideReply(tx, moderator, { key: newKey(), replyId: id, decision: 'refused', reason })
    const [line] = (await listFlagged(tx, moderator)).items
    expect(line).toMatchObject({ about: `reply:${id}`, slug: its.slug, acts: [{ kind: 'reply.refused' }] })
    const answer = {
      about: `reply:${id}`,
      turn: 1,
      seen: 1,
      outcome: 'acted' as const,
      entryId: line?.acts[0]?.id ?? '',
      reason,
    }
    await answerFlags(tx, moderator, { key: newKey(), ...answer })
    expect(await refusal(flag(tx, who, `reply:${id}`))).toBe('not_found (about)')
    await assertRecordHolds(tx)
  }))

test('of two forms sent at once by one person one is a flag', async () => {
  const { supports } = await voted(db, 'c')
  const [who, about] = [await person(db, 'reader'), `evidence:${supports[0]}`]
  const codes = await Promise.all(
    [0, 1, 2].map(() =>
      flag(db, who, about).then(
        () => 'done',
        (error) => error.code,
      ),
    ),
  )
  expect(codes.sort()).toEqual(['already_flagged', 'already_flagged', 'done'])
})

test('nobody flags their own words, what is not there, is sealed, or is withheld already; nor what many have flagged', () =>
  rolledBack(db, async (tx) => {
    const { author, supports, claimId } = await voted(tx, 'cc')
    const who = await person(tx)
    const [piece, other] = supports as [string, string]
    expect(await refusal(flag(tx, author, `evidence:${piece}`))).toBe('not_yourself')
    expect(await refusal(flag(tx, author, `claim:${claimId}:en`))).toBe('not_yourself')
    expect(await refusal(flag(tx, who, `claim:${claimId}:tr`))).toBe('not_found (about)')
    expect(await refusal(flag(tx, who, `evidence:${newKey()}`))).toBe('not_found (about)')
    for (const about of [`person:${author.id}`, `ruling:${claimId}`, 'vote:', 'evidence'])
      expect(await refusal(flag(tx, who, about))).toBe('not_found (about)')
    const votesOn = (id: string) => tx.select({ id: votes.id }).from(votes).where(eq(votes.claimId, id))
    for (const { id } of await votesOn(claimId))
      expect(await refusal(flag(tx, who, `vote:${id}`))).toBe('not_found (about)')
    const [open] = await votesOn((await voted(tx, 'ccc')).claimId)
    await flag(tx, who, `vote:${open?.id}`)
    await withheld(tx, ...(await twoHands(tx)), `evidence:${piece}`)
    expect(await refusal(flag(tx, who, `evidence:${piece}`))).toBe('already_withheld')

    await flagged(tx, `evidence:${other}`)
    const [row] = await tx
      .select()
      .from(flags)
      .where(eq(flags.about, `evidence:${other}`))
    const many = Array.from({ length: FLAGS_AT_ONCE - 1 }, async () => (await person(tx, 'reader')).id)
    for (const flaggedBy of await Promise.all(many))
      await tx.insert(flags).values({ ...row, id: newKey(), flaggedBy } as typeof row & { about: string })
    expect(await refusal(flag(tx, who, `evidence:${other}`))).toBe('flagged_enough')
  }))
