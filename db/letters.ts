import { and, eq, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Locale } from '../domain/locale'
import type { Db } from './client'
import { applicationLetters, correspondents, flagLetters, letters, replyLetters } from './schema'
import type { delivery } from './schema/columns'

/** Keeps of the letters of one kind which were tried, and which went out. */
export type Notes<Named> = {
  /**
   * Notes that a letter is about to be sent. Out: whether it is ours to send; not so where another worker was faster. Whoever is killed
   * between this and `sent` leaves a letter of which nobody knows whether it went out: it is tried again a quarter of an hour later,
   * and may then come twice.
   */
  tried(db: Db, named: Named): Promise<boolean>
  /** Notes that it went out. */
  sent(db: Db, named: Named): Promise<void>
}

type Ledger = PgTable & Record<keyof ReturnType<typeof delivery>, PgColumn>

/** The notes that stand in a table, whose rows have these columns for a name. */
function notesIn<Table extends Ledger, Name extends keyof Table['$inferInsert'] & string>(
  table: Table,
  ...names: readonly Name[]
): Notes<Pick<Table['$inferInsert'], Name>> {
  const { tried, triedAt, sentAt } = table
  const column = (name: Name) => (table as unknown as Record<Name, PgColumn>)[name]
  type Row = Table['$inferInsert']
  return {
    async tried(db, named) {
      const noted = await db
        .insert(table as Ledger)
        .values(Object.fromEntries(names.map((name) => [name, named[name]])) as Row)
        .onConflictDoUpdate({
          target: names.map(column),
          set: { tried: sql`${tried} + 1`, triedAt: sql`now()` } as Row,
          setWhere: sql`${sentAt} is null and ${triedAt} < now() - interval '15 minutes'`,
        })
        .returning({ tried })
      return noted.length > 0
    },
    async sent(db, named) {
      const same = and(...names.map((name) => eq(column(name), named[name])))
      await db
        .update(table as Ledger)
        .set({ sentAt: sql`now()` } as Row)
        .where(same)
    },
  }
}

export const caseLetters = notesIn(letters, 'disputeId', 'letter', 'userId')
export const answersToFlags = notesIn(flagLetters, 'flagId')
export const wordsOnReplies = notesIn(replyLetters, 'replyId', 'letter')
export const wordsOnApplications = notesIn(applicationLetters, 'applicationId')

/** Keeps the language that somebody used last, to write to them in it. */
export async function keepLanguage(db: Db, userId: string, language: Locale): Promise<void> {
  await db
    .insert(correspondents)
    .values({ userId, language })
    .onConflictDoUpdate({ target: correspondents.userId, set: { language } })
}

/** Keeps whether somebody wants letters. Out: whether there is such a person. */
export async function keepWanted(db: Db, userId: string, wanted: boolean): Promise<boolean> {
  const kept = await db.execute(sql`
    insert into correspondents (user_id, wanted) select id, ${wanted} from users where id = ${userId} and email is not null
    on conflict (user_id) do update set wanted = excluded.wanted returning user_id`)
  return kept.length > 0
}

/** Whether somebody wants letters; null where there is no such person. */
export async function readWanted(db: Db, userId: string): Promise<boolean | null> {
  const [row] = await db.execute<{ wanted: boolean }>(sql`
    select coalesce(c.wanted, true) as wanted from users u left join correspondents c on c.user_id = u.id
    where u.id = ${userId} and u.email is not null`)
  return row?.wanted ?? null
}
