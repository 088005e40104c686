import { afterAll, expect, test } from 'vitest'
import { verdictsThatOverturn } from '../../domain/dispute'
import { rule } from '../commands/rule'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import { disputes } from '../schema'
import { event, freshDb, newKey, people3, person, piece, rolledBack, vote } from '../testing'
import { readCase } from './case'

const { db, close } = await freshDb()
afterAll(close)

test('the case file holds the claim, the tally, both sides, the votes with their reasons, and the ruling once there is one', () =>
  rolledBack(db, async (tx) => {
    const [a, b, c] = await people3(tx)
    const moderator = await person(tx, 'moderator')
    const { claimId, slug } = await event(tx, a)
    const yes = await piece(tx, a, claimId, { speaker: 'sana' })
    const no = await piece(tx, b, claimId, { stance: 'denies', speaker: 'reuters' })
    const lost = await piece(tx, b, claimId, { stance: 'mentions' })
    await vote(tx, a, claimId, 'confirmed', [yes])
    await vote(tx, b, claimId, 'confirmed', [yes])
    await vote(tx, c, claimId, 'denied', [no])
    await withdrawEvidence(tx, b, { key: newKey(), evidenceId: lost, reason: 'It is about something else.' })
    const [dispute] = await tx.select().from(disputes)
    const id = dispute?.id ?? ''

    const file = await readCase(tx, id, moderator.id)
    expect(file).toMatchObject({
      event: { slug },
      dispute: { state: 'open', ground: 'contested', byRule: true, statement: null, waiting: false, ruling: null },
      claim: {
        state: 'disputed',
        verdict: 'confirmed',
        because: 'majority',
        verdictVersion: 1,
        tally: { confirmed: 2, denied: 1, unverified: 0 },
      },
      parts: [],
    })
    expect(file?.claim.evidence.map((each) => [each.stance, each.speaker.agent, each.active])).toEqual([
      ['supports', 'sana', true],
      ['denies', 'reuters', true],
      ['mentions', expect.any(String), false],
    ])
    expect(file?.claim.votes.map((each) => [each.reviewer, each.verdict, each.evidence, each.uncounted])).toEqual([
      [a.handle, 'confirmed', [yes], null],
      [b.handle, 'confirmed', [yes], null],
      [c.handle, 'denied', [no], null],
    ])
    expect(verdictsThatOverturn('confirmed', file?.claim.evidence ?? [])).toEqual(['denied', 'unverified'])
    expect((await readCase(tx, id, c.id))?.parts).toEqual(['voted'])

    const reason = 'Both passages were read again, and the second is the plainer one.'
    const ruling = { disputeId: id, verdictVersion: 1, outcome: 'overturned' as const, verdict: 'denied' as const }
    await rule(tx, moderator, { key: newKey(), ...ruling, reason })
    expect(await readCase(tx, id, moderator.id)).toMatchObject({
      claim: { verdict: 'denied', because: 'ruled' },
      dispute: {
        state: 'ruled',
        ruling: { outcome: 'overturned', verdict: 'denied', moderator: moderator.handle, reason },
      },
    })
  }))

test('an id that is none shows nothing; a case on a claim that never settled would show nothing of its votes', () =>
  rolledBack(db, async (tx) => {
    const [a, b] = await people3(tx)
    const { claimId } = await event(tx, a)
    await vote(tx, b, claimId, 'unverified')
    const values = { claimId, ground: 'contested' as const, verdictVersion: 0 }
    const [dispute] = await tx.insert(disputes).values(values).returning()
    const file = await readCase(tx, dispute?.id ?? '', a.id)
    expect(file?.claim).toMatchObject({ verdict: null, because: null, tally: null })
    expect(file?.claim.votes).toMatchObject([{ verdict: null, reason: null, evidence: null, uncounted: null }])
    expect(await readCase(tx, 'no-id', a.id)).toBeNull()
    expect(await readCase(tx, '00000000-0000-4000-8000-000000000000', a.id)).toBeNull()
  }))
