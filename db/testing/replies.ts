import type { Db } from '../client'
import { captureSource } from '../commands/capture-source'
import { decideReply } from '../commands/decide-reply'
import { giveReply } from '../commands/give-reply'
import { namedIn } from '../reply'
import { users } from '../schema'
import { agent, event, newcomer, newKey, person, piece } from '../testing'

const WORDS = { name: 'Reem Haddad, for the newsroom', text: 'We stand by what we printed, and the notes are here.' }

/** A reply that somebody gave on a claim, as the first agent that its provenance names: it waits, and nobody can tell whose it is. */
export async function replied(db: Db, claimId: string) {
  const [speaker = ''] = await namedIn(db, claimId)
  const { id } = await newcomer(db)
  const { id: reply } = await giveReply(db, { id }, { key: newKey(), claimId, agentId: speaker, ...WORDS })
  return { id, speaker, reply }
}

/** Somebody known by an address on a host. */
export async function writingFrom(db: Db, host: string): Promise<{ id: string }> {
  const [row] = await db
    .insert(users)
    .values({ email: `${newKey()}@${host}` })
    .returning({ id: users.id })
  return { id: row?.id as string }
}

/** A document that an agent published, found at an address of the web. */
export async function published(db: Db, by: { id: string }, publisher: string, url: string) {
  const text = `What ${publisher} printed, ${newKey()}.`
  const said = { title: 'A report', byline: null, language: 'en' }
  const times = { published: null, publishedZone: null, updated: null, updatedZone: null }
  const { id } = await captureSource(db, by, {
    ...{ key: newKey(), bytes: Buffer.from(text), text, publisher, url },
    ...{ ...said, ...times },
  })
  return { id, text }
}

/** A claim whose evidence is what an outlet printed on a site of its own: the outlet, its host, and the document. */
export async function printed(db: Db) {
  const author = await person(db)
  const place = await event(db, author)
  const [outlet, host] = [await agent(db), `${newKey()}.example`]
  const from = await published(db, author, outlet, `https://www.${host}/news/1`)
  await piece(db, author, place.claimId, { speaker: outlet }, from)
  return { ...place, author, outlet, host, source: from.id }
}

/** A reply from a host that a moderator found to be the agent's own: whoever writes from there speaks for the agent by it. Out: its id. */
export async function vouched(db: Db, { claimId, outlet, host }: { claimId: string; outlet: string; host: string }) {
  const asked = { key: newKey(), claimId, agentId: outlet, ...WORDS }
  const { id: replyId } = await giveReply(db, await writingFrom(db, host), asked)
  const reason = 'Their editor said so when I rang the number on their site.'
  await decideReply(db, await person(db, 'moderator'), { key: newKey(), replyId, decision: 'accepted', reason })
  return replyId
}
