import { afterAll, expect, test } from 'vitest'
import { CROWD } from '../../domain/hold'
import { verdictsThatOverturn } from '../../domain/ruling'
import { rule } from '../commands/rule'
import { stateCase } from '../commands/state-case'
import { takeCase } from '../commands/take-case'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import { disputes } from '../schema'
import { event, freshDb, heard, newKey, openCase, people3, person, piece, rolledBack, vote, voted } from '../testing'
import { readCaseAtDesk, readCaseFile } from './case-file'

const { db, close } = await freshDb()
afterAll(close)

const SENTENCE = 'Both passages were read again, and the second is the plainer one.'

test('a case holds what it was opened against, both sides with all their versions, opinions, rulings and its entries', () =>
  rolledBack(db, async (tx) => {
    const { claimId, slug, supports, denies, voters } = await voted(tx, 'ccd')
    const [one, , other] = voters as [{ id: string; handle: string }, unknown, { id: string; handle: string }]
    const id = (await openCase(tx, claimId))?.id as string
    await heard(tx, id)
    const says = (by: { id: string }, base: number, plea: 'keep' | 'change', evidence: string[]) =>
      stateCase(tx, by, { key: newKey(), disputeId: id, base, plea, text: `${SENTENCE} (${base})`, evidence })
    await says(one, 0, 'keep', [])
    await says(other, 0, 'change', [denies[0] as string])
    await says(one, 1, 'change', [supports[0] as string])
    const moderators = [await person(tx, 'moderator'), await person(tx, 'moderator')]
    for (const each of moderators) {
      await takeCase(tx, each, { key: newKey(), disputeId: id })
      const asked = { verdictVersion: 1, outcome: 'overturned' as const, verdict: 'denied' as const, reason: SENTENCE }
      await rule(tx, each, { key: newKey(), disputeId: id, ...asked, evidence: [denies[1] as string] })
    }

    const file = await readCaseFile(tx, id)
    expect(file).toMatchObject({
      event: { slug },
      ground: 'contested',
      byRule: true,
      state: 'ruled',
      against: { verdict: 'confirmed', because: 'majority', confirmed: 2, denied: 1, unverified: 0 },
      claim: { verdict: 'denied', because: 'ruled' },
      opinions: [{ by: moderators[0]?.handle, outcome: 'overturned', verdict: 'denied', evidence: [denies[1]] }],
      rulings: [{ stage: 'first', by: moderators[1]?.handle, outcome: 'overturned', evidence: [denies[1]] }],
      appeal: null,
      waits: false,
    })
    expect(
      file?.pleadings.map(({ by, versions }) => [by, versions.map(({ version, plea }) => [version, plea])]),
    ).toEqual([
      [
        one.handle,
        [
          [2, 'change'],
          [1, 'keep'],
        ],
      ],
      [other.handle, [[1, 'change']]],
    ])
    expect(new Set(file?.cited)).toEqual(new Set([denies[0], denies[1], supports[0]]))
    expect(file?.entries.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['dispute.opened', 'rule'],
      ['dispute.called', 'rule'],
      ['dispute.heard', 'rule'],
      ['dispute.stated', one.handle],
      ['dispute.stated', other.handle],
      ['dispute.stated', one.handle],
      ['dispute.taken', moderators[0]?.handle],
      ['opinion.written', moderators[0]?.handle],
      ['dispute.taken', moderators[1]?.handle],
      ['dispute.ruled', moderators[1]?.handle],
    ])
    // Whose account something is stands on no public page.
    for (const { id: account } of [one, other, ...moderators]) expect(JSON.stringify(file)).not.toContain(account)
  }))

test('whoever works in a case reads the votes and the evidence, and how they stand to it themselves', () =>
  rolledBack(db, async (tx) => {
    const [a, b, c] = await people3(tx)
    const moderator = await person(tx, 'moderator')
    const { claimId } = await event(tx, a)
    const yes = await piece(tx, a, claimId, { speaker: 'sana' })
    const no = await piece(tx, b, claimId, { stance: 'denies', speaker: 'reuters' })
    const lost = await piece(tx, b, claimId, { stance: 'mentions' })
    await withdrawEvidence(tx, b, { key: newKey(), evidenceId: lost, reason: 'It is about something else.' })
    await vote(tx, a, claimId, 'confirmed', [yes])
    await vote(tx, b, claimId, 'confirmed', [yes])
    await vote(tx, c, claimId, 'denied', [no])
    const id = (await openCase(tx, claimId))?.id as string

    const file = await readCaseAtDesk(tx, id, moderator.id)
    expect(file).toMatchObject({ parts: [], heard: false, own: [], bench: 1, missing: 1, written: 0 })
    expect(file?.claim).toMatchObject({ state: 'disputed', tally: { confirmed: 2, denied: 1, unverified: 0 } })
    expect(file?.claim.evidence.map((each) => [each.stance, each.speaker.agent, each.active])).toEqual([
      ['supports', 'sana', true],
      ['denies', 'reuters', true],
      ['mentions', expect.any(String), false],
    ])
    expect(file?.claim.votes.map((each) => [each.reviewer, each.verdict, each.evidence])).toEqual([
      [a.handle, 'confirmed', [yes]],
      [b.handle, 'confirmed', [yes]],
      [c.handle, 'denied', [no]],
    ])
    expect(verdictsThatOverturn('confirmed', file?.claim.evidence ?? [])).toEqual(['denied', 'unverified'])
    expect(await readCaseAtDesk(tx, id, c.id)).toMatchObject({ parts: ['voted'], heard: true })

    await heard(tx, id)
    const statement = { base: 0, plea: 'change' as const, text: SENTENCE, evidence: [no] }
    await stateCase(tx, c, { key: newKey(), disputeId: id, ...statement })
    expect((await readCaseAtDesk(tx, id, c.id))?.own).toMatchObject([{ version: 1, plea: 'change', evidence: [no] }])
    expect((await readCaseAtDesk(tx, id, a.id))?.own).toEqual([])
  }))

test('a case waits where those who could decide it are fewer than must yet write', () =>
  rolledBack(db, async (tx) => {
    const { claimId } = await voted(tx, 'ccd')
    const id = (await openCase(tx, claimId))?.id as string
    await heard(tx, id)
    expect(await readCaseFile(tx, id)).toMatchObject({ waits: true, bench: 0, missing: 1 })
    const one = await person(tx, 'moderator')
    expect(await readCaseFile(tx, id)).toMatchObject({ waits: false, bench: 1 })
    await takeCase(tx, one, { key: newKey(), disputeId: id })
    expect(await readCaseFile(tx, id)).toMatchObject({ waits: false, heldBy: one.handle })
  }))

test('a case names whose votes are held for it', () =>
  rolledBack(db, async (tx) => {
    const { claimId, denies } = await voted(tx, 'ccc')
    const guests = []
    for (let n = 0; n < CROWD; n += 1) {
      const guest = await person(tx)
      await vote(tx, guest, claimId, 'denied', denies)
      guests.push(guest.handle)
    }
    const file = await readCaseFile(tx, (await openCase(tx, claimId))?.id as string)
    expect(file?.holds.flatMap(({ reviewers }) => reviewers).sort()).toEqual(guests.sort())
  }))

test('an id that is none shows nothing; a case on a claim that never settled would show nothing of its votes', () =>
  rolledBack(db, async (tx) => {
    const [a, b] = await people3(tx)
    const { claimId, eventId } = await event(tx, a)
    await vote(tx, b, claimId, 'unverified')
    const values = { about: `claim:${claimId}`, eventId, claimId, ground: 'contested' as const, verdictVersion: 0 }
    const [dispute] = await tx.insert(disputes).values(values).returning()
    const file = await readCaseFile(tx, dispute?.id ?? '')
    expect(file?.claim).toMatchObject({ verdict: null, because: null, tally: null })
    expect(file?.claim.votes).toMatchObject([{ verdict: null, reason: null, evidence: null, uncounted: null }])
    expect(await readCaseFile(tx, 'no-id')).toBeNull()
    expect(await readCaseFile(tx, '00000000-0000-4000-8000-000000000000')).toBeNull()
  }))
