import { sql } from 'drizzle-orm'
import type { CaseState } from '../../domain/dispute'
import type { FlagOutcome } from '../../domain/flag'
import type { Letter, Readers, ReplyLetter, Stand } from '../../domain/letter'
import type { Locale } from '../../domain/locale'
import type { Db } from '../client'
import { heardOf, ofCase, tied } from '../ties'
import { claimWords } from './wordings'

/** How often a letter that did not go out is tried again, and how long after. */
const TRIES = 5
const AGAIN = sql`interval '15 minutes'`

/** The cases of which there may be something to write, as they stand. */
export async function listStands(db: Db): Promise<(Stand & { id: string })[]> {
  const rows = await db.execute<{ id: string; state: CaseState; due: string | null; ruled: string | null }>(sql`
    select d.id, d.state, d.due_at as due, r.at as ruled from disputes d
    left join rulings r on r.dispute_id = d.id and r.stage = 'appeal'
    where d.state <> 'final' and d.state <> 'opened'
    union all select d.id, d.state, d.due_at, r.at from rulings r join disputes d on d.id = r.dispute_id
    where r.stage = 'appeal' and r.at > now() - interval '8 days' and d.state in ('opened', 'final')
    order by id`)
  const instant = (text: string | null) => (text === null ? null : new Date(text).getTime())
  return rows.map(({ id, state, due, ruled }) => {
    return { id, state, dueAt: instant(due), ruledOnAppealAt: instant(ruled) }
  })
}

/** What a case is about. */
const OF = ofCase(sql`d`)

/** A letter to one person, with all that stands in it. */
export type Addressed = {
  disputeId: string
  userId: string
  letter: Letter
  email: string
  language: Locale | null
  dueAt: Date | null
  /** Whether they are an affected party in the case, who has no account to see it by. */
  isParty: boolean
  /** The claim that it is about, or else the event's first, by language. */
  texts: Record<string, string>
}

/** The answer to a flag, for whoever raised it. */
export type FlagTold = { flagId: string; userId: string; outcome: FlagOutcome; email: string; language: Locale | null }

/** To whom it is still to be told what was answered to their flag: as with letters about cases, and for a week. */
export async function listFlagsToTell(db: Db, most: number): Promise<FlagTold[]> {
  return db.execute<FlagTold>(sql`
    select f.id as "flagId", u.id as "userId", a.outcome, u.email, c.language from flags f
    join flag_answers a on a.about = f.about and a.turn = f.turn and a.at > now() - interval '7 days'
    join users u on u.id = f.flagged_by and u.email is not null and not u.suspended
    left join correspondents c on c.user_id = u.id
    where c.wanted is not false and not exists (
      select from flag_letters l where l.flag_id = f.id
        and (l.sent_at is not null or l.tried >= ${TRIES} or l.tried_at > now() - ${AGAIN}))
    order by a.at, f.id limit ${most}`)
}

/** What became of a reply, for whoever gave it. */
export type ReplyTold = {
  replyId: string
  userId: string
  letter: ReplyLetter
  email: string
  language: Locale | null
  /** What the moderator wrote who decided on it; of one that is withheld, the mark that stands in its place. */
  reason: string
  claimId: string
  slug: string
  texts: Record<string, string>
}

/** To whom it is still to be told what became of their reply: as with the answers to flags. */
export async function listRepliesToTell(db: Db, most: number): Promise<ReplyTold[]> {
  return db.execute<ReplyTold>(sql`
    with told as (
      select d.reply_id as id, case when d.accepted then 'accepted' else 'refused' end as letter, d.reason, d.at from reply_decisions d
      union all select x.id, 'withheld', x.text, e.at from replies x
      join removals m on m.about = 'reply:' || x.id
      join entries e on e.kind = 'content.withheld' and e.subject = 'removal:' || m.id
      where not exists (select from entries s where s.kind = 'content.shown' and s.subject = e.subject))
    select r.id as "replyId", u.id as "userId", told.letter, u.email, c.language, told.reason,
      r.claim_id as "claimId", v.slug, ${claimWords} as texts
    from told join replies r on r.id = told.id join claims on claims.id = r.claim_id join events v on v.id = claims.event_id
    join users u on u.id = r.user_id and u.email is not null and not u.suspended
    left join correspondents c on c.user_id = u.id
    where told.at > now() - interval '7 days' and c.wanted is not false and not exists (
      select from reply_letters l where l.reply_id = r.id and l.letter::text = told.letter
        and (l.sent_at is not null or l.tried >= ${TRIES} or l.tried_at > now() - ${AGAIN}))
    order by told.at, r.id limit ${most}`)
}

/** What was decided on an application, for whoever made it. */
export type ApplicantTold = {
  applicationId: string
  userId: string
  accepted: boolean
  /** What the moderator wrote who decided. */
  reason: string
  email: string
  language: Locale | null
}

/** To whom it is still to be told what was decided on their application: as with the answers to flags. */
export async function listApplicantsToTell(db: Db, most: number): Promise<ApplicantTold[]> {
  return db.execute<ApplicantTold>(sql`
    select d.application_id as "applicationId", u.id as "userId", d.accepted, d.reason, u.email, c.language
    from application_decisions d
    join users u on u.id = d.person_id and u.email is not null and not u.suspended
    left join correspondents c on c.user_id = u.id
    where d.at > now() - interval '7 days' and c.wanted is not false and not exists (
      select from application_letters l where l.application_id = d.application_id
        and (l.sent_at is not null or l.tried >= ${TRIES} or l.tried_at > now() - ${AGAIN}))
    order by d.at, d.application_id limit ${most}`)
}

/**
 * To whom a letter about these cases is still to be written: people who can act, want to be written to, and have not got it; not to
 * whom it was tried in vain too often, or just now.
 */
export async function listAddressed(
  db: Db,
  { letter, to }: { letter: Letter; to: Readers },
  cases: readonly string[],
  most: number,
): Promise<Addressed[]> {
  const bench = sql`select m.id from users m where m.role = 'moderator' and m.handle is not null
    and not ${tied(OF, sql`m.id`)}
    and not exists (select from opinions o where o.dispute_id = d.id and o.moderator_id = m.id)
    and not exists (select from rulings r where r.dispute_id = d.id and r.moderator_id = m.id)`
  const heard = heardOf(sql`d`)
  const silent = sql`select h.id from (${heard}) h
    where not exists (select from statements s where s.dispute_id = d.id and s.user_id = h.id)`
  const readers: Record<Readers, typeof bench> = { bench, heard, silent }
  const rows = await db.execute<Omit<Addressed, 'letter' | 'dueAt'> & { due: string | null }>(sql`
    select d.id as "disputeId", u.id as "userId", u.email, c.language, d.due_at as due,
      exists (select from parties p where p.dispute_id = d.id and p.user_id = u.id) as "isParty", (
      select jsonb_object_agg(t.language, t.text) from (
        select distinct on (w.language) w.language, w.text from claim_texts w
        join claims k on k.id = w.claim_id
        where k.id = d.claim_id or (d.claim_id is null and k.event_id = event_of(d.about) and k.position = 0)
        order by w.language, w.version desc) t) as texts
    from disputes d cross join lateral (${readers[to]}) who
    join users u on u.id = who.id and u.email is not null and not u.suspended
    left join correspondents c on c.user_id = u.id
    where d.id = any(${`{${cases.join()}}`}::uuid[]) and c.wanted is not false and not exists (
      select from letters l where l.dispute_id = d.id and l.user_id = u.id and l.letter::text = ${letter}
        and (l.sent_at is not null or l.tried >= ${TRIES} or l.tried_at > now() - ${AGAIN}))
    order by d.id, u.id limit ${most}`)
  return rows.map(({ due, ...row }) => ({ ...row, letter, dueAt: due === null ? null : new Date(due) }))
}
