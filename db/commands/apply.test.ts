import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { QUESTIONS } from '../../domain/practice'
import type { Db } from '../client'
import { keepPractice, readPractice } from '../practice'
import { listApplications } from '../queries/applications'
import { applications, practices } from '../schema'
import { demoted, freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { applied, practised } from '../testing/people'
import { apply } from './apply'
import { decideApplication } from './decide-application'
import { giveRole } from './give-role'

const { db, close } = await freshDb()
afterAll(close)

const statement = 'I have read the news of three countries against each other for ten years.'
const applying = (tx: Db, who: { id: string }) =>
  apply(tx, who, { key: newKey(), statement, languages: ['tr', 'ar', 'tr'] })

test('a reader applies once the practice set is done, whatever they found in it; it waits for a decision', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx, 'reader')
    expect(await refusal(applying(tx, who))).toBe('practice_first')
    await keepPractice(tx, who, practised())
    const lines = await written(tx, () => applying(tx, who))
    const subject = expect.stringMatching(/^application:/)
    const said = { data: { languages: ['ar', 'tr'] }, words: { statement } }
    expect(lines).toMatchObject([{ kind: 'application.made', actor: who.id, subject, ...said }])
    expect(await refusal(applying(tx, who))).toBe('application_waits')
    const [line] = await listApplications(tx, 10)
    expect(line).toMatchObject({ handle: who.handle, statement, score: { of: QUESTIONS.length } })
    await assertRecordHolds(tx)
  }))

test('whoever was refused applies again after thirty days, and not before', () =>
  rolledBack(db, async (tx) => {
    const [who, moderator] = [await person(tx, 'reader'), await person(tx, 'moderator')]
    const applicationId = await applied(tx, who)
    const refused = { applicationId, decision: 'refused' as const, reason: 'It says nothing of what they read.' }
    await decideApplication(tx, moderator, { key: newKey(), ...refused })
    expect(await refusal(applying(tx, who))).toBe('application_early')

    const long = await person(tx, 'reader')
    await keepPractice(tx, long, practised())
    await tx.execute(sql`with a as (
      insert into applications (person_id, statement, languages, at)
      values (${long.id}, ${statement}, '{ar}', now() - interval '40 days') returning id)
      insert into application_decisions (application_id, person_id, accepted, reason, decided_by, at)
      select id, ${long.id}, false, 'A reason that is long enough.', ${moderator.id}, now() - interval '30 days 1 minute' from a`)
    await applying(tx, long)
  }))

test('whose role was taken does not come back by an application', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx, 'reader')
    await giveRole(tx, 'operator', { key: newKey(), personId: who.id, role: 'reviewer' })
    await demoted(tx, 'operator', who.id)
    await keepPractice(tx, who, practised())
    expect(await refusal(applying(tx, who))).toBe('was_reviewer')
  }))

test('of two applications sent at once one is written', async () => {
  const who = await person(db, 'reader')
  await keepPractice(db, who, practised())
  const ends = await Promise.allSettled([applying(db, who), applying(db, who)])
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'application_waits' })
  expect(await db.select().from(applications).where(eq(applications.personId, who.id))).toHaveLength(1)
})

test('the practice set is answered whole, once, by readers alone', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx, 'reader')
    const { bridge_speaker: _, ...short } = practised() as Record<string, string>
    expect(await refusal(keepPractice(tx, who, short))).toBe('required (bridge_speaker)')
    expect(await refusal(keepPractice(tx, who, { ...practised(), bridge_date: 'never' }))).toBe(
      'required (bridge_date)',
    )
    expect(await readPractice(tx, who.id)).toBeNull()
    await keepPractice(tx, who, practised())
    expect(await readPractice(tx, who.id)).toMatchObject({ bridge_speaker: 'a', water_stance: 'supports' })
    expect(await refusal(keepPractice(tx, who, practised()))).toBe('practice_done')
    expect(await refusal(keepPractice(tx, await person(tx), practised()))).toBe('not_your_role')
    const theirs = eq(practices.personId, who.id)
    expect(await tx.select().from(practices).where(theirs)).toHaveLength(1)
  }))
