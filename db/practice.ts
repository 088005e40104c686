import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { forbids } from '../domain/permissions'
import { ANSWERS, formatAnswers, type PracticeAnswers, parseAnswers, QUESTIONS } from '../domain/practice'
import { Refusal } from '../domain/refusal'
import type { Db } from './client'
import { key } from './inputs/fields'
import { practices, users } from './schema'

/** An answer to every question. */
const Practised = z.strictObject({
  key,
  ...Object.fromEntries(QUESTIONS.map(({ question, aspect }) => [question, z.enum(ANSWERS[aspect], 'required')])),
})

/**
 * Keeps what somebody answered in the practice set: once, so that the score says something. No part of the record, since nothing
 * follows from it. Refused: `required` or `invalid` at a question, whatever forbids them to apply, `practice_done`.
 */
export async function keepPractice(db: Db, { id }: { id: string }, asked: unknown): Promise<void> {
  const parsed = Practised.safeParse(asked)
  if (!parsed.success) {
    const [first, ...more] = parsed.error.issues.map(({ path }) => ({ code: 'required', field: String(path[0] ?? '') }))
    throw new Refusal(first?.code ?? 'required', first?.field, ...more)
  }
  const { handle, role, suspended } = users
  await db.transaction(async (tx) => {
    const [person] = await tx
      .select({ id: users.id, handle, role, suspended })
      .from(users)
      .where(eq(users.id, id))
      .for('share')
    const code = person ? forbids(person, 'apply') : 'signed_out'
    if (code) throw new Refusal(code)
    const { key: _, ...answers } = parsed.data
    const values = { personId: id, answers: formatAnswers(answers as PracticeAnswers) }
    const kept = await tx.insert(practices).values(values).onConflictDoNothing().returning({ at: practices.at })
    if (kept.length === 0) throw new Refusal('practice_done')
  })
}

/** What somebody answered; null before they did. */
export async function readPractice(db: Db, personId: string): Promise<PracticeAnswers | null> {
  const [kept] = await db.select().from(practices).where(eq(practices.personId, personId))
  return kept ? parseAnswers(kept.answers) : null
}
