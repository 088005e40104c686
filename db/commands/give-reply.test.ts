import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { VERSIONS } from '../../domain/limits'
import { REPLIES_SHOWN } from '../../domain/reply'
import { readEvent } from '../queries/event'
import { listEntries } from '../queries/history'
import { forgetReplies, keepReply, namedIn, readAskedReply, refuseUnnamed } from '../reply'
import { askedReplies, replies } from '../schema'
import { agent, freshDb, newcomer, newKey, person, piece, refusal, rolledBack, suspended } from '../testing'
import { citation } from '../testing/chain'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { novice } from '../testing/people'
import { approved, erasureProposed, withheld } from '../testing/removals'
import { printed, published, replied, vouched, writingFrom } from '../testing/replies'
import { decideReply } from './decide-reply'
import { giveReply } from './give-reply'
import { mergeAgents } from './merge-agents'
import { withdrawCitation } from './withdraw-citation'

const { db, close } = await freshDb()
afterAll(close)

const TEXT = 'The meeting that we reported was another one, two days before.'
const saying = (claimId: string, agentId: string, text = TEXT) => {
  return { key: newKey(), claimId, agentId, name: 'Reem Haddad, editor', text }
}
const shownOn = async (slug: string) => (await readEvent(db, slug))?.claims[0]?.replies

describe('an address speaks for an agent', () => {
  test('once a moderator found a reply from its host to be theirs, and not before', async () => {
    const its = await printed(db)
    const who = await writingFrom(db, its.host)
    expect((await giveReply(db, who, saying(its.claimId, its.outlet))).proven).toBe(false)
    expect(await shownOn(its.slug)).toEqual([])
    const after = await vouched(db, its)
    const [line] = await written(db, () => giveReply(db, who, saying(its.claimId, its.outlet)))
    expect(line).toMatchObject({
      ...{ kind: 'reply.given', actor: who.id, claimId: its.claimId, eventId: its.eventId },
      data: { claim: its.claimId, agent: its.outlet, version: 2, after },
      words: { name: 'Reem Haddad, editor', text: TEXT },
    })
    expect(await shownOn(its.slug)).toMatchObject([
      { agent: its.outlet, versions: [{ host: null, decision: {} }] },
      { agent: its.outlet, versions: [{ version: 2, text: TEXT, host: its.host, decision: null }] },
    ])
  })

  test('whoever captures a page as theirs, on a host of their own, speaks for nobody: the reply waits', async () => {
    const its = await printed(db)
    await vouched(db, its)
    const lookAlike = `${newKey()}-desk.example`
    await published(db, await novice(db), its.outlet, `https://www.${lookAlike}/statement`)
    const who = await writingFrom(db, lookAlike)
    const { id, proven } = await giveReply(db, who, saying(its.claimId, its.outlet))
    expect(proven).toBe(false)
    expect(JSON.stringify(await shownOn(its.slug))).not.toContain(id)
    await assertRecordHolds(db)
  })

  test.each([
    ['what it is a part of', (host: string) => host.replace(/^[^.]*\./, '')],
    ['a part of it', (host: string) => `desk.${host}`],
    ['one that ends alike', (host: string) => `x${host}`],
    ['one that begins alike', (host: string) => `${host}.example.org`],
  ])('from that very host, and from no other: %s', async (_, from) => {
    const its = await printed(db)
    await vouched(db, its)
    const given = await giveReply(db, await writingFrom(db, from(its.host)), saying(its.claimId, its.outlet))
    expect(given.proven).toBe(false)
  })

  test('never from a host where anybody gets an address, whatever was found of others there', async () => {
    const its = await printed(db)
    await vouched(db, { ...its, host: 'gmail.com' })
    const given = await giveReply(db, await writingFrom(db, 'gmail.com'), saying(its.claimId, its.outlet))
    expect(given.proven).toBe(false)
  })

  test('until a reply from there is refused; and again once another is found theirs', async () => {
    const its = await printed(db)
    await vouched(db, its)
    const who = await writingFrom(db, its.host)
    const give = () => giveReply(db, who, saying(its.claimId, its.outlet))
    const { id: replyId, proven } = await give()
    expect(proven).toBe(true)
    const refused = {
      key: newKey(),
      replyId,
      decision: 'refused' as const,
      reason: 'They rang: none of them wrote it.',
    }
    await decideReply(db, await person(db, 'moderator'), refused)
    expect((await give()).proven).toBe(false)
    await vouched(db, its)
    expect((await give()).proven).toBe(true)
    await assertRecordHolds(db)
  })

  test('nor where one that had waited is refused later, though another from there was accepted', async () => {
    const its = await printed(db)
    const who = await writingFrom(db, its.host)
    const { id: replyId } = await giveReply(db, who, saying(its.claimId, its.outlet))
    await vouched(db, its)
    const refused = {
      key: newKey(),
      replyId,
      decision: 'refused' as const,
      reason: 'They rang: none of them wrote it.',
    }
    await decideReply(db, await person(db, 'moderator'), refused)
    expect((await giveReply(db, who, saying(its.claimId, its.outlet))).proven).toBe(false)
  })

  test('not as another who is named', async () => {
    const its = await printed(db)
    await vouched(db, its)
    const other = await agent(db)
    await piece(db, its.author, its.claimId, { speaker: other })
    expect((await giveReply(db, await writingFrom(db, its.host), saying(its.claimId, other))).proven).toBe(false)
  })

  test('also for whom they were merged into', async () => {
    const its = await printed(db)
    await vouched(db, its)
    const survivor = await agent(db)
    const asked = { key: newKey(), agentId: its.outlet, survivor, reason: 'They are one and the same paper.' }
    await mergeAgents(db, await person(db, 'moderator'), asked)
    const who = await writingFrom(db, its.host)
    expect(await refusal(giveReply(db, who, saying(its.claimId, its.outlet)))).toBe('agent_not_named (agentId)')
    expect((await giveReply(db, who, saying(its.claimId, survivor))).proven).toBe(true)
    await assertRecordHolds(db)
  })

  test('where one is refused while another is given: whichever comes first, none that follows a refusal is shown', async () => {
    const its = await printed(db)
    await vouched(db, its)
    const elsewhere = await printed(db)
    await piece(db, elsewhere.author, elsewhere.claimId, { speaker: its.outlet })
    const { id: replyId } = await giveReply(db, await writingFrom(db, its.host), saying(its.claimId, its.outlet))
    const who = await writingFrom(db, its.host)
    const refused = {
      key: newKey(),
      replyId,
      decision: 'refused' as const,
      reason: 'They rang: none of them wrote it.',
    }
    await Promise.all([
      decideReply(db, await person(db, 'moderator'), refused),
      giveReply(db, who, saying(elsewhere.claimId, its.outlet)),
    ])
    expect((await giveReply(db, who, saying(elsewhere.claimId, its.outlet))).proven).toBe(false)
    await assertRecordHolds(db)
  })
})

test('beside a verdict stand the newest few of an agent; the others are told in the history', async () => {
  const its = await printed(db)
  await vouched(db, its)
  const texts = Array.from({ length: REPLIES_SHOWN + 2 }, (_, each) => `${TEXT} This is note ${each}.`)
  for (const text of texts) await giveReply(db, await writingFrom(db, its.host), saying(its.claimId, its.outlet, text))
  const replies = (await shownOn(its.slug)) ?? []
  expect(replies.flatMap(({ versions }) => versions.map(({ text }) => text))).toEqual(texts.slice(2))
  expect(replies.map(({ more }) => more)).toEqual(replies.map(() => 3))
  const told = JSON.stringify(await listEntries(db, its.slug, {}))
  for (const text of texts) expect(told).toContain(text)
})

test('twenty versions of a reply are as many as there can be; as another agent somebody begins anew', () =>
  rolledBack(db, async (tx) => {
    const its = await printed(tx)
    const other = await agent(tx)
    await piece(tx, its.author, its.claimId, { speaker: other })
    const who = await newcomer(tx)
    for (let each = 0; each < VERSIONS; each += 1) await giveReply(tx, who, saying(its.claimId, its.outlet))
    expect(await refusal(giveReply(tx, who, saying(its.claimId, its.outlet)))).toBe('too_many_versions (text)')
    await giveReply(tx, who, saying(its.claimId, other))
  }))

test('who is named: speakers, publishers, whom their documents pass on; not who stood in a citation that was withdrawn', async () => {
  const its = await printed(db)
  const speaker = await agent(db)
  const from = await published(db, its.author, its.outlet, `https://${its.host}/2`)
  await piece(db, its.author, its.claimId, { speaker }, from)
  const passedOn = await citation(db, its.author, { eventId: its.eventId, sourceId: from.id })
  const named = await namedIn(db, its.claimId)
  expect(named).toEqual(expect.arrayContaining([its.outlet, speaker]))
  expect(named.length).toBeGreaterThan(2)
  const asked = { key: newKey(), citationId: passedOn, reason: 'It passes on somebody else.' }
  await withdrawCitation(db, its.author, asked)
  expect(await namedIn(db, its.claimId)).toEqual([its.outlet, speaker].sort())
  const stranger = await agent(db)
  expect(await refusal(giveReply(db, await newcomer(db), saying(its.claimId, stranger)))).toBe(
    'agent_not_named (agentId)',
  )
})

test('what is said once more is a version; the earlier ones stay, and nobody’s address is told', async () => {
  const its = await printed(db)
  await vouched(db, its)
  const who = await writingFrom(db, its.host)
  await giveReply(db, who, saying(its.claimId, its.outlet))
  await giveReply(db, who, saying(its.claimId, its.outlet, `${TEXT} Here are the notes.`))
  const one = (await shownOn(its.slug))?.at(-1)
  expect(one?.versions.map(({ version }) => version)).toEqual([2, 1])
  const told = JSON.stringify([await shownOn(its.slug), await listEntries(db, its.slug, {})])
  expect(told).not.toContain(`@${its.host}`)
  await assertRecordHolds(db)
})

test('of two forms that are confirmed at once, one is the first version and one the second', async () => {
  const its = await printed(db)
  const who = await writingFrom(db, its.host)
  const [one, two] = [saying(its.claimId, its.outlet), saying(its.claimId, its.outlet)]
  await Promise.all([giveReply(db, who, one), giveReply(db, who, two), giveReply(db, who, one)])
  const rows = await db.select().from(replies).where(eq(replies.claimId, its.claimId))
  expect(rows.map(({ version }) => version).sort()).toEqual([1, 2])
})

test('a reviewer does not reply, nor whoever is suspended; what waits is told in no history', async () => {
  const its = await printed(db)
  for (const role of ['reviewer', 'moderator', 'admin'] as const)
    expect(await refusal(giveReply(db, await person(db, role), saying(its.claimId, its.outlet)))).toBe('not_your_role')
  const reader = await person(db, 'reader')
  await suspended(db, await person(db, 'admin'), reader.id)
  expect(await refusal(giveReply(db, reader, saying(its.claimId, its.outlet)))).toBe('suspended')
  await giveReply(db, await newcomer(db), saying(its.claimId, its.outlet))
  const history = await listEntries(db, its.slug, {})
  expect(history?.items.at(-1)).toMatchObject({ kind: 'reply.given', actor: 'party' })
  expect(JSON.stringify(history)).not.toContain(TEXT)
})

test('the words of a reply are withheld, and are forgotten with whoever wrote them', async () => {
  const its = await printed(db)
  await vouched(db, its)
  const who = await writingFrom(db, its.host)
  const { id } = await giveReply(db, who, saying(its.claimId, its.outlet))
  const [moderator, admin] = [await person(db, 'moderator'), await person(db, 'admin')]
  await withheld(db, moderator, admin, `reply:${id}`)
  const held = (await shownOn(its.slug))?.at(-1)
  expect(held?.versions).toMatchObject([{ name: expect.stringMatching(/^▇▇▇/), text: expect.stringMatching(/^▇▇▇/) }])
  await approved(db, admin, await erasureProposed(db, moderator, who.id))
  expect(JSON.stringify((await shownOn(its.slug))?.at(-1))).not.toContain('Reem')
  expect((await shownOn(its.slug))?.at(-1)?.versions).toMatchObject([{ host: null, decision: null }])
  await assertRecordHolds(db)
})

test('what was typed is kept for two days, and forgotten by then', () =>
  rolledBack(db, async (tx) => {
    const its = await printed(tx)
    const { key: _, ...typed } = saying(its.claimId, its.outlet)
    const id = await keepReply(tx, { ...typed, email: 'reem@example.org', language: 'ar' })
    expect(await readAskedReply(tx, id)).toMatchObject({ email: 'reem@example.org', text: TEXT })
    await tx.update(askedReplies).set({ at: new Date(Date.now() - 49 * 3_600_000) })
    expect(await readAskedReply(tx, id)).toBeNull()
    await forgetReplies(tx)
    expect(await tx.select().from(askedReplies)).toEqual([])
    const another = { claimId: its.claimId, agentId: await agent(tx) }
    expect(await refusal(refuseUnnamed(tx, another))).toBe('agent_not_named (agentId)')
    expect((await replied(tx, its.claimId)).speaker).toBe(its.outlet)
  }))
