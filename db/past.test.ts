import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { handleKey } from '../domain/handle'
import { addClaim } from './commands/add-claim'
import { appealRuling } from './commands/appeal-ruling'
import { castVote } from './commands/cast-vote'
import { complain } from './commands/complain'
import { dateEvent } from './commands/date-event'
import { decideApplication } from './commands/decide-application'
import { decideReply } from './commands/decide-reply'
import { decideSuspension } from './commands/decide-suspension'
import { endInterest } from './commands/end-interest'
import { likenReport } from './commands/liken-report'
import { markVote } from './commands/mark-vote'
import { mergeClaims } from './commands/merge-claims'
import { mergeEvents } from './commands/merge-events'
import { noteAgent } from './commands/note-agent'
import { refuseSuggestion } from './commands/refuse-suggestion'
import { reinstate } from './commands/reinstate'
import { standAside } from './commands/stand-aside'
import { stateCase } from './commands/state-case'
import { translatePassage } from './commands/translate-passage'
import { withdrawCitation } from './commands/withdraw-citation'
import { withdrawDate } from './commands/withdraw-date'
import { withdrawEvidence } from './commands/withdraw-evidence'
import { sourceBands } from './schema'
import {
  agent,
  vote as cast,
  event,
  excluded,
  freshDb,
  heard,
  newcomer,
  newKey,
  openCase,
  person,
  ruled,
  source,
  suspended,
  voted,
} from './testing'
import { citation, date, linked, merged, occasion } from './testing/chain'
import { flagged, notActed } from './testing/flags'
import { appealed, applied, interest, invited, staffed, votedOnProbation } from './testing/people'
import { approved, erasureProposed, proposed, withheld } from './testing/removals'
import { replied } from './testing/replies'

const { db, url, close } = await freshDb()
const app = postgres(url, { max: 1, onnotice: () => {} })
const root = postgres(url.replace(/\?.*/, ''), { max: 1, onnotice: () => {} })
afterAll(async () => {
  await Promise.all([app.end(), root.end()])
  await close()
})

// One row at least in every table of the record.
const admin = await person(db, 'admin')
const claim = await voted(db, 'ccd')
const contested = (await openCase(db, claim.claimId))?.id as string
await heard(db, contested)
const [voter] = claim.voters as unknown as [{ id: string }]
const plea = { plea: 'keep' as const, text: 'The passage says no less than the claim does.' }
await stateCase(db, voter, { key: newKey(), disputeId: contested, base: 0, ...plea, evidence: claim.supports })
await ruled(db, await person(db, 'moderator'), claim.claimId, 'overturned', 'denied')
const statement = 'The ruling reads the passage as another’s word.'
await appealRuling(db, voter, { key: newKey(), disputeId: contested, statement })
const turned = await voted(db, 'ccc')
for (const who of turned.voters) await cast(db, who, turned.claimId, 'denied', turned.denies, 1)
const party = { capacity: 'self' as const, name: 'Reem Haddad' }
await complain(db, await newcomer(db), {
  key: newKey(),
  about: `claim:${(await voted(db, 'ccc')).claimId}`,
  ground: 'misread',
  statement: 'The passage is about another of the same name.',
  ...party,
})
const { reply: replyId } = await replied(db, turned.claimId)
const found = { decision: 'refused' as const, reason: 'Nobody there knows whoever wrote it.' }
await decideReply(db, await person(db, 'moderator'), { key: newKey(), replyId, ...found })
const elsewhere = await voted(db, 'c')
const someone = await person(db)
await endInterest(db, someone, { key: newKey(), interestId: await interest(db, someone, 'SY') })
await interest(db, someone, 'TR')
await db.execute(sql`insert into interests_met (claim_id, user_id) values (${elsewhere.claimId}, ${someone.id})`)
await standAside(db, someone, { key: newKey(), claimId: elsewhere.claimId })
await suspended(db, admin, someone.id)
await reinstate(db, admin, { key: newKey(), personId: someone.id })
const suspensionId = await appealed(db, admin, someone)
const upheld = { decision: 'upheld' as const, reason: 'Who paid is known, and what for.' }
await decideSuspension(db, await person(db, 'admin'), { key: newKey(), suspensionId, ...upheld })
const [first, second] = elsewhere.supports as [string, string]
await withdrawEvidence(db, elsewhere.author, {
  key: newKey(),
  evidenceId: first,
  reason: 'It was a misreading of mine.',
})
await excluded(db, await person(db), `evidence:${elsewhere.denies[0]}`, 'wrong_quotation')
await translatePassage(db, elsewhere.author, { key: newKey(), evidenceId: second, language: 'tr', text: 'Bir çeviri.' })
await dateEvent(db, elsewhere.author, { key: newKey(), eventId: elsewhere.eventId, when: '2024', until: null })

const [{ author, eventId }, report, earlier] = [
  elsewhere,
  await source(db, claim.author),
  await source(db, claim.author),
]
const of = { eventId, sourceId: report.id }
const paper = await agent(db)
const cited = await citation(db, author, of, { agent: paper, via: [await agent(db)] })
await linked(db, author, eventId, cited, earlier.id)
await withdrawCitation(db, author, { key: newKey(), citationId: cited, reason: 'It was a misreading of mine.' })
await likenReport(db, author, { key: newKey(), eventId, sourceId: report.id, earlierId: earlier.id, relays: 'on' })
await occasion(db, author, eventId)
const dateId = await date(db, author, of)
await withdrawDate(db, author, { key: newKey(), dateId, reason: 'It was a misreading of mine.' })
const offered = JSON.stringify({ value: null, precision: null, start: 0, end: 9 })
await refuseSuggestion(db, author, { key: newKey(), ...of, kind: 'date', offered })
const note = { language: 'en', note: 'It belongs to a party.', url: 'https://example.org/about' } as const
await noteAgent(db, author, { key: newKey(), agentId: paper, ...note })
await merged(db, paper, await agent(db))
await db.insert(sourceBands).values({ sourceId: report.id, band: 99, hash: 1 })
const proposer = await person(db, 'moderator')
const twin = await event(db, author)
await mergeEvents(db, proposer, {
  key: newKey(),
  eventId: twin.eventId,
  into: elsewhere.slug,
  reason: 'They are one.',
})
const told = await event(db, author)
const again = { eventId: told.eventId, language: 'en' as const, text: 'Two delegations met each other at the base.' }
const { id: same } = await addClaim(db, author, { key: newKey(), ...again })
await mergeClaims(db, proposer, { key: newKey(), claimId: same, into: told.claimId, reason: 'They say the same.' })
await withheld(
  db,
  proposer,
  admin,
  `vote:${(await root`select id from votes where claim_id = ${claim.claimId} limit 1`)[0]?.id}`,
)
await invited(db, proposer, await person(db, 'reader'))
const applicationId = await applied(db, await person(db, 'reader'))
const refusing = { decision: 'refused' as const, reason: 'It says nothing of what they have read.' }
await decideApplication(db, proposer, { key: newKey(), applicationId, ...refusing })
await staffed(db, admin, await person(db, 'admin'), await person(db), 'moderator')
await notActed(db, await person(db, 'moderator'), await flagged(db, `evidence:${turned.supports[0]}`))
const voteId = await votedOnProbation(db)
await markVote(db, proposer, { key: newKey(), voteId, sound: 'no', reason: 'It rests on another passage.' })
await root`select sequence_pending(9)`
await root`insert into checkpoints (size, root, note) values (9, sha256(''), 'a note')`
await root`insert into stops (code, detail, lifted_at) values ('behind', 'an older copy', now())`

/** A column to write over, of every table whose rows are facts. */
const FACTS = {
  entries: 'subject',
  leaves: 'entry_id',
  checkpoints: 'note',
  agents: 'country',
  agent_names: 'key',
  agent_notes: 'note',
  agent_merges: 'reason',
  sources: 'text',
  source_versions: 'title',
  source_bands: 'hash',
  likenesses: 'relays',
  role_proposals: 'reason',
  role_decisions: 'approved',
  flags: 'reason',
  flag_answers: 'outcome',
  applications: 'statement',
  application_decisions: 'accepted',
  invitations: 'token_hash',
  invitation_ends: 'at',
  event_texts: 'title',
  event_times: 'value',
  claim_texts: 'text',
  claim_merges: 'reason',
  claim_moves: 'position',
  evidence: 'exact',
  withdrawals: 'reason',
  citations: 'exact',
  citation_via: 'agent',
  citation_withdrawals: 'reason',
  citation_links: 'cited_source',
  suggestion_choices: 'choice',
  occasions: 'name',
  dates: 'exact',
  date_withdrawals: 'reason',
  translations: 'text',
  votes: 'reason',
  vote_evidence: 'vote_id',
  parties: 'capacity',
  replies: 'agent_id',
  reply_decisions: 'accepted',
  statements: 'plea',
  statement_evidence: 'evidence_id',
  opinions: 'outcome',
  opinion_evidence: 'evidence_id',
  ruling_evidence: 'evidence_id',
  appeals: 'at',
  vote_marks: 'reason',
  recusals: 'user_id',
  interests: 'country',
  interest_ends: 'at',
  interests_met: 'user_id',
  holds: 'round',
  held_votes: 'reviewer_id',
  exclusions: 'effect',
  verdicts: 'rule_version',
  suspensions: 'reason',
  suspension_appeals: 'statement',
  upheld_suspensions: 'reason',
  reinstatements: 'at',
  removals: 'reason',
  removal_decisions: 'approved',
}
const STAYING = ['users', 'events', 'claims', 'disputes', 'rulings', 'regroupings', 'stops']
const BOOKKEEPING = [
  ...['accounts', 'cleanings', 'entry_words', 'pending', 'receipts', 'sessions', 'verification_tokens'],
  ...[
    'factors',
    'passkeys',
    'recovery_codes',
    'correspondents',
    'counts',
    'letters',
    'flag_letters',
    'reply_letters',
    'application_letters',
    'ruling_counts',
    'practices',
    'complaints',
    'asked_replies',
  ],
  'withheld_texts',
]

/** The state Postgres refuses with: 23000 by a trigger of ours, 42501 for want of a right. */
const refused = async (by: postgres.Sql, statement: string) =>
  by.unsafe(statement).then(
    () => 'done',
    (error) => error.code as string,
  )

test('every table is a fact, stays, or is bookkeeping', async () => {
  const tables = await root`select tablename as name from pg_tables where schemaname = 'public'`
  expect(tables.map(({ name }) => name).sort()).toEqual([...Object.keys(FACTS), ...STAYING, ...BOOKKEEPING].sort())
})

describe.each(Object.entries(FACTS))('%s', (table, column) => {
  test('is neither changed, deleted nor emptied, by the program or by the owner', async () => {
    const [{ count } = { count: 0 }] = await root.unsafe(`select count(*)::int as count from ${table}`)
    expect(count).toBeGreaterThan(0)
    for (const statement of [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      expect(await refused(root, statement), statement).toBe('23000')
      expect(await refused(app, statement), statement).toBe('42501')
    }
    expect(
      await refused(root, `insert into ${table} select * from ${table} on conflict do update set ${column} = null`),
    ).not.toBe('done')
    expect(await root.unsafe(`select count(*)::int as count from ${table}`)).toMatchObject([{ count }])
  })
})

describe.each(STAYING)('%s', (table) => {
  test('is neither deleted nor emptied, by the program or by the owner', async () => {
    for (const statement of [`delete from ${table}`, `truncate ${table} cascade`]) {
      expect(await refused(root, statement), statement).toBe('23000')
      expect(await refused(app, statement), statement).toBe('42501')
    }
  })
})

test('beside their cached columns, what stays does not move, by the program or by the owner', async () => {
  for (const by of [app, root]) {
    for (const statement of [
      `update events set slug = slug || 'x'`,
      `update events set opened_by = null`,
      `update events set demonstration = true`,
      `update claims set position = position + 7`,
      `update claims set event_id = '${claim.eventId}' where event_id <> '${claim.eventId}'`,
      `update claims set settled_at = null where settled_at is not null`,
      `update claims set settled_at = settled_at + interval '1 second' where settled_at is not null`,
      `update disputes set ground = 'misread'`,
      `update disputes set verdict_version = 9`,
      `update rulings set verdict = 'unverified'`,
      `update rulings set reason = reason || '.'`,
      `update rulings set moderator_id = '${admin.id}'`,
    ]) {
      expect(await refused(by, statement), statement).toBe('23000')
    }
  }
})

test('the program makes no tables, moves no triggers and takes no rights', async () => {
  for (const statement of [
    'create table mine (id int)',
    'create schema mine',
    'alter table votes add column note text',
    'alter table entries disable trigger all',
    'alter table entries disable trigger keeps_its_past',
    'drop trigger keeps_its_past on entries',
    'drop table votes cascade',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return old; end $$',
    "set session_replication_role = 'replica'",
    'create rule gone as on insert to entries do instead nothing',
    'insert into entries (id, at, kind, actor, subject, ver, envelope, leaf) overriding system value select 1, at, kind, actor, subject, ver + 9, envelope, leaf from entries',
    'delete from receipts',
    'delete from entry_words',
    'delete from withheld_texts',
    "insert into withheld_texts values ('votes', '{}', 'reason', gen_random_uuid(), 'x')",
    "update withheld_texts set value = 'x'",
    "copy entries to program 'true'",
  ]) {
    expect(await refused(app, statement), statement).toMatch(/^(42501|23505)$/)
  }
  expect(await app`select current_user as role`).toMatchObject([{ role: 'isnad_app' }])
})

describe('words go by a removal that two hands have logged, and by nothing else', () => {
  const attempts = (who: string) => [
    `update votes set reason = '▢▢▢' where reviewer_id = '${who}'`,
    `update votes set reason = '▢▢▢', text_salt = null`,
    `update sources set bytes = ''`,
    `update rulings set reason = '▢▢▢'`,
  ]

  test('naming one that is not logged, or that another has proposed alone, opens nothing', async () => {
    const [moderator, voter] = [await person(db, 'moderator'), claim.voters[0] as { id: string }]
    const erasure = await erasureProposed(db, moderator, voter.id)
    const withholding = await proposed(db, moderator, `claim:${claim.claimId}:en`)
    for (const under of [`person:${voter.id}`, `removal:${withholding}`, `removal:${erasure}`, 'person:', '']) {
      for (const statement of attempts(voter.id)) {
        const named = `select set_config('isnad.forgetting', '${under}', false); ${statement}`
        expect(await refused(root, named), `${under}: ${statement}`).toBe('23000')
        expect(await refused(app, named)).toMatch(/^(42501|23000)$/)
      }
    }
    await root`select set_config('isnad.forgetting', '', false)`
    await app`select set_config('isnad.forgetting', '', false)`
    for (const by of [app, root]) {
      expect(await refused(by, `select forget_person('${voter.id}')`)).toBe('23000')
      expect(await refused(by, `select withhold('${withholding}')`)).toBe('23000')
      expect(await refused(by, `select show_again('${withholding}')`)).toBe('23000')
    }
  })

  test('one hand that writes both names into the log opens nothing', async () => {
    const someone = await person(db)
    const line = (actor: string, by: string) => {
      const data = JSON.stringify({ actor, data: { proposedBy: by, about: 'x' } })
      return `insert into entries (at, kind, actor, subject, ver, envelope, leaf)
        select now(), 'person.erased', '${actor}', 'person:${someone.id}', coalesce(max(ver), 0) + 1, b, sha256('\\x00'::bytea || b)
        from (select convert_to('${data}', 'UTF8') as b) e left join entries on subject = 'person:${someone.id}' and kind = 'person.erased' group by b`
    }
    for (const [actor, by] of [
      [admin.id, admin.id],
      ['operator', admin.id],
      ['rule', admin.id],
    ] as const) {
      await root.unsafe(`begin; ${line(actor, by)}; savepoint s`)
      expect(await refused(root, `select forget_person('${someone.id}')`)).toBe('23000')
      await root.unsafe('rollback')
    }
  })

  test('while somebody is being forgotten, only their words go, only for the mark, and nothing beside them moves', async () => {
    const [moderator, who] = [await person(db, 'moderator'), claim.voters[1] as { id: string }]
    const other = claim.voters[0] as { id: string }
    await approved(db, admin, await erasureProposed(db, moderator, who.id))
    await root`select set_config('isnad.forgetting', ${`person:${who.id}`}, false)`
    for (const statement of [
      `update votes set reason = '▢▢▢' where reviewer_id = '${other.id}'`,
      `update votes set reason = 'Something else that they never said.' where reviewer_id = '${who.id}'`,
      `update votes set verdict = 'denied' where reviewer_id = '${who.id}'`,
      `update votes set ballot_salt = text_salt`,
      `update claim_texts set text = '▢▢▢'`,
      `delete from votes where reviewer_id = '${who.id}'`,
      `update entries set actor = 'rule'`,
      `update users set handle = 'somebody', handle_key = 'somebody' where id = '${who.id}'`,
      `update users set email = 'somebody@example.org' where id = '${who.id}'`,
      `insert into sessions values ('late', '${who.id}', now())`,
    ]) {
      expect(await refused(root, statement), statement).toBe('23000')
    }
    await root`select set_config('isnad.forgetting', '', false)`
  })
})

test('no foreign key points out of the log, and none reaches into history by cascade or by null', async () => {
  const keys = await root<{ on: string; name: string; del: string; upd: string }[]>`
    select conrelid::regclass::text as on, conname as name, confdeltype as del, confupdtype as upd
    from pg_constraint where contype = 'f'`
  expect(keys.length).toBeGreaterThan(30)
  expect(keys.filter((key) => key.del !== 'a' || key.upd !== 'a')).toEqual([])
  expect(keys.filter((key) => /^entr/.test(key.on))).toEqual([])
})

const [vote] = await root`select * from votes where claim_id = ${elsewhere.claimId}`

describe('what the database itself refuses', () => {
  const state = (statement: Promise<unknown>) =>
    statement.then(
      () => 'done',
      (error) => error.constraint_name ?? error.code,
    )

  test('a vote that cites another claim’s evidence', async () => {
    const cite = (evidence: string, of: string) =>
      state(app`insert into vote_evidence (vote_id, evidence_id, claim_id) values (${vote?.id}, ${evidence}, ${of})`)
    expect(await cite(claim.supports[0] as string, elsewhere.claimId)).toBe('vote_evidence_evidence')
    expect(await cite(claim.supports[0] as string, claim.claimId)).toBe('vote_evidence_vote')
  })

  test('the same version of a vote twice, and a salt that is too short', async () => {
    const again = (version: number, salt: Buffer) =>
      state(app`insert into votes (claim_id, reviewer_id, version, round, verdict, reason, blind, ballot_salt)
        values (${vote?.claim_id}, ${vote?.reviewer_id}, ${version}, 1, 'denied', 'A reason that is long enough.', true, ${salt})`)
    expect(await again(1, Buffer.alloc(32))).toBe('votes_one_of_each_version')
    expect(await again(2, Buffer.alloc(31))).toBe('votes_ballot_salt')
  })

  test('a source whose hashes are not those of its bytes and its text', async () => {
    const keep = (bytes: string, text: string) =>
      state(app`insert into sources (bytes, bytes_sha256, text, text_sha256) values
        ('abc', encode(sha256(${bytes}::bytea), 'hex'), 'abc', encode(sha256(${text}::bytea), 'hex'))`)
    expect(await keep('abd', 'abc')).toBe('sources_bytes_hash')
    expect(await keep('abc', 'abd')).toBe('sources_text_hash')
  })

  test('an entry whose leaf is not its own, or that is there already', async () => {
    const write = (leaf: ReturnType<typeof root>) =>
      state(app`insert into entries (at, kind, actor, subject, ver, envelope, leaf)
        values (now(), 'vote.cast', 'rule', 'vote:x', 1, 'abc', ${leaf})`)
    expect(await write(root`sha256('abc')`)).toBe('entries_leaf')
    expect(await write(root`sha256('\\x00616264')`)).toBe('entries_leaf')
    const twice = app`insert into entries (at, kind, actor, subject, ver, envelope, leaf)
      select at, kind, actor, subject, ver, envelope, leaf from entries limit 1`
    expect(await state(twice)).toBe('entries_once')
  })

  test('a second open case, a second standing ruling, a ruling that fixes nothing and stands', async () => {
    const open = () =>
      state(app`insert into disputes (about, event_id, claim_id, ground, verdict_version)
        values (${`claim:${elsewhere.claimId}`}, ${elsewhere.eventId}, ${elsewhere.claimId}, 'contested', 1)`)
    expect(await open()).toBe('done')
    expect(await open()).toBe('disputes_one_open')
    const [file] = await root`select id from disputes where claim_id = ${elsewhere.claimId}`
    const decide = (claimId: string, outcome: string, verdict: string | null) =>
      state(app`insert into rulings (dispute_id, claim_id, outcome, verdict, reason, moderator_id, verdict_version, round, stands)
        values (${file?.id}, ${claimId}, ${outcome}, ${verdict}, ${'x'.repeat(40)}, ${admin.id}, 1, 1, true)`)
    expect(await decide(claim.claimId, 'upheld', 'denied')).toBe('rulings_one_stands')
    expect(await decide(elsewhere.claimId, 'dismissed', null)).toBe('rulings_stands')
    expect(await decide(elsewhere.claimId, 'dismissed', 'denied')).toBe('rulings_verdict')
  })

  test('two places of one number, a handle without its key, two people of one handle', async () => {
    const place = state(app`insert into claims (event_id, position) values (${claim.eventId}, 0)`)
    expect(await place).toBe('claims_event_position')
    expect(await state(app`insert into users (email, handle) values ('a@example.org', 'abc')`)).toBe(
      'users_handle_keyed',
    )
    const same = state(
      app`insert into users (email, handle, handle_key) values ('b@example.org', 'abc', ${handleKey(admin.handle)})`,
    )
    expect(await same).toMatch(/^users_handle_?[kK]ey_unique$/)
  })
})

test('an entry that cannot be written takes the whole deed with it', async () => {
  const who = await person(db)
  const claimNow = () => db.execute(sql`select * from claims where id = ${elsewhere.claimId}`)
  const before = await claimNow()
  await root`create function fail() returns trigger language plpgsql as 'begin raise exception $$no room$$; end'`
  await root`create trigger fail before insert on entries for each row when (new.kind = 'vote.cast') execute function fail()`
  const asked = {
    key: newKey(),
    claimId: elsewhere.claimId,
    base: 0,
    verdict: 'unverified' as const,
    reason: 'A reason to fail.',
  }
  await expect(castVote(db, who, asked)).rejects.toThrow()
  await root`drop trigger fail on entries`
  expect(await claimNow()).toEqual(before)
  expect(await root`select from votes where reviewer_id = ${who.id}`).toHaveLength(0)
  expect(await root`select from receipts where key = ${asked.key}`).toHaveLength(0)
  expect(await castVote(db, who, asked)).toMatchObject({ version: 1 })
})
