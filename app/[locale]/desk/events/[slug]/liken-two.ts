import type { Values } from '../../../../../components/desk/answer'
import type { Db } from '../../../../../db/client'
import { likenReport } from '../../../../../db/commands/liken-report'
import { readLikeness } from '../../../../../db/queries/alike'
import { isId } from '../../../../../db/queries/ids'
import { Refusal } from '../../../../../domain/refusal'
import { fieldOf, keyAfter } from '../../written'

/**
 * Which of two sources relays the other's report, as `way` says: `this` one does, the `other` does, or `neither`. What was said
 * of the two before and does not hold beside it is taken back. Sent again, it asks for the same.
 */
export async function likenTwo(on: Db, actor: { id: string }, values: Values) {
  const of = (name: string) => fieldOf(values, name)
  const [key, eventId, one, other, way] = [of('key'), of('eventId'), of('one'), of('other'), of('way')]
  if (!isId(one) || !isId(other)) throw new Refusal('not_found')
  if (!['this', 'other', 'neither'].includes(way)) throw new Refusal('invalid', 'way')
  const say = (tx: Db, under: string, sourceId: string, relays: boolean) => {
    const asked = { key: under, eventId, sourceId, earlierId: sourceId === one ? other : one, relays }
    return likenReport(tx, actor, asked as unknown as Parameters<typeof likenReport>[2])
  }
  return on.transaction(async (tx) => {
    const last = await readLikeness(tx, one, other)
    const before = last?.relays ? last.of : null
    const now = way === 'this' ? one : way === 'other' ? other : null
    if (before !== null && now !== null && before !== now) await say(tx, keyAfter(key, 'before'), before, false)
    await say(tx, key, now ?? last?.of ?? one, now !== null)
  })
}
