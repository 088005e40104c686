import { afterAll, expect, test } from 'vitest'
import { proposeErasure } from '../commands/propose-erasure'
import { proposeShowing } from '../commands/propose-showing'
import { dispute, freshDb, newKey, person, rolledBack, voted } from '../testing'
import { erased, erasureProposed, proposed, shown, withheld } from '../testing/removals'
import { readEvent } from './event'
import { listEntries } from './history'
import { findPerson } from './people'
import { countRemovals, listProposals, listWithheld, numbersIn } from './removals'
import { listWithholdable } from './withholdable'

const { db, close } = await freshDb()
afterAll(close)

test('what is withheld is told with its reason and both hands, found by its mark, and counted; shown again, it is told so', () =>
  rolledBack(db, async (tx) => {
    const [moderator, admin] = [await person(tx, 'moderator'), await person(tx, 'admin')]
    const { slug, supports, voters } = await voted(tx, 'ccc')
    const removal = await withheld(tx, moderator, admin, `evidence:${supports[0]}`)
    const event = await readEvent(tx, slug)
    const [told, ...more] = await listWithheld(tx, numbersIn(event))
    expect(more).toEqual([])
    expect(told).toMatchObject({
      id: removal,
      code: 'court_order',
      about: `evidence:${supports[0]}`,
      proposedBy: moderator.handle,
      approvedBy: admin.handle,
      shownAt: null,
    })
    expect(event?.claims[0]).toMatchObject({ verdict: 'confirmed', because: 'majority' })
    expect(await countRemovals(tx)).toEqual([{ kind: 'withhold', code: 'court_order', lifted: false, many: 1 }])

    await erased(tx, moderator, admin, voters[0]?.id ?? '')
    expect(await countRemovals(tx)).toContainEqual({ kind: 'erase', code: 'objection', lifted: false, many: 1 })
    const [cast] = (await readEvent(tx, slug))?.claims[0]?.votes ?? []
    expect(cast).toMatchObject({ reviewer: null, reason: '▢▢▢', verdict: 'confirmed', uncounted: null, textSalt: null })
    const history = await listEntries(tx, slug, {})
    expect(history?.items.filter(({ gone }) => gone).map(({ kind }) => kind)).toContain('evidence.attached')
    expect(history?.items.find(({ kind }) => kind === 'vote.cast')).toMatchObject({ actor: 'former' })

    await shown(tx, moderator, admin, removal)
    expect(numbersIn(await readEvent(tx, slug))).toEqual([])
    expect((await listWithheld(tx))[0]?.shownAt).toBeInstanceOf(Date)
    expect(await countRemovals(tx)).toContainEqual({ kind: 'withhold', code: 'court_order', lifted: true, many: 1 })
  }))

test('the two hands read what a proposal is about, also what is withheld already', () =>
  rolledBack(db, async (tx) => {
    const [moderator, admin, who] = [await person(tx, 'moderator'), await person(tx, 'admin'), await person(tx)]
    const { slug, claimId, eventId } = await voted(tx, 'c')
    const removalId = await withheld(tx, moderator, admin, `event:${eventId}:en`)
    await proposed(tx, moderator, `claim:${claimId}:en`)
    await erasureProposed(tx, moderator, who.id)
    await proposeShowing(tx, moderator, { key: newKey(), removalId, reason: 'The order was lifted again.' })
    const words = 'The two delegations met at the air base.'
    const shownTo = ({ id }: { id: string }, decides: boolean) => listProposals(tx, { id, decides })
    const open = await shownTo(admin, true)
    expect(open).toMatchObject([
      { kind: 'withhold', by: moderator.handle, texts: [words], slug, thing: `claim:${claimId}:en` },
      { kind: 'erase', whom: who.handle, texts: [], slug: null },
      { kind: 'show', texts: [words], slug, thing: `event:${eventId}:en` },
    ])
    expect(open.every(({ own, self }) => !own && !self)).toBe(true)
    expect((await shownTo(moderator, false)).map(({ own }) => own)).toEqual([true, true, true])
    expect((await shownTo(who, true)).map(({ self }) => self)).toEqual([false, true, false])
  }))

test('what somebody wrote of themselves is for those who decide; their own words are theirs, withheld or not', () =>
  rolledBack(db, async (tx) => {
    const [moderator, admin, who] = [await person(tx, 'moderator'), await person(tx, 'admin'), await person(tx)]
    const { claimId } = await voted(tx, 'ccc')
    const statements = [await dispute(tx, who, claimId), await dispute(tx, who, (await voted(tx, 'ccc')).claimId)]
    const removalId = await withheld(tx, moderator, admin, `statement:${statements[0]}`)
    await proposeErasure(tx, who, { key: newKey(), personId: who.id, code: 'asked', reason: 'I want to go.' })
    await proposed(tx, moderator, `statement:${statements[1]}`)
    await proposeShowing(tx, moderator, { key: newKey(), removalId, reason: 'The order was lifted again.' })
    const kinds = async (viewer: { id: string; decides: boolean }) =>
      (await listProposals(tx, viewer)).map(({ kind, self }) => [kind, self])
    const all = (self: boolean) => ['erase', 'withhold', 'show'].map((kind) => [kind, self])
    expect(await kinds({ id: admin.id, decides: true })).toEqual(all(false))
    expect(await kinds({ id: who.id, decides: true })).toEqual(all(true))
    expect(await kinds({ id: moderator.id, decides: false })).toEqual(all(false).slice(1))
  }))

test('of an event every text is offered by its name, but a reason that is sealed, and what is withheld', () =>
  rolledBack(db, async (tx) => {
    const [moderator, admin] = [await person(tx, 'moderator'), await person(tx, 'admin')]
    const sealed = await voted(tx, 'cc')
    const things = async (slug: string) =>
      (await listWithholdable(tx, { of: 'events', id: slug })).map(({ thing }) => thing)
    expect(await things(sealed.slug)).not.toContain('vote')
    const { slug, eventId } = await voted(tx, 'ccc')
    expect(new Set(await things(slug))).toEqual(new Set(['source', 'evidence', 'vote', 'event', 'claim']))
    await withheld(tx, moderator, admin, `event:${eventId}:en`)
    expect(await things(slug)).not.toContain('event')
    expect(await listWithholdable(tx, { of: 'events', id: 'nothing-here' })).toEqual([])
    expect(await listWithholdable(tx, { of: 'sources', id: 'no-id' })).toEqual([])
  }))

test('a person is found by their handle in any spelling, and by nothing once they were forgotten', () =>
  rolledBack(db, async (tx) => {
    const [moderator, admin, who] = [await person(tx, 'moderator'), await person(tx, 'admin'), await person(tx)]
    expect(await findPerson(tx, ` @${who.handle.toUpperCase()} `)).toBe(who.id)
    await erased(tx, moderator, admin, who.id)
    expect(await findPerson(tx, who.handle)).toBeNull()
  }))
