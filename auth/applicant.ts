import { eq } from 'drizzle-orm'
import type { Db } from '../db/client'
import { readApplication } from '../db/queries/applications'
import { correspondents, users } from '../db/schema'
import { LOCALES, type Locale } from '../domain/locale'
import { applicationLetter } from './letter'
import { post } from './mail'
import { report } from './report'

/**
 * Tells whoever applied by mail what was decided and why, in the language they last signed in with, or in each where that is not
 * known. It stands on their desk too: a letter that does not go out is reported, no more.
 */
export async function tellApplicant(db: Db, personId: string, origin: string): Promise<void> {
  try {
    const [person] = await db
      .select({ email: users.email, language: correspondents.language })
      .from(users)
      .leftJoin(correspondents, eq(correspondents.userId, users.id))
      .where(eq(users.id, personId))
    const application = await readApplication(db, personId)
    if (!person?.email || !application?.reason || application.accepted === null) return
    const locale = LOCALES.find((each) => each === person.language)
    const { accepted, reason } = application
    const desk = (each: Locale) => `${origin}/${each}/desk${accepted ? '' : '/apply'}`
    await post(applicationLetter(locale ? [locale] : LOCALES, person.email, { accepted, reason, desk }))
  } catch (error) {
    report(error)
  }
}
