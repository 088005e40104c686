import { eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { correspondents, users } from '../../db/schema'
import type { FactorDeed } from '../../domain/factor'
import { LOCALES } from '../../domain/locale'
import { factorLetter } from '../letter'
import { post } from '../mail'
import { report } from '../report'

/**
 * Tells a person by mail what was done to their second factor, so that they know when it was not them; in the language they
 * last signed in with, or in each where that is not known. What is done is done: a letter that does not go out is reported, no more.
 */
export async function tell(db: Db, userId: string, deed: FactorDeed): Promise<void> {
  try {
    const [person] = await db
      .select({ email: users.email, language: correspondents.language })
      .from(users)
      .leftJoin(correspondents, eq(correspondents.userId, users.id))
      .where(eq(users.id, userId))
    const locale = LOCALES.find((each) => each === person?.language)
    if (person?.email) await post(factorLetter(locale ? [locale] : LOCALES, person.email, deed))
  } catch (error) {
    report(error)
  }
}
