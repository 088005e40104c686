import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { goneIn } from '../../domain/removal'
import { removalDecisions, users, votes } from '../schema'
import {
  demoted,
  dispute,
  event,
  freshDb,
  newKey,
  person,
  refusal,
  rolledBack,
  suspended,
  vote,
  voted,
} from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { approved, declined, erasureProposed, proposed, twoHands, withheld } from '../testing/removals'
import { proposeShowing } from './propose-showing'

const { db, close } = await freshDb()
afterAll(close)

describe('two hands', () => {
  test('neither the first again, nor the one it is about, nor whose words they are', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await twoHands(tx)
      const { claimId } = await voted(tx, 'ccc')
      const about = await proposed(tx, moderator, `claim:${claimId}:en`)
      await demoted(tx, 'operator', moderator.id, 'admin')
      expect(await refusal(approved(tx, moderator, about))).toBe('own_proposal')
      expect(await refusal(declined(tx, moderator, about))).toBe('own_proposal')
      const other = await person(tx, 'moderator')
      const self = await erasureProposed(tx, other, admin.id)
      expect(await refusal(approved(tx, admin, self))).toBe('not_yourself')
      const writer = await person(tx, 'moderator')
      const statement = await dispute(tx, writer, claimId)
      const theirs = await proposed(tx, other, `statement:${statement}`)
      await demoted(tx, 'operator', writer.id, 'admin')
      expect(await refusal(approved(tx, writer, theirs))).toBe('not_yourself')
      await approved(tx, admin, theirs)
    }))

  test('what is withheld is shown again by neither hand of whoever wrote it', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await twoHands(tx)
      const { claimId } = await voted(tx, 'ccc')
      const writer = await person(tx, 'moderator')
      const removalId = await withheld(tx, moderator, admin, `statement:${await dispute(tx, writer, claimId)}`)
      const show = (by: { id: string }) =>
        proposeShowing(tx, by, { key: newKey(), removalId, reason: 'The order was lifted again.' })
      expect(await refusal(show(writer))).toBe('not_yourself')
      const { id } = await show(moderator)
      await demoted(tx, 'operator', writer.id, 'admin')
      expect(await refusal(approved(tx, writer, id))).toBe('not_yourself')
      expect(await refusal(declined(tx, writer, id))).toBe('not_yourself')
      await approved(tx, admin, id)
      await assertRecordHolds(tx)
    }))

  test('the first hand must still be a moderator who may act', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await twoHands(tx)
      const { claimId, supports } = await voted(tx, 'c')
      const one = await proposed(tx, moderator, `claim:${claimId}:en`)
      const other = await proposed(tx, await person(tx, 'moderator'), `evidence:${supports[0]}`)
      await suspended(tx, admin, moderator.id)
      expect(await refusal(approved(tx, admin, one))).toBe('proposer_left')
      await approved(tx, admin, other)
      await declined(tx, admin, one)
    }))

  test('what was decided stays decided; to decline takes a reason, which the log does not say', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await twoHands(tx)
      const { claimId } = await voted(tx, 'c')
      const id = await proposed(tx, moderator, `claim:${claimId}:en`)
      expect(await refusal(declined(tx, admin, id, ''))).toBe('required (reason)')
      const lines = await written(tx, () => declined(tx, admin, id))
      expect(lines).toMatchObject([
        { kind: 'removal.declined', data: { removal: 'withhold' }, words: { reason: 'It does not say who they are.' } },
      ])
      expect(await refusal(approved(tx, admin, id))).toBe('already_decided')
      expect(await refusal(declined(tx, await person(tx, 'admin'), id))).toBe('already_decided')
      expect(await refusal(approved(tx, admin, newKey()))).toBe('not_found')
      await proposed(tx, moderator, `claim:${claimId}:en`)
      await assertRecordHolds(tx)
    }))

  test('two admins who approve one proposal at once: it is done once', async () => {
    const [moderator, admin] = await twoHands(db)
    const [other, who] = [await person(db, 'admin'), await person(db)]
    const id = await erasureProposed(db, moderator, who.id)
    const ends = await Promise.allSettled([approved(db, admin, id), approved(db, other, id)])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'already_decided' })
    expect(await db.select().from(removalDecisions).where(eq(removalDecisions.removalId, id))).toHaveLength(1)
  })

  test('an admin demoted, and a moderator suspended, while they approve: either it was before, or it is refused', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [moderator, admin] = await twoHands(db)
      const [other, who] = [await person(db, 'admin'), await person(db)]
      const id = await erasureProposed(db, moderator, who.id)
      const [end] = await Promise.allSettled([
        approved(db, admin, id),
        round % 2 ? demoted(db, 'operator', admin.id) : suspended(db, other, moderator.id),
      ])
      const [row] = await db.select().from(users).where(eq(users.id, who.id))
      expect(row?.email === null).toBe(end.status === 'fulfilled')
      if (end.status === 'rejected')
        expect(end.reason).toMatchObject({ code: expect.stringMatching(/^(not_your_role|proposer_left)$/) })
    }
  })

  test('a vote cast while its author is being forgotten is there whole or not at all', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [moderator, admin] = await twoHands(db)
      const who = await person(db)
      const { claimId } = await event(db, await person(db))
      const id = await erasureProposed(db, moderator, who.id)
      await Promise.allSettled([vote(db, who, claimId, 'unverified'), approved(db, admin, id)])
      const cast = await db.select().from(votes).where(eq(votes.reviewerId, who.id))
      for (const { reason, textSalt } of cast) {
        expect(goneIn(reason)).toEqual({ erased: true })
        expect(textSalt).toBeNull()
      }
    }
    await assertRecordHolds(db)
  })
})
