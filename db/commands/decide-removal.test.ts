import { eq, sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { checkInclusion, inclusionProof, leafHash, rootOf } from '../../domain/merkle'
import { memory } from '../../domain/merkle.memory'
import { goneIn } from '../../domain/removal'
import type { Db } from '../client'
import { claims, entries, evidence, removalDecisions, removals, sources, users, votes } from '../schema'
import {
  agent,
  claimNow,
  demoted,
  dispute,
  event,
  freshDb,
  newKey,
  person,
  piece,
  refusal,
  rolledBack,
  source,
  suspended,
  vote,
  voted,
} from '../testing'
import { citation, date } from '../testing/chain'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { approved, erased, erasureProposed, proposed, shown, withheld } from '../testing/removals'
import { decideRemoval } from './decide-removal'
import { noteAgent } from './note-agent'
import { proposeShowing } from './propose-showing'
import { reinstate } from './reinstate'
import { translatePassage } from './translate-passage'
import { withdrawCitation } from './withdraw-citation'
import { withdrawDate } from './withdraw-date'
import { withdrawEvidence } from './withdraw-evidence'

const { db, close } = await freshDb()
afterAll(close)

const declined = (tx: Db, by: { id: string }, removalId: string, reason = 'It does not say who they are.') =>
  decideRemoval(tx, by, { key: newKey(), removalId, decision: 'declined', reason })
const two = async (tx: Db) => [await person(tx, 'moderator'), await person(tx, 'admin')] as const

/** Every row of every table, as text: what a thief of the tables would read. The log's own envelopes too. */
async function everything(tx: Db, but: readonly string[] = []): Promise<string> {
  const tables = await tx.execute<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public'`)
  let all = ''
  for (const { name } of tables.filter((each) => !but.includes(each.name))) {
    const [row] = await tx.execute<{ all: string }>(
      sql`select coalesce(string_agg(t::text, ' '), '') as all from ${sql.identifier(name)} t`,
    )
    all += row?.all ?? ''
  }
  const envelopes = await tx.select({ envelope: entries.envelope }).from(entries)
  const captured = await tx.select({ bytes: sources.bytes }).from(sources)
  return [all, ...envelopes.map((e) => Buffer.from(e.envelope)), ...captured.map((e) => Buffer.from(e.bytes))].join(' ')
}

/** What each table of the record says, but for what removals leave of themselves: a digest of its rows. */
async function rowsOf(tx: Db): Promise<Record<string, string | null>> {
  const own = ['withheld_texts', 'entries', 'removals', 'removal_decisions', 'receipts', 'pending', 'sources']
  const tables = await tx.execute<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public'`)
  const digests: Record<string, string | null> = {}
  for (const { name } of tables.filter((each) => !own.includes(each.name))) {
    const removal = sql`not exists (select from entries e where e.id = t.entry_id and e.kind = 'removal.proposed')`
    const [row] = await tx.execute<{ digest: string | null }>(sql`
      select md5(string_agg(t::text, ' ' order by t::text)) as digest from ${sql.identifier(name)} t
      where ${name === 'entry_words' ? removal : sql`true`}`)
    digests[name] = row?.digest ?? null
  }
  const [row] = await tx.execute<{ digest: string }>(sql`
    select md5(string_agg(md5(bytes) || text, ' ' order by id)) as digest from sources`)
  return { ...digests, sources: row?.digest ?? null }
}

/** Somebody who has written a sentence of theirs, with this word in it, wherever there is a place for one. */
async function talkative(tx: Db, word: string) {
  const [moderator, admin] = await two(tx)
  const who = await person(tx, 'moderator')
  const said = (what: string) => `${word} ${what}, and some more words so that it is long enough.`
  await tx
    .update(users)
    .set({ email: `${word.toLowerCase()}@example.org` })
    .where(eq(users.id, who.id))
  const { claimId, eventId, supports, author } = await voted(tx, 'cc')
  const key = newKey
  const reason = said('reason')
  const { castVote } = await import('./cast-vote')
  const { openDispute } = await import('./open-dispute')
  const { rule } = await import('./rule')
  await castVote(tx, who, { key: key(), claimId, base: 0, verdict: 'confirmed', reason, evidence: supports })
  await openDispute(tx, who, { key: key(), claimId, ground: 'misread', statement: said('statement') })
  const other = await voted(tx, 'ccd')
  const [open] = await tx.execute<{ id: string }>(
    sql`select id from disputes where claim_id = ${other.claimId} and open`,
  )
  const { verdictVersion } = await claimNow(tx, other.claimId)
  const ruling = { disputeId: open?.id ?? '', verdictVersion, outcome: 'upheld' as const, verdict: null }
  await rule(tx, who, { key: key(), ...ruling, reason: said('ruling') })
  const of = { eventId, sourceId: (await source(tx, author)).id }
  const piece2 = await piece(tx, author, claimId)
  await withdrawEvidence(tx, who, { key: key(), evidenceId: piece2, reason: said('withdrawal') })
  const cited = await citation(tx, author, of, {})
  await withdrawCitation(tx, who, { key: key(), citationId: cited, reason: said('taking back') })
  await withdrawDate(tx, who, { key: key(), dateId: await date(tx, author, of), reason: said('undating') })
  const evidenceId = supports[0] as string
  await translatePassage(tx, who, { key: key(), evidenceId, language: 'tr', text: said('ceviri') })
  const paper = await agent(tx)
  await noteAgent(tx, who, {
    key: key(),
    agentId: paper,
    language: 'en',
    note: said('note'),
    url: 'https://example.org/about',
  })
  const { mergeAgents } = await import('./merge-agents')
  await mergeAgents(tx, who, { key: key(), agentId: await agent(tx), survivor: paper, reason: said('merging') })
  const { proposeWithholding } = await import('./propose-withholding')
  const about = `claim:${claimId}:en`
  const { id } = await proposeWithholding(tx, who, { key: key(), about, code: 'privacy', reason: said('proposal') })
  await declined(tx, admin, id)
  const { suspend } = await import('./suspend')
  await suspend(tx, admin, { key: key(), personId: who.id, reason: said('about them') })
  await reinstate(tx, admin, { key: key(), personId: who.id })
  await demoted(tx, moderator.id === who.id ? moderator : admin, who.id, 'reviewer')
  return { who, moderator, admin, claimId, eventId, evidenceId, other }
}

describe('a person is forgotten', () => {
  test('name, address, ways in, and every sentence of theirs are in no table; votes, verdicts and proofs stay', () =>
    rolledBack(db, async (tx) => {
      const word = 'Quizzaciously'
      const { who, moderator, admin, claimId, other } = await talkative(tx, word)
      await tx.execute(sql`insert into sessions values ('token', ${who.id}, now() + interval '1 day')`)
      await tx.execute(
        sql`insert into accounts (user_id, type, provider, provider_account_id) values (${who.id}, 'oidc', 'oidc', 'x')`,
      )
      const address = `${word.toLowerCase()}@example.org`
      await tx.execute(sql`insert into verification_tokens values (${address}, 'hash', now() + interval '1 day')`)
      const [claimBefore, otherBefore] = [await claimNow(tx, claimId), await claimNow(tx, other.claimId)]
      const leaves = await tx
        .select({ leaf: entries.leaf, envelope: entries.envelope })
        .from(entries)
        .orderBy(entries.id)
      expect(await everything(tx)).toContain(word)

      const removal = await erasureProposed(tx, moderator, who.id)
      const lines = await written(tx, () => approved(tx, admin, removal))
      expect(lines.map(({ kind }) => kind)).toEqual(['role.given', 'person.erased'])
      expect(lines[1]).toMatchObject({
        actor: admin.id,
        subject: `person:${who.id}`,
        commit: null,
        data: {
          person: who.id,
          removal,
          code: 'objection',
          proposedBy: moderator.id,
          counts: { votes: 1, disputes: 1, rulings: 1, withdrawals: 1, translations: 1, agent_notes: 1, removals: 1 },
        },
      })

      const all = await everything(tx)
      for (const trace of [word, word.toLowerCase(), who.handle]) expect(all).not.toContain(trace)
      const [row] = await tx.select().from(users).where(eq(users.id, who.id))
      expect(row).toMatchObject({ email: null, handle: null, handleKey: null, emailVerified: null, role: 'reader' })
      for (const table of ['sessions', 'accounts', 'receipts']) {
        const column = table === 'receipts' ? 'actor' : 'user_id'
        const left = await tx.execute(
          sql`select from ${sql.identifier(table)} where ${sql.identifier(column)}::text = ${who.id}`,
        )
        expect(left, table).toHaveLength(0)
      }
      const [cast] = await tx.select().from(votes).where(eq(votes.reviewerId, who.id))
      expect(goneIn(cast?.reason ?? '')).toEqual({ erased: true })
      expect(cast).toMatchObject({ textSalt: null, verdict: 'confirmed' })
      expect(cast?.ballotSalt).toHaveLength(32)
      expect(await claimNow(tx, claimId)).toEqual(claimBefore)
      expect(await claimNow(tx, other.claimId)).toEqual(otherBefore)

      // The tree over what was there is the tree it was.
      const after = await tx
        .select({ leaf: entries.leaf, envelope: entries.envelope })
        .from(entries)
        .orderBy(entries.id)
      expect(after.slice(0, leaves.length)).toEqual(leaves)
      const inTree = (log: typeof leaves) => memory(log.map(({ envelope }) => leafHash(envelope)))
      const [tree, grown] = [inTree(leaves), inTree(after)]
      const [size, index] = [leaves.length, leaves.length - 1]
      const root = await rootOf(size, tree)
      expect(await rootOf(size, grown)).toEqual(root)
      const proof = await inclusionProof(index, size, tree)
      expect(checkInclusion(proof, { index, leaf: after[index]?.leaf as Uint8Array, size, root })).toBe(true)
      await assertRecordHolds(tx)
    }))

  test('done again for a record put back as it was, it comes to the same; without a line in the log it is refused', () =>
    rolledBack(db, async (tx) => {
      const { eraseAgain } = await import('../forget')
      const [moderator, admin] = await two(tx)
      const who = await person(tx)
      await expect(tx.transaction((inner) => eraseAgain(inner, who.id))).rejects.toThrow()
      await erased(tx, moderator, admin, who.id)
      const before = await everything(tx)
      await eraseAgain(tx, who.id)
      expect(await everything(tx)).toEqual(before)
    }))

  test('who was forgotten does nothing, signs in no more, and may come back as somebody new', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await two(tx)
      const who = await person(tx)
      await erased(tx, moderator, admin, who.id)
      const { claimId } = await event(tx, moderator)
      expect(await refusal(vote(tx, who, claimId, 'unverified'))).toBe('signed_out')
      const session = (inner: Db) =>
        inner.execute(sql`insert into sessions values ('late', ${who.id}, now() + interval '1 day')`)
      await expect(tx.transaction(session)).rejects.toThrow()
      const rename = (inner: Db) =>
        inner.update(users).set({ handle: 'again', handleKey: 'again' }).where(eq(users.id, who.id))
      await expect(tx.transaction(rename)).rejects.toThrow()
      await tx.insert(users).values({ email: `${who.handle}@example.org`, handle: who.handle, handleKey: who.handle })
    }))

  test('an admin who is forgotten is counted as one no more, and the last one cannot be', () =>
    rolledBack(db, async (tx) => {
      await tx.update(users).set({ role: 'reader' }).where(eq(users.role, 'admin'))
      const [moderator, admin] = await two(tx)
      const last = await erasureProposed(tx, moderator, admin.id)
      expect(await refusal(approved(tx, admin, last))).toBe('not_yourself')
      const second = await person(tx, 'admin')
      await approved(tx, second, last)
      expect(await refusal(demoted(tx, moderator, second.id))).toBe('not_your_role')
      await assertRecordHolds(tx)
    }))
})

describe('two hands', () => {
  test('neither the first again, nor the one it is about, nor whose words they are', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await two(tx)
      const { claimId } = await voted(tx, 'ccc')
      const about = await proposed(tx, moderator, `claim:${claimId}:en`)
      await demoted(tx, admin, moderator.id, 'admin')
      expect(await refusal(approved(tx, moderator, about))).toBe('own_proposal')
      expect(await refusal(declined(tx, moderator, about))).toBe('own_proposal')
      const other = await person(tx, 'moderator')
      const self = await erasureProposed(tx, other, admin.id)
      expect(await refusal(approved(tx, admin, self))).toBe('not_yourself')
      const writer = await person(tx, 'moderator')
      const statement = await dispute(tx, writer, claimId)
      const theirs = await proposed(tx, other, `statement:${statement}`)
      await demoted(tx, admin, writer.id, 'admin')
      expect(await refusal(approved(tx, writer, theirs))).toBe('not_yourself')
      await approved(tx, admin, theirs)
    }))

  test('what is withheld is shown again by neither hand of whoever wrote it', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await two(tx)
      const { claimId } = await voted(tx, 'ccc')
      const writer = await person(tx, 'moderator')
      const removalId = await withheld(tx, moderator, admin, `statement:${await dispute(tx, writer, claimId)}`)
      const show = (by: { id: string }) =>
        proposeShowing(tx, by, { key: newKey(), removalId, reason: 'The order was lifted again.' })
      expect(await refusal(show(writer))).toBe('not_yourself')
      const { id } = await show(moderator)
      await demoted(tx, admin, writer.id, 'admin')
      expect(await refusal(approved(tx, writer, id))).toBe('not_yourself')
      expect(await refusal(declined(tx, writer, id))).toBe('not_yourself')
      await approved(tx, admin, id)
      await assertRecordHolds(tx)
    }))

  test('the first hand must still be a moderator who may act', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await two(tx)
      const { claimId, supports } = await voted(tx, 'c')
      const one = await proposed(tx, moderator, `claim:${claimId}:en`)
      const other = await proposed(tx, await person(tx, 'moderator'), `evidence:${supports[0]}`)
      await suspended(tx, admin, moderator.id)
      expect(await refusal(approved(tx, admin, one))).toBe('proposer_left')
      await approved(tx, admin, other)
      await declined(tx, admin, one)
    }))

  test('what was decided stays decided; to decline takes a reason, which the log does not say', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await two(tx)
      const { claimId } = await voted(tx, 'c')
      const id = await proposed(tx, moderator, `claim:${claimId}:en`)
      expect(await refusal(declined(tx, admin, id, ''))).toBe('required (reason)')
      const lines = await written(tx, () => declined(tx, admin, id))
      expect(lines).toMatchObject([
        { kind: 'removal.declined', data: { removal: 'withhold' }, words: { reason: 'It does not say who they are.' } },
      ])
      expect(await refusal(approved(tx, admin, id))).toBe('already_decided')
      expect(await refusal(declined(tx, await person(tx, 'admin'), id))).toBe('already_decided')
      expect(await refusal(approved(tx, admin, newKey()))).toBe('not_found')
      await proposed(tx, moderator, `claim:${claimId}:en`)
      await assertRecordHolds(tx)
    }))

  test('two admins who approve one proposal at once: it is done once', async () => {
    const [moderator, admin] = await two(db)
    const [other, who] = [await person(db, 'admin'), await person(db)]
    const id = await erasureProposed(db, moderator, who.id)
    const ends = await Promise.allSettled([approved(db, admin, id), approved(db, other, id)])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'already_decided' })
    expect(await db.select().from(removalDecisions).where(eq(removalDecisions.removalId, id))).toHaveLength(1)
  })

  test('an admin demoted, and a moderator suspended, while they approve: either it was before, or it is refused', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [moderator, admin] = await two(db)
      const [other, who] = [await person(db, 'admin'), await person(db)]
      const id = await erasureProposed(db, moderator, who.id)
      const [end] = await Promise.allSettled([
        approved(db, admin, id),
        round % 2 ? demoted(db, other, admin.id) : suspended(db, other, moderator.id),
      ])
      const [row] = await db.select().from(users).where(eq(users.id, who.id))
      expect(row?.email === null).toBe(end.status === 'fulfilled')
      if (end.status === 'rejected')
        expect(end.reason).toMatchObject({ code: expect.stringMatching(/^(not_your_role|proposer_left)$/) })
    }
  })

  test('a vote cast while its author is being forgotten is there whole or not at all', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [moderator, admin] = await two(db)
      const who = await person(db)
      const { claimId } = await event(db, await person(db))
      const id = await erasureProposed(db, moderator, who.id)
      await Promise.allSettled([vote(db, who, claimId, 'unverified'), approved(db, admin, id)])
      const cast = await db.select().from(votes).where(eq(votes.reviewerId, who.id))
      for (const { reason, textSalt } of cast) {
        expect(goneIn(reason)).toEqual({ erased: true })
        expect(textSalt).toBeNull()
      }
    }
    await assertRecordHolds(db)
  })
})

/** Everything that can be withheld, each with a word in it that stands nowhere else. */
async function things(tx: Db) {
  const author = await person(tx)
  const moderator = await person(tx, 'moderator')
  const place = await event(tx, author)
  const text =
    'Before it all. Pieceword was said at the base. 𝄞 Then Citeword was said, and Dateword too. After it all.'
  const from = await source(tx, author, text)
  const { attachEvidence } = await import('./attach-evidence')
  const { recordCitation } = await import('./record-citation')
  const { recordDate } = await import('./record-date')
  const { describeEvent } = await import('./describe-event')
  const speaker = await agent(tx)
  const { addClaim } = await import('./add-claim')
  await addClaim(tx, author, {
    key: newKey(),
    eventId: place.eventId,
    language: 'en',
    text: 'Claimword was said by both of them.',
  })
  const [aspect] = await tx.select().from(claims).where(sql`${claims.eventId} = ${place.eventId} and position = 1`)
  const attach = async (passage: string) =>
    (
      await attachEvidence(tx, author, {
        key: newKey(),
        claimId: place.claimId,
        sourceId: from.id,
        passage,
        stance: 'supports',
        speaker,
        unnamed: false,
        standing: 'third_party',
        asserts: null,
      })
    ).id
  const evidenceId = await attach('Pieceword was said at the base.')
  const wider = await attach('Pieceword was said at the base. 𝄞 Then Citeword was said')
  const { id: citationId } = await recordCitation(tx, author, {
    key: newKey(),
    eventId: place.eventId,
    sourceId: from.id,
    passage: 'Citeword was said',
    agent: speaker,
    unnamed: false,
    via: [],
    relation: 'quotes',
    act: 'claims',
    offered: null,
  } as never)
  const { id: dateId } = await recordDate(tx, author, {
    key: newKey(),
    eventId: place.eventId,
    sourceId: from.id,
    passage: 'Dateword too',
    role: 'happened',
    occasionId: '',
    value: '2024',
    zone: '',
    countedFrom: '',
    days: '',
    offered: null,
  } as never)
  await describeEvent(tx, author, {
    key: newKey(),
    eventId: place.eventId,
    language: 'en',
    title: 'Titleword in a title',
    summary: 'Titleword in a summary',
    place: 'Titleword',
  })
  const say = (word: string) => `${word} stands in these words, which are long enough to be a ruling too.`
  await translatePassage(tx, author, { key: newKey(), evidenceId, language: 'tr', text: say('Transword') })
  const { castVote } = await import('./cast-vote')
  const cast: string[] = []
  for (const verdict of ['confirmed', 'confirmed', 'denied'] as const) {
    const who = await person(tx)
    const against = verdict === 'denied' ? [await piece(tx, author, place.claimId, { stance: 'denies' })] : [evidenceId]
    await castVote(tx, who, {
      key: newKey(),
      claimId: place.claimId,
      base: 0,
      verdict,
      reason: say('Voteword'),
      evidence: against,
    })
    const [row] = await tx.select().from(votes).where(eq(votes.reviewerId, who.id))
    cast.push(row?.id ?? '')
  }
  const { rule } = await import('./rule')
  const [open] = await tx.execute<{ id: string }>(
    sql`select id from disputes where claim_id = ${place.claimId} and open`,
  )
  const { verdictVersion } = await claimNow(tx, place.claimId)
  const disputeId = open?.id ?? ''
  await rule(tx, moderator, {
    key: newKey(),
    disputeId,
    verdictVersion,
    outcome: 'dismissed',
    verdict: null,
    reason: say('Ruleword'),
  })
  const { openDispute } = await import('./open-dispute')
  const { id: second } = await openDispute(tx, await person(tx), {
    key: newKey(),
    claimId: place.claimId,
    ground: 'misread',
    statement: say('Stateword'),
  })
  const taken = await piece(tx, author, place.claimId)
  await withdrawEvidence(tx, author, { key: newKey(), evidenceId: taken, reason: say('Takeword') })
  const of = { eventId: place.eventId, sourceId: (await source(tx, author)).id }
  const uncited = await citation(tx, author, of, {})
  await withdrawCitation(tx, author, { key: newKey(), citationId: uncited, reason: say('Unciteword') })
  const undated = await date(tx, author, of)
  await withdrawDate(tx, author, { key: newKey(), dateId: undated, reason: say('Undateword') })
  const { nameOccasion } = await import('./name-occasion')
  const { id: occasionId } = await nameOccasion(tx, author, {
    key: newKey(),
    eventId: place.eventId,
    language: 'en',
    name: say('Occasionword'),
  })
  const { recordAgent } = await import('./record-agent')
  const { id: agentId } = await recordAgent(tx, author, {
    key: newKey(),
    name: 'Agentword',
    language: 'en',
    kind: 'outlet',
    country: null,
  } as never)
  const { nameAgent } = await import('./name-agent')
  await nameAgent(tx, author, { key: newKey(), agentId, name: 'Agentword Other', language: 'en' } as never)
  await noteAgent(tx, author, {
    key: newKey(),
    agentId,
    language: 'en',
    note: say('Noteword'),
    url: 'https://example.org/x',
  })
  const gone = await agent(tx)
  const { mergeAgents } = await import('./merge-agents')
  await mergeAgents(tx, moderator, { key: newKey(), agentId: gone, survivor: agentId, reason: say('Mergeword') })
  const kept = await source(tx, author, 'Sourceword was said in a report of its own.')
  await piece(tx, author, place.claimId, {}, kept)
  const names = {
    Claimword: `claim:${aspect?.id}:en`,
    Titleword: `event:${place.eventId}:en`,
    Pieceword: `evidence:${evidenceId}`,
    Citeword: `citation:${citationId}`,
    Dateword: `date:${dateId}`,
    Transword: `translation:${evidenceId}:tr`,
    Voteword: cast.map((id) => `vote:${id}`),
    Ruleword: `ruling:${disputeId}`,
    Stateword: `statement:${second}`,
    Takeword: `evidence_withdrawal:${taken}`,
    Unciteword: `citation_withdrawal:${uncited}`,
    Undateword: `date_withdrawal:${undated}`,
    Occasionword: `occasion:${occasionId}`,
    Agentword: `agent:${agentId}`,
    Noteword: `note:${agentId}:en`,
    Mergeword: `merge:${gone}`,
    Sourceword: `source:${kept.id}`,
  }
  return { names, place, from, evidenceId, wider, citationId }
}

describe('content is withheld', () => {
  const store = ['withheld_texts']
  /** Slugs and ids are addresses, made of a title or a name; they stay, in lower case. */
  test('its words stand in no table that pages read, and come back as they were when it is shown again', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await two(tx)
      const { names, place } = await things(tx)
      const verdict = await claimNow(tx, place.claimId)
      for (const [word, named] of Object.entries(names)) {
        const before = await rowsOf(tx)
        expect(await everything(tx), word).toContain(word)
        const held: string[] = []
        for (const about of [named].flat()) held.push(await withheld(tx, moderator, admin, about))
        expect(await everything(tx, store), word).not.toContain(word)
        await assertRecordHolds(tx)
        for (const removal of held) await shown(tx, moderator, admin, removal)
        const after = await rowsOf(tx)
        expect(after, word).toEqual(before)
        await assertRecordHolds(tx)
      }
      expect(await claimNow(tx, place.claimId)).toEqual(verdict)
    }))

  test('the log says which thing, why, and whose two hands; the history of its event tells it', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await two(tx)
      const { names, place } = await things(tx)
      const lines = await written(tx, () => withheld(tx, moderator, admin, names.Pieceword))
      expect(lines[1]).toMatchObject({
        kind: 'content.withheld',
        actor: admin.id,
        eventId: place.eventId,
        commit: null,
        data: { code: 'court_order', about: names.Pieceword, proposedBy: moderator.id, number: expect.any(Number) },
      })
    }))

  test('a passage is blacked out of the source at its own length, with every passage that overlaps it', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await two(tx)
      const { names, from, evidenceId, wider, citationId } = await things(tx)
      const removal = await withheld(tx, moderator, admin, names.Pieceword)
      const [kept] = await tx.select().from(sources).where(eq(sources.id, from.id))
      const shownText = kept?.text ?? ''
      expect(shownText).toHaveLength(from.text.length)
      expect(shownText).toMatch(/^Before it all\. ▇+ 𝄞 Then Citeword was said, and Dateword too\. After it all\.$/u)
      expect(kept?.bytes).toHaveLength(0)
      const exactOf = async (id: string) =>
        (await tx.select().from(evidence).where(eq(evidence.id, id)))[0]?.exact ?? ''
      expect(goneIn(await exactOf(evidenceId))).toMatchObject({ code: 'court_order' })
      expect(goneIn(await exactOf(wider))).toMatchObject({ code: 'court_order' })
      const [cited] = await tx.execute<{ exact: string }>(sql`select exact from citations where id = ${citationId}`)
      expect(cited?.exact).toBe('Citeword was said')
      await shown(tx, moderator, admin, removal)
      expect((await tx.select().from(sources).where(eq(sources.id, from.id)))[0]?.text).toBe(from.text)
    }))

  test('what two removals hold is shown again only when both let go, in whichever order', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await two(tx)
      const { names, from } = await things(tx)
      const before = await rowsOf(tx)
      for (const reversed of [false, true]) {
        const held = [
          await withheld(tx, moderator, admin, names.Pieceword),
          await withheld(tx, moderator, admin, names.Dateword),
          await withheld(tx, moderator, admin, `source:${from.id}`),
        ]
        for (const removal of reversed ? held.reverse() : held) {
          const all = await everything(tx, store)
          for (const word of ['Before it all', 'Pieceword', 'Dateword'].slice(reversed ? 1 : 0)) {
            if (removal !== held[2]) expect(all).not.toContain(reversed ? 'Pieceword' : word)
          }
          await shown(tx, moderator, admin, removal)
        }
        const after = await rowsOf(tx)
        expect(after).toEqual(before)
      }
    }))

  test('what is withheld is not withheld again by an older proposal that a record put back still has open', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await two(tx)
      const { names } = await things(tx)
      const about = names.Pieceword as string
      await withheld(tx, moderator, admin, about)
      const words = { code: 'privacy' as const, reason: 'Somebody named in it asked for it.' }
      const [older] = await tx
        .insert(removals)
        .values({ kind: 'withhold', about, ...words, proposedBy: moderator.id, at: new Date(0) })
        .returning()
      expect(await refusal(approved(tx, admin, older?.id as string))).toBe('already_withheld')
    }))

  test('an author who is forgotten is forgotten in what is withheld too, and showing it brings nothing back', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await two(tx)
      const { names } = await things(tx)
      const about = names.Voteword[0] as string
      const removal = await withheld(tx, moderator, admin, about)
      const [cast] = await tx
        .select()
        .from(votes)
        .where(eq(votes.id, about.slice(5)))
      await erased(tx, moderator, admin, cast?.reviewerId ?? '')
      expect(await tx.execute(sql`select from withheld_texts where removal_id = ${removal}`)).toHaveLength(0)
      await shown(tx, moderator, admin, removal)
      const [now] = await tx
        .select()
        .from(votes)
        .where(eq(votes.id, about.slice(5)))
      expect(goneIn(now?.reason ?? '')).toEqual({ erased: true })
      await assertRecordHolds(tx)
    }))
})
