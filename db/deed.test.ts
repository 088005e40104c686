import { eq, sql } from 'drizzle-orm'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { type Db, openDb } from './client'
import { castVote } from './commands/cast-vote'
import { giveRole } from './commands/give-role'
import { standAside } from './commands/stand-aside'
import { withdrawEvidence } from './commands/withdraw-evidence'
import { claims, receipts, stops, verdicts, votes } from './schema'
import {
  claimNow,
  demoted,
  freshDb,
  heard,
  kindsOf,
  newKey,
  openCase,
  person,
  refusal,
  rolledBack,
  ruled,
  suspended,
  vote,
  voted,
} from './testing'
import { assertRecordHolds } from './testing/invariants'
import { log } from './testing/log'

// Committed for good: what happens at once is no matter of one transaction.
const { db, url, close } = await freshDb()
// Whoever waits behind a crowd waits as long as a busy machine needs.
const wide = openDb(url, { max: 20, lock: 30_000, statement: 60_000, idle: 60_000 })
vi.setConfig({ testTimeout: 120_000 })
const admin = await person(db, 'admin')
afterAll(async () => {
  await wide.close()
  await close()
})

type Who = { id: string; handle: string }

const REASON = 'I read the passages and compared them.'
const codes = (ends: PromiseSettledResult<unknown>[]) =>
  ends.map((end) => (end.status === 'fulfilled' ? 'done' : (end.reason.code ?? String(end.reason)))).sort()
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

describe('at once', () => {
  test('one reviewer in thirty tabs casts one vote, and the other tabs are told', async () => {
    const [claim, who] = [await voted(db, ''), await person(db)]
    const ends = await Promise.allSettled(
      times(30, () => vote(wide.db, who, claim.claimId, 'confirmed', claim.supports)),
    )
    expect(codes(ends)).toEqual(['done', ...times(29, () => 'vote_moved')])
    expect(await db.select().from(votes).where(eq(votes.reviewerId, who.id))).toMatchObject([{ version: 1 }])
    expect((await kindsOf(db, claim.claimId)).filter((kind) => kind === 'vote.cast')).toHaveLength(1)
  })

  test('one form posted twenty times is one vote, and the same answer to all', async () => {
    const [{ claimId }, who] = [await voted(db, ''), await person(db)]
    const form = { key: newKey(), claimId, base: 0, verdict: 'unverified' as const, reason: REASON, evidence: [] }
    const answers = await Promise.all(times(20, () => castVote(wide.db, who, form)))
    expect(new Set(answers.map((answer) => JSON.stringify(Object.entries(answer).sort()))).size).toBe(1)
    expect(await db.select().from(votes).where(eq(votes.reviewerId, who.id))).toMatchObject([
      { id: answers[0]?.id, version: 1 },
    ])
    expect(await db.select().from(receipts).where(eq(receipts.key, form.key))).toHaveLength(1)
  })

  test('forty reviewers on one claim are forty votes, one settling, and every sealed ballot opened', async () => {
    const claim = await voted(db, '')
    const many = await Promise.all(times(40, () => person(db)))
    const ballots = times(40, (at) => (at % 4 === 0 ? 'denied' : 'confirmed') as 'denied' | 'confirmed')
    await Promise.all(
      many.map((who, at) => {
        const verdict = ballots[at] as 'denied' | 'confirmed'
        return vote(wide.db, who, claim.claimId, verdict, verdict === 'denied' ? claim.denies : claim.supports)
      }),
    )
    // What the first three found stands: whoever turns it is held, in whichever order they came.
    const [first] = await db
      .select()
      .from(verdicts)
      .where(eq(verdicts.claimId, claim.claimId))
      .orderBy(verdicts.version)
    expect(first?.because).toBe('majority')
    expect(await claimNow(db, claim.claimId)).toMatchObject({ cast: 40, verdict: first?.verdict, state: 'disputed' })
    const kinds = await kindsOf(db, claim.claimId)
    for (const [kind, count] of [
      ['vote.cast', 40],
      ['vote.opened', 3],
      ['claim.settled', 1],
      ['dispute.opened', 1],
    ] as const) {
      expect(
        kinds.filter((each) => each === kind),
        kind,
      ).toHaveLength(count)
    }
    await assertRecordHolds(db)
  })

  test('votes, withdrawals, ties, suspensions and rulings that cross one another leave a record that holds', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const claim = await voted(db, turn % 2 ? 'ccd' : 'cd')
      const [first, second] = claim.voters as [Who, Who]
      const crowd = await Promise.all(times(6, () => person(db)))
      const [moderator, other] = [await person(db, 'moderator'), await person(db, 'moderator')]
      const { claimId } = claim
      // What the rule does with a case is a job's, which is tried again by whoever runs it.
      const open = await openCase(db, claimId)
      if (open) await heard(db, open.id)
      const ends = await Promise.allSettled([
        ...crowd.map((who, at) =>
          vote(wide.db, who, claimId, at % 2 ? 'denied' : 'confirmed', at % 2 ? claim.denies : claim.supports),
        ),
        ...claim.supports.map((evidenceId) =>
          withdrawEvidence(wide.db, claim.author, { key: newKey(), evidenceId, reason: REASON }),
        ),
        vote(wide.db, first, claimId, 'denied', claim.denies, 1),
        standAside(wide.db, second, { key: newKey(), claimId }),
        standAside(wide.db, crowd[0] as { id: string }, { key: newKey(), claimId }),
        suspended(wide.db, admin, (crowd[1] as { id: string }).id),
        ruled(wide.db, moderator, claimId, 'upheld'),
        ruled(wide.db, other, claimId, 'overturned', 'unverified'),
      ])
      const known = [
        'done',
        'recused',
        'ruling_stands',
        'taken',
        'evidence_withdrawn',
        'verdict_moved',
        'case_closed',
        'same_verdict',
        'suspended',
        'not_found',
        'disputed',
        'needs_case',
      ]
      expect(codes(ends).filter((code) => !known.includes(code))).toEqual([])
      await assertRecordHolds(db)
    }
  })
})

describe('permission is what it is at this moment', () => {
  test('a role or a suspension holds from the next request', async () => {
    const [{ claimId }, who] = [await voted(db, ''), await person(db, 'reader')]
    expect(await refusal(vote(db, who, claimId, 'unverified'))).toBe('not_your_role')
    await demoted(db, admin, who.id, 'reviewer')
    await vote(db, who, claimId, 'unverified')
    await demoted(db, 'operator', who.id, 'admin')
    expect(await refusal(vote(db, who, claimId, 'unverified', [], 1))).toBe('not_your_role')
    await demoted(db, 'operator', who.id, 'moderator')
    await suspended(db, admin, who.id)
    expect(await refusal(vote(db, who, claimId, 'unverified', [], 1))).toBe('suspended')
  })

  /** Holds a claim until released, so that a deed on it stands still in the middle. */
  async function holding(claimId: string) {
    let release: () => void = () => {}
    const released = new Promise<void>((done) => {
      release = done
    })
    let begun: () => void = () => {}
    const beginning = new Promise<void>((done) => {
      begun = done
    })
    const transaction = wide.db.transaction(async (tx) => {
      await tx.select().from(claims).where(eq(claims.id, claimId)).for('update')
      begun()
      await released
    })
    await beginning
    return { release: () => (release(), transaction) }
  }

  const waiting = async (count: number) => {
    for (const until = Date.now() + 30_000; Date.now() < until; ) {
      const [row] = await db.execute<{ count: number }>(sql`
        select count(distinct pid)::int as count from pg_locks
        where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`)
      if ((row?.count ?? 0) >= count) return
      await new Promise((done) => setTimeout(done, 10))
    }
    throw new Error('nobody waits')
  }

  test.each([
    ['a demotion', (who: string) => demoted(wide.db, admin, who)],
    ['a suspension', (who: string) => suspended(wide.db, admin, who)],
  ])('%s waits for a deed that is under way, and bars the next', async (_, change) => {
    const [{ claimId }, who] = [await voted(db, ''), await person(db)]
    const hold = await holding(claimId)
    const order: string[] = []
    const deed = vote(wide.db, who, claimId, 'unverified').then(() => order.push('voted'))
    await waiting(1)
    const changed = change(who.id).then(() => order.push('changed'))
    await waiting(2)
    await hold.release()
    await Promise.all([deed, changed])
    expect(order).toEqual(['voted', 'changed'])
    expect(await refusal(vote(db, who, claimId, 'unverified', [], 1))).toMatch(/^(not_your_role|suspended)$/)
    const kinds = (await log(db))
      .filter(({ actor, data }) => actor === who.id || data.person === who.id)
      .map(({ kind }) => kind)
    expect(kinds[0]).toBe('vote.cast')
    await assertRecordHolds(db)
  })

  test('a deed that begins while a demotion is under way sees the role as it becomes', async () => {
    const [{ claimId }, who] = [await voted(db, ''), await person(db)]
    let deed: Promise<string> | undefined
    await wide.db.transaction(async (tx) => {
      await giveRole(tx, admin, { key: newKey(), personId: who.id, role: 'reader', reason: REASON })
      deed = refusal(vote(wide.db, who, claimId, 'unverified'))
      await waiting(1)
    })
    expect(await deed).toBe('not_your_role')
  })
})

describe('what is tried again', () => {
  const failing = (code: string, count: number) => {
    let left = count
    const work = db.transaction.bind(db) as Db['transaction']
    const transaction = ((run: Parameters<typeof work>[0]) => {
      left -= 1
      return left >= 0 ? Promise.reject(Object.assign(new Error('query failed'), { cause: { code } })) : work(run)
    }) as Db['transaction']
    return Object.assign(Object.create(db) as Db, { transaction })
  }

  test.each(['40001', '40P01', '23505', '55P03', 'CONNECTION_CLOSED'])(
    'what is said as %s, four times',
    async (code) => {
      const [{ claimId }, who] = [await voted(db, ''), await person(db)]
      expect(await vote(failing(code, 4), who, claimId, 'unverified')).toMatchObject({ version: 1 })
      await expect(vote(failing(code, 5), who, claimId, 'unverified', [], 1)).rejects.toThrow('query failed')
    },
  )

  test('a connection that is lost when all was done: the deed is answered, and done once', async () => {
    const [{ claimId }, who] = [await voted(db, ''), await person(db)]
    let lost = false
    const work = db.transaction.bind(db) as Db['transaction']
    const transaction = (async (run: Parameters<typeof work>[0]) => {
      const answer = await work(run)
      if (lost) return answer
      lost = true
      throw Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' })
    }) as Db['transaction']
    const answer = await vote(Object.assign(Object.create(db) as Db, { transaction }), who, claimId, 'unverified')
    expect(answer).toMatchObject({ version: 1 })
    expect((await kindsOf(db, claimId)).filter((kind) => kind === 'vote.cast')).toHaveLength(1)
  })

  test('nothing else: a broken rule of the database is an error at once', async () => {
    const [{ claimId }, who] = [await voted(db, ''), await person(db)]
    for (const code of ['23514', '57014', '08006', 'no_answer']) {
      await expect(vote(failing(code, 1), who, claimId, 'unverified')).rejects.toThrow('query failed')
    }
  })
})

test('while the log is stopped, every deed is refused as read-only, and nothing of it remains', async () => {
  const [{ claimId }, who] = [await voted(db, ''), await person(db)]
  await rolledBack(db, async (tx) => {
    await tx.execute(sql`set local role postgres`)
    await tx.insert(stops).values({ code: 'root_differs', detail: 'a test' })
    await tx.execute(sql`set local role isnad_app`)
    expect(await refusal(vote(tx, who, claimId, 'unverified'))).toBe('read_only')
  })
  expect(await vote(db, who, claimId, 'unverified')).toMatchObject({ version: 1 })
})

test('a key that was refused may be used again when the fault is mended', async () => {
  const [{ claimId }, who] = [await voted(db, ''), await person(db)]
  const form = {
    key: newKey(),
    claimId,
    base: 0,
    verdict: 'confirmed' as const,
    reason: REASON,
    evidence: [] as string[],
  }
  expect(await refusal(castVote(db, who, form))).toBe('evidence_missing (evidence)')
  expect(await castVote(db, who, { ...form, verdict: 'unverified' })).toMatchObject({ version: 1 })
})

test('a form that was done and comes back changed is refused, not answered with what it did before', async () => {
  const [claim, who, key] = [await voted(db, ''), await person(db), newKey()]
  const asked = {
    key,
    claimId: claim.claimId,
    base: 0,
    verdict: 'confirmed' as const,
    reason: REASON,
    evidence: claim.supports,
  }
  await castVote(db, who, asked)
  expect(await refusal(castVote(db, who, { ...asked, verdict: 'unverified' }))).toBe('already_sent')
  expect(await db.select().from(votes).where(eq(votes.reviewerId, who.id))).toMatchObject([{ verdict: 'confirmed' }])
})
