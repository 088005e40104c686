import { and, eq, sql } from 'drizzle-orm'
import type { Letter, ReplyLetter } from '../domain/letter'
import type { Locale } from '../domain/locale'
import type { Db } from './client'
import { correspondents, flagLetters, letters, replyLetters } from './schema'

type One = { disputeId: string; userId: string; letter: Letter }
type OfReply = { replyId: string; letter: ReplyLetter }

/** A letter that was tried and not sent is tried once more, a while later. */
const triedAnew = ({ tried, triedAt, sentAt }: typeof letters | typeof flagLetters | typeof replyLetters) => ({
  set: { tried: sql`${tried} + 1`, triedAt: sql`now()` },
  setWhere: sql`${sentAt} is null and ${triedAt} < now() - interval '15 minutes'`,
})

/**
 * Notes that a letter is about to be sent. Out: whether it is ours to send; not so where another worker was faster. Whoever is killed
 * between this and `noteSent` leaves a letter of which nobody knows whether it went out: it is tried again a quarter of an hour later,
 * and may then come twice.
 */
export async function noteTried(db: Db, { disputeId, userId, letter }: One): Promise<boolean> {
  const noted = await db
    .insert(letters)
    .values({ disputeId, userId, letter })
    .onConflictDoUpdate({
      target: [letters.disputeId, letters.letter, letters.userId],
      ...triedAnew(letters),
    })
    .returning({ tried: letters.tried })
  return noted.length > 0
}

/** Notes that it went out. */
export async function noteSent(db: Db, { disputeId, userId, letter }: One): Promise<void> {
  const same = and(eq(letters.disputeId, disputeId), eq(letters.userId, userId), eq(letters.letter, letter))
  await db.update(letters).set({ sentAt: sql`now()` }).where(same)
}

/** The same of the letter that tells somebody what was answered to their flag. */
export async function noteFlagTried(db: Db, flagId: string): Promise<boolean> {
  const noted = await db
    .insert(flagLetters)
    .values({ flagId })
    .onConflictDoUpdate({
      target: flagLetters.flagId,
      ...triedAnew(flagLetters),
    })
    .returning({ tried: flagLetters.tried })
  return noted.length > 0
}

export async function noteFlagSent(db: Db, flagId: string): Promise<void> {
  await db.update(flagLetters).set({ sentAt: sql`now()` }).where(eq(flagLetters.flagId, flagId))
}

/** The same of the letters that tell somebody what became of their reply. */
export async function noteReplyTried(db: Db, { replyId, letter }: OfReply): Promise<boolean> {
  const noted = await db
    .insert(replyLetters)
    .values({ replyId, letter })
    .onConflictDoUpdate({ target: [replyLetters.replyId, replyLetters.letter], ...triedAnew(replyLetters) })
    .returning({ tried: replyLetters.tried })
  return noted.length > 0
}

export async function noteReplySent(db: Db, { replyId, letter }: OfReply): Promise<void> {
  const same = and(eq(replyLetters.replyId, replyId), eq(replyLetters.letter, letter))
  await db.update(replyLetters).set({ sentAt: sql`now()` }).where(same)
}

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
