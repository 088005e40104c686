import { afterAll, expect, test } from 'vitest'
import { demoted, freshDb, newcomer, newKey, person, refusal, rolledBack, suspended } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { approved, erased, erasureProposed } from '../testing/removals'
import { proposeErasure } from './propose-erasure'

const { db, close } = await freshDb()
afterAll(close)

const asked = { code: 'asked' as const, reason: 'I no longer want to be here.' }

test('a moderator proposes that somebody be forgotten, and the log says whom without a word', () =>
  rolledBack(db, async (tx) => {
    const [moderator, who] = [await person(tx, 'moderator'), await person(tx)]
    const lines = await written(tx, () => erasureProposed(tx, moderator, who.id))
    expect(lines).toMatchObject([
      {
        kind: 'removal.proposed',
        actor: moderator.id,
        subject: expect.stringMatching(/^removal:/),
        data: { removal: 'erase', code: 'objection', about: `person:${who.id}` },
        words: { reason: 'They wrote to us and object.' },
        eventId: null,
      },
    ])
    expect(await refusal(erasureProposed(tx, moderator, who.id))).toBe('already_proposed')
    await assertRecordHolds(tx)
  }))

test('anybody asks for themselves, also without a handle; for somebody else only a moderator asks', () =>
  rolledBack(db, async (tx) => {
    const someone = await person(tx)
    for (const role of ['reader', 'reviewer', 'moderator', 'admin'] as const) {
      const self = await person(tx, role)
      await proposeErasure(tx, self, { key: newKey(), personId: self.id, ...asked })
    }
    const bare = await newcomer(tx)
    await proposeErasure(tx, bare, { key: newKey(), personId: bare.id, ...asked })
    expect(await refusal(proposeErasure(tx, bare, { key: newKey(), personId: someone.id, ...asked }))).toBe('no_handle')
    const admin = await person(tx, 'admin')
    expect(await refusal(erasureProposed(tx, admin, someone.id))).toBe('not_your_role')
    await suspended(tx, admin, someone.id)
    const own = { key: newKey(), personId: someone.id, ...asked }
    expect(await refusal(proposeErasure(tx, someone, own))).toBe('suspended')
  }))

test('who asked for themselves may have lost their role since; who asked for another must still be a moderator', () =>
  rolledBack(db, async (tx) => {
    const [admin, moderator, who] = [await person(tx, 'admin'), await person(tx, 'moderator'), await person(tx)]
    const own = await proposeErasure(tx, who, { key: newKey(), personId: who.id, ...asked })
    await demoted(tx, admin, who.id)
    const other = await erasureProposed(tx, moderator, (await person(tx)).id)
    await demoted(tx, 'operator', moderator.id)
    expect(await refusal(approved(tx, admin, other))).toBe('proposer_left')
    await approved(tx, admin, own.id)
    await assertRecordHolds(tx)
  }))

test('nobody is forgotten twice, and nobody who is not there', () =>
  rolledBack(db, async (tx) => {
    const [moderator, admin, who] = [await person(tx, 'moderator'), await person(tx, 'admin'), await person(tx)]
    await erased(tx, moderator, admin, who.id)
    expect(await refusal(erasureProposed(tx, moderator, who.id))).toBe('not_found (personId)')
    expect(await refusal(erasureProposed(tx, moderator, newKey()))).toBe('not_found (personId)')
  }))
