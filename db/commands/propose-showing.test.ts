import { afterAll, expect, test } from 'vitest'
import { eventTexts } from '../schema'
import { freshDb, newKey, person, refusal, rolledBack, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { proposed, shown, withheld } from '../testing/removals'
import { proposeShowing } from './propose-showing'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'The order was lifted again.'

test('what is withheld is shown again by the same two hands, as it was, and may be withheld once more', () =>
  rolledBack(db, async (tx) => {
    const { eventId } = await voted(tx, 'c')
    const [moderator, admin] = [await person(tx, 'moderator'), await person(tx, 'admin')]
    const before = await tx.select().from(eventTexts)
    const removal = await withheld(tx, moderator, admin, `event:${eventId}:en`)
    expect(await tx.select().from(eventTexts)).not.toEqual(before)
    const lines = await written(tx, () => shown(tx, moderator, admin, removal))
    expect(lines.map(({ kind }) => kind)).toEqual(['removal.proposed', 'content.shown'])
    expect(lines[1]).toMatchObject({
      actor: admin.id,
      subject: `removal:${removal}`,
      data: { proposedBy: moderator.id },
      eventId,
    })
    expect(await tx.select().from(eventTexts)).toEqual(before)
    await withheld(tx, moderator, admin, `event:${eventId}:en`)
    expect(await tx.select().from(eventTexts)).not.toEqual(before)
    await assertRecordHolds(tx)
  }))

test('only what is withheld now can be shown, and only once proposed', () =>
  rolledBack(db, async (tx) => {
    const { eventId, claimId } = await voted(tx, 'c')
    const [moderator, admin] = [await person(tx, 'moderator'), await person(tx, 'admin')]
    const show = (removalId: string) => proposeShowing(tx, moderator, { key: newKey(), removalId, reason })
    const open = await proposed(tx, moderator, `claim:${claimId}:en`)
    expect(await refusal(show(open))).toBe('not_withheld')
    expect(await refusal(show(newKey()))).toBe('not_found (removalId)')
    const removal = await withheld(tx, moderator, admin, `event:${eventId}:en`)
    await show(removal)
    expect(await refusal(show(removal))).toBe('already_proposed')
  }))
