import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { LISTED_CLAIMS } from '../../domain/interest'
import type { Db } from '../client'
import { declareInterest } from '../commands/declare-interest'
import { endInterest } from '../commands/end-interest'
import { agent, dispute, event, freshDb, newKey, person, piece, rolledBack, source, vote, voted } from '../testing'
import { citation, merged, published, spoken } from '../testing/chain'
import { readDeskEvent } from './desk-event'
import { listInterests } from './interests'

const { db, close } = await freshDb()
afterAll(close)

type Who = { id: string }
const declare = (tx: Db, who: Who, tie: { agent?: string; country?: string }) =>
  declareInterest(tx, who, { key: newKey(), kind: 'works_for', agent: '', country: '', ...tie })

/** The claims on which something binds somebody, as each of them is asked. */
async function boundOn(tx: Db, who: Who) {
  const rows = await tx.execute<{ id: string }>(sql`select id from claims where is_interested(id, ${who.id}::uuid)`)
  return rows.map(({ id }) => id).sort()
}

test('it meets whoever speaks, publishes or passes it on, under every id: the claims listed are those that say so themselves', () =>
  rolledBack(db, async (tx) => {
    const author = await person(tx)
    const [speaker, publisher, cited] = [await agent(tx), await agent(tx), await agent(tx)]
    const namesake = await agent(tx)
    await tx.execute(sql`insert into agents (id, kind, country) values ('ministry-of-there', 'institution', 'QA')`)
    const said = await event(tx, author)
    await piece(tx, author, said.claimId, { speaker })
    const printed = await event(tx, author)
    const from = await source(tx, author)
    await published(tx, author, from.id, publisher)
    await piece(tx, author, printed.claimId, {}, from)
    const passed = await event(tx, author)
    const { id: sourceId } = await source(tx, author)
    const citationId = await citation(
      tx,
      author,
      { eventId: passed.eventId, sourceId },
      { agent: speaker, via: [cited] },
    )
    await spoken(tx, author, passed.claimId, citationId)
    await merged(tx, cited, namesake)
    await merged(tx, publisher, 'ministry-of-there')

    const ties: [{ agent?: string; country?: string }, { claimId: string }[]][] = [
      [{ agent: speaker }, [said, passed]],
      [{ agent: publisher }, [printed]],
      [{ agent: namesake }, [passed]],
      [{ country: 'QA' }, [printed]],
      [{ country: 'SY' }, []],
    ]
    for (const [tie, bound] of ties) {
      const who = await person(tx)
      await declare(tx, who, tie)
      const listed = (await listInterests(tx, who.id)).flatMap(({ claims }) => claims.map(({ id }) => id))
      expect(listed.sort()).toEqual(bound.map(({ claimId }) => claimId).sort())
      expect(listed).toEqual(await boundOn(tx, who))
    }
  }))

test('of each tie: how many claims it binds on, the newest of them, the vote and the case there; what ended stands last', () =>
  rolledBack(db, async (tx) => {
    const { claimId, supports } = await voted(tx, 'ccc')
    const [row] = await tx.execute<{ id: string }>(
      sql`select speaker as id from evidence where claim_id = ${claimId} limit 1`,
    )
    const speaker = row?.id as string
    const [who, author] = [await person(tx), await person(tx)]
    await vote(tx, who, claimId, 'confirmed', supports)
    const disputeId = await dispute(tx, author, claimId)
    const { id: ended } = await declare(tx, who, { agent: speaker })
    await endInterest(tx, who, { key: newKey(), interestId: ended })
    await declare(tx, who, { country: 'QA' })
    for (let more = 0; more < LISTED_CLAIMS; more += 1) {
      const { claimId: further } = await event(tx, author)
      await piece(tx, author, further, { speaker })
    }
    await declare(tx, who, { agent: speaker })

    const listed = await listInterests(tx, who.id)
    expect(
      listed.map(({ endedAt, country, count, claims }) => [endedAt !== null, country, count, claims.length]),
    ).toEqual([
      [false, null, LISTED_CLAIMS + 1, LISTED_CLAIMS],
      [false, 'QA', 0, 0],
      [true, null, 1, 1],
    ])
    expect(listed[2]?.claims).toMatchObject([{ id: claimId, voted: true, openCase: disputeId }])
    expect(listed[0]?.claims[0]).toMatchObject({ voted: false, openCase: null })
    expect(await listInterests(tx, author.id)).toEqual([])
  }))

test('at the desk a claim says to whoever has an interest that it meets, and to nobody else', () =>
  rolledBack(db, async (tx) => {
    const { claimId, slug } = await voted(tx, 'c')
    const [row] = await tx.execute<{ id: string }>(
      sql`select speaker as id from evidence where claim_id = ${claimId} limit 1`,
    )
    const [who, other] = [await person(tx), await person(tx)]
    await declare(tx, who, { agent: row?.id as string })
    const seen = async ({ id }: Who) => (await readDeskEvent(tx, slug, id))?.claims.map(({ interested }) => interested)
    expect(await seen(who)).toEqual([true])
    expect(await seen(other)).toEqual([false])
  }))
