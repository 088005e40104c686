import { eq, sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { goneIn } from '../domain/removal'
import { advanceCase } from './advance'
import type { Db } from './client'
import { addClaim } from './commands/add-claim'
import { appealRuling } from './commands/appeal-ruling'
import { attachEvidence } from './commands/attach-evidence'
import { castVote } from './commands/cast-vote'
import { describeEvent } from './commands/describe-event'
import { mergeAgents } from './commands/merge-agents'
import { nameAgent } from './commands/name-agent'
import { nameOccasion } from './commands/name-occasion'
import { noteAgent } from './commands/note-agent'
import { openDispute } from './commands/open-dispute'
import { recordAgent } from './commands/record-agent'
import { recordCitation } from './commands/record-citation'
import { recordDate } from './commands/record-date'
import { rule } from './commands/rule'
import { stateCase } from './commands/state-case'
import { takeCase } from './commands/take-case'
import { translatePassage } from './commands/translate-passage'
import { withdrawCitation } from './commands/withdraw-citation'
import { withdrawDate } from './commands/withdraw-date'
import { withdrawEvidence } from './commands/withdraw-evidence'
import { claims, evidence, opinions, removals, sources, votes } from './schema'
import { agent, claimNow, event, freshDb, newKey, person, piece, refusal, rolledBack, ruled, source } from './testing'
import { citation, date } from './testing/chain'
import { assertRecordHolds } from './testing/invariants'
import { written } from './testing/log'
import { approved, erased, shown, twoHands, withheld } from './testing/removals'
import { everything, rowsOf } from './testing/rows'

const { db, close } = await freshDb()
afterAll(close)

/** Everything that can be withheld, each with a word in it that stands nowhere else. */
async function things(tx: Db) {
  const author = await person(tx)
  const moderator = await person(tx, 'moderator')
  const place = await event(tx, author)
  const text =
    'Before it all. Pieceword was said at the base. 𝄞 Then Citeword was said, and Dateword too. After it all.'
  const from = await source(tx, author, text)
  const speaker = await agent(tx)
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
  const taken = await piece(tx, author, place.claimId)
  await withdrawEvidence(tx, author, { key: newKey(), evidenceId: taken, reason: say('Takeword') })
  const cast: string[] = []
  const voters: { id: string }[] = []
  for (const verdict of ['confirmed', 'confirmed', 'denied'] as const) {
    const who = await person(tx)
    voters.push(who)
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
  const [open] = await tx.execute<{ id: string }>(
    sql`select id from disputes where claim_id = ${place.claimId} and open`,
  )
  const disputeId = open?.id ?? ''
  await ruled(tx, moderator, place.claimId, 'dismissed', null, say('Ruleword'))
  await appealRuling(tx, voters[0] as { id: string }, { key: newKey(), disputeId, statement: say('Appealword') })
  for (const word of ['Mindword', 'Again it']) {
    const other = await person(tx, 'moderator')
    await takeCase(tx, other, { key: newKey(), disputeId })
    const { verdictVersion } = await claimNow(tx, place.claimId)
    const read = { disputeId, verdictVersion, outcome: 'dismissed', verdict: null } as const
    await rule(tx, other, { key: newKey(), ...read, reason: say(word) })
  }
  const [opinion] = await tx.select().from(opinions).where(eq(opinions.disputeId, disputeId))
  const { id: second } = await openDispute(tx, await person(tx), {
    key: newKey(),
    about: `claim:${place.claimId}`,
    ground: 'misread',
    statement: say('Stateword'),
  })
  await advanceCase(tx, second)
  const { id: plea } = await stateCase(tx, voters[1] as { id: string }, {
    ...{ key: newKey(), disputeId: second, base: 0, plea: 'keep', text: say('Pleaword') },
  })
  const of = { eventId: place.eventId, sourceId: (await source(tx, author)).id }
  const uncited = await citation(tx, author, of, {})
  await withdrawCitation(tx, author, { key: newKey(), citationId: uncited, reason: say('Unciteword') })
  const undated = await date(tx, author, of)
  await withdrawDate(tx, author, { key: newKey(), dateId: undated, reason: say('Undateword') })
  const { id: occasionId } = await nameOccasion(tx, author, {
    key: newKey(),
    eventId: place.eventId,
    language: 'en',
    name: say('Occasionword'),
  })
  const { id: agentId } = await recordAgent(tx, author, {
    key: newKey(),
    name: 'Agentword',
    language: 'en',
    kind: 'outlet',
    country: null,
  } as never)
  await nameAgent(tx, author, { key: newKey(), agentId, name: 'Agentword Other', language: 'en' } as never)
  await noteAgent(tx, author, {
    key: newKey(),
    agentId,
    language: 'en',
    note: say('Noteword'),
    url: 'https://example.org/x',
  })
  const gone = await agent(tx)
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
    Pleaword: `plea:${plea}`,
    Mindword: `opinion:${opinion?.id}`,
    Appealword: `appeal:${disputeId}`,
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
      const [moderator, admin] = await twoHands(tx)
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
      const [moderator, admin] = await twoHands(tx)
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
      const [moderator, admin] = await twoHands(tx)
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
      const [moderator, admin] = await twoHands(tx)
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
      const [moderator, admin] = await twoHands(tx)
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
      const [moderator, admin] = await twoHands(tx)
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
