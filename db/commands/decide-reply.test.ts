import { afterAll, expect, test } from 'vitest'
import { readEvent } from '../queries/event'
import { listActs } from '../queries/moderation'
import { listRepliesAtDesk } from '../queries/replies'
import { agent, freshDb, newcomer, newKey, person, refusal, vote } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { printed, published, replied, vouched, writingFrom } from '../testing/replies'
import { decideReply } from './decide-reply'
import { giveReply } from './give-reply'
import { giveRole } from './give-role'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'Their editor said so when I rang the number on their site.'
const decision = (replyId: string, decided: 'accepted' | 'refused') => {
  return { key: newKey(), replyId, decision: decided, reason }
}
const shownOn = async (slug: string) => (await readEvent(db, slug))?.claims[0]?.replies ?? []

test('a reply that waits is shown once a moderator finds it theirs, with who did, and why', async () => {
  const its = await printed(db)
  const { reply } = await replied(db, its.claimId)
  expect(await shownOn(its.slug)).toEqual([])
  const moderator = await person(db, 'moderator')
  const { items } = await listRepliesAtDesk(db, moderator)
  const waiting = items.find(({ id }) => id === reply)
  expect(waiting).toMatchObject({ agent: its.outlet, proven: false, from: 'example.org', self: false, parts: [] })
  const [line] = await written(db, () => decideReply(db, moderator, decision(reply, 'accepted')))
  expect(line).toMatchObject({
    ...{ kind: 'reply.accepted', subject: `reply:${reply}`, actor: moderator.id, claimId: its.claimId },
    ...{ data: { claim: its.claimId }, words: { reason } },
  })
  const [shown] = await shownOn(its.slug)
  expect(shown?.versions).toMatchObject([{ host: null, decision: { by: moderator.handle, reason } }])
  const acts = await listActs(db, { kind: 'reply.accepted' })
  expect(acts.items[0]).toMatchObject({ actor: moderator.handle, slug: its.slug, after: { reason } })
  expect((await listRepliesAtDesk(db, moderator)).items.map(({ id }) => id)).not.toContain(reply)
  await assertRecordHolds(db)
})

test('whoever decides is told what was captured where a reply was written from, and by whom: a hint, and no proof', async () => {
  const its = await printed(db)
  const another = await person(db)
  await published(db, another, its.outlet, `https://${its.host}/2`)
  await published(db, another, await agent(db), `https://${its.host}/3`)
  const said = {
    claimId: its.claimId,
    agentId: its.outlet,
    name: 'Somebody there',
    text: 'We never printed any of it.',
  }
  const give = async (host: string) => {
    const { id } = await giveReply(db, await writingFrom(db, host), { key: newKey(), ...said })
    return (await listRepliesAtDesk(db, await person(db, 'moderator'))).items.find((each) => each.id === id)
  }
  const by = expect.arrayContaining([its.author.handle, another.handle])
  for (const host of [its.host, `desk.${its.host}`]) {
    expect(await give(host)).toMatchObject({ from: host, proven: false, found: { documents: 2, by } })
  }
  expect(await give(`x${its.host}`)).toMatchObject({ found: null })
})

test('a refused one is not shown, nor is one that its address spoke for, once it is refused', async () => {
  const its = await printed(db)
  const moderator = await person(db, 'moderator')
  const { reply } = await replied(db, its.claimId)
  await decideReply(db, moderator, decision(reply, 'refused'))
  await vouched(db, its)
  const who = await writingFrom(db, its.host)
  const said = {
    claimId: its.claimId,
    agentId: its.outlet,
    name: 'Somebody there',
    text: 'We never printed any of it.',
  }
  const { id } = await giveReply(db, who, { key: newKey(), ...said })
  expect(await shownOn(its.slug)).toHaveLength(2)
  expect(await refusal(decideReply(db, moderator, decision(id, 'accepted')))).toBe('already_own (decision)')
  await decideReply(db, moderator, decision(id, 'refused'))
  expect(JSON.stringify(await shownOn(its.slug))).not.toContain(id)
  await assertRecordHolds(db)
})

test('nobody decides twice, on their own reply, or with a part in the claim; of two at once, one decides', async () => {
  const its = await printed(db)
  const { reply } = await replied(db, its.claimId)
  const voter = await person(db, 'moderator')
  await vote(db, voter, its.claimId, 'unverified')
  expect(await refusal(decideReply(db, voter, decision(reply, 'refused')))).toBe('part_in_claim')

  const who = await newcomer(db)
  const said = {
    claimId: its.claimId,
    agentId: its.outlet,
    name: 'Somebody there',
    text: 'We never printed any of it.',
  }
  const { id: own } = await giveReply(db, who, { key: newKey(), ...said })
  await giveRole(db, 'operator', { key: newKey(), personId: who.id, role: 'moderator' })
  expect(await refusal(decideReply(db, who, decision(own, 'accepted')))).toBe('no_handle')
  expect((await listRepliesAtDesk(db, who)).items.find(({ id }) => id === reply)?.parts).toEqual(['stated'])

  const [one, two] = [await person(db, 'moderator'), await person(db, 'moderator')]
  const ends = await Promise.allSettled([
    decideReply(db, one, decision(reply, 'accepted')),
    decideReply(db, two, decision(reply, 'refused')),
  ])
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await refusal(decideReply(db, one, decision(reply, 'refused')))).toBe('already_decided')
  expect(await refusal(decideReply(db, one, decision(newKey(), 'refused')))).toBe('not_found')
})
