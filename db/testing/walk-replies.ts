import { randomUUID } from 'node:crypto'
import type { Db } from '../client'
import { decideReply } from '../commands/decide-reply'
import { giveReply } from '../commands/give-reply'
import { listRepliesAtDesk } from '../queries/replies'
import { namedIn } from '../reply'
import { claims } from '../schema'
import { newcomer } from '../testing'
import { published, writingFrom } from './replies'

const SENTENCE = 'A sentence that is long enough for every field there is.'

type Who = { id: string }
type Chosen = { any: <T>(all: readonly T[]) => T; judges: readonly Who[] }

/** How those who are named answer, and moderators decide whether it is theirs, by chance: each deed with how often it is done. */
export function replyDeeds(db: Db, { any, judges }: Chosen): [number, () => Promise<unknown>][] {
  const key = () => randomUUID()
  const repliers: Who[] = []
  const reply = (who: () => Who | Promise<Who>) => async () => {
    const claimId = any(await db.select({ id: claims.id }).from(claims)).id
    const agentId = any(await namedIn(db, claimId))
    const by = await who()
    await giveReply(db, by, { key: key(), claimId, agentId, name: 'Their editor', text: SENTENCE })
    repliers.push(by)
  }
  /** Twice from one host; the second speaks for the agent by the first, once that was found to be theirs. */
  const own = async () => {
    const claimId = any(await db.select({ id: claims.id }).from(claims)).id
    const agentId = any(await namedIn(db, claimId))
    const host = `${key()}.example`
    await published(db, any(judges), agentId, `https://${host}/`)
    const said = { claimId, agentId, name: 'Their editor', text: SENTENCE }
    const { id: replyId } = await giveReply(db, await writingFrom(db, host), { key: key(), ...said })
    await decideReply(db, any(judges), { key: key(), replyId, decision: 'accepted', reason: SENTENCE })
    await giveReply(db, await writingFrom(db, host), { key: key(), ...said })
  }
  const decide = (decision: 'accepted' | 'refused') => async () => {
    const by = any(judges)
    const { items } = await listRepliesAtDesk(db, by)
    await decideReply(db, by, { key: key(), replyId: any(items).id, decision, reason: SENTENCE })
  }
  return [
    [2, reply(() => newcomer(db))],
    [1, reply(() => any(repliers))],
    [1, own],
    [1, decide('accepted')],
    [1, decide('refused')],
  ]
}
