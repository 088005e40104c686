import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { rule } from './commands/rule'
import { stateCase } from './commands/state-case'
import { takeCase } from './commands/take-case'
import { users } from './schema'
import { dispute, freshDb, heard, newKey, person, refusal, vote, voted } from './testing'
import { assertRecordHolds } from './testing/invariants'

const { db, close } = await freshDb()
afterAll(close)

const REASON = 'Having read both sides and every passage, I decide the case so.'

/** A case that a moderator has taken and may rule on. */
async function taken() {
  const claim = await voted(db, 'ccc')
  const disputeId = await dispute(db, await person(db), claim.claimId)
  await heard(db, disputeId)
  const moderator = await person(db, 'moderator')
  await takeCase(db, moderator, { key: newKey(), disputeId })
  const evidence = claim.supports
  const upholds = { disputeId, verdictVersion: 1, outcome: 'upheld', verdict: null, reason: REASON, evidence } as const
  const decide = () => rule(db, moderator, { key: newKey(), ...upholds })
  return { ...claim, disputeId, moderator, decide }
}

const endOf = (deed: Promise<unknown>) =>
  deed.then(
    () => 'done',
    (error) => error.code as string,
  )

test('a vote and a ruling of one moderator at once: never both, whichever comes first', async () => {
  for (let turn = 0; turn < 2; turn += 1) {
    const { claimId, moderator, decide } = await taken()
    const ends = await Promise.all([endOf(decide()), endOf(vote(db, moderator, claimId, 'unverified'))])
    expect([
      ['done', 'ruling_stands'],
      ['barred_voted', 'done'],
    ]).toContainEqual(ends)
  }
  await assertRecordHolds(db)
})

test('two tabs of one moderator rule once', async () => {
  const { decide } = await taken()
  expect((await Promise.all([endOf(decide()), endOf(decide())])).sort()).toEqual(['case_closed', 'done'])
})

test('a statement and a ruling at once: what is said stands before the ruling or is refused', async () => {
  const { disputeId, voters, decide } = await taken()
  const said = { key: newKey(), disputeId, base: 0, plea: 'keep', text: REASON } as const
  const [ruling, statement] = await Promise.all([
    endOf(decide()),
    endOf(stateCase(db, voters[0] as { id: string }, said)),
  ])
  expect(ruling).toBe('done')
  expect(['done', 'case_closed']).toContain(statement)
  await assertRecordHolds(db)
})

test('a role that is given after voting opens no case of one’s own cause', async () => {
  const { claimId, voters } = await voted(db, 'ccc')
  const disputeId = await dispute(db, await person(db), claimId)
  await heard(db, disputeId)
  const [voter] = voters as unknown as [{ id: string }]
  await db.update(users).set({ role: 'moderator' }).where(eq(users.id, voter.id))
  expect(await refusal(takeCase(db, voter, { key: newKey(), disputeId }))).toBe('barred_voted')
})
