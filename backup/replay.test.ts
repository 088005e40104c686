import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { expect, test, vi } from 'vitest'
import type { Db } from '../db/client'
import { chooseHandle } from '../db/commands/choose-handle'
import { giveRole } from '../db/commands/give-role'
import { event, newcomer, newKey, person, proven, vote, voted } from '../db/testing'
import { assertRecordHolds } from '../db/testing/invariants'
import { approved, erased, erasureProposed, proposed, shown } from '../db/testing/removals'
import { walk } from '../db/testing/walk'
import type { Role } from '../domain/permissions'
import { sealAll } from '../log/testing'
import { verdictOnTables } from '../verify/testing'
import { replayLog, restoreBackup } from './restore'
import { takeBackup } from './take'
import { bareDb, folder, owner, place, refusal, rowsOf } from './testing'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** Somebody whose name and role the log knows, with their second factor proven. */
async function joined(db: Db, role: Role) {
  const one = await newcomer(db)
  const handle = `${role}${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, 'q')
    .slice(0, 8)}`
  await chooseHandle(db, one, { key: newKey(), handle })
  await giveRole(db, 'operator', { key: newKey(), personId: one.id, role })
  return { ...one, handle, ...proven() }
}

test('an older backup is read-only and tells what is missing; put back, the root is the signed one, and a lost vote can be cast again', async () => {
  const lost = await place()
  const { claimId, more } = await voted(lost.db, 'c')
  await lost.seal()
  const [late, again] = [await person(lost.db), await person(lost.db)]
  await vote(lost.db, late, claimId, 'unverified')
  const dir = folder()
  await takeBackup({ url: owner(lost.url), data: lost.data, dir, withKey: false })
  // One entry waited when the backup was made: it is sealed now, and so are these.
  await more('d')
  await vote(lost.db, again, claimId, 'unverified')
  await lost.seal()
  const signed = readFileSync(join(lost.data, 'log', 'checkpoint'), 'utf8')
  const sealed = Number(signed.split('\n')[1])

  const bare = await bareDb()
  const done = await restoreBackup({ url: bare.url, data: lost.data, dir, replays: false })
  expect(done).toMatchObject({ readOnly: true, signed: sealed })
  const waits = done.missing.filter((each) => !each.lost)
  expect(waits.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([`vote.cast vote:${claimId}:${late.id}`])
  const gone = done.missing.filter((each) => each.lost)
  expect(gone.map(({ kind }) => kind)).toContain('vote.cast')
  expect(gone.map(({ subject }) => subject)).toContain(`vote:${claimId}:${again.id}`)
  expect(gone.map(({ index }) => index)).toEqual(gone.map((_, at) => (gone[0]?.index as number) + at))

  const db = await bare.open()
  await expect(vote(db, again, claimId, 'unverified')).rejects.toMatchObject({ code: 'read_only' })

  const put = await replayLog({ url: bare.url, data: lost.data })
  expect(put).toMatchObject({ leaves: sealed, signed: sealed, missing: done.missing })
  await assertRecordHolds(db)
  const { id } = await vote(db, again, claimId, 'unverified')
  expect(id).toBeDefined()
  await sealAll(`${bare.url}?role=isnad_app`, lost.data)
  await assertRecordHolds(db)

  // The sealer took the tree for the one it had signed, and went on from it.
  const list = readFileSync(join(lost.data, 'log', 'checkpoints'), 'utf8')
    .trim()
    .split('\n')
  expect(list.at(-2)).toBe(JSON.stringify(signed))
  const sql = postgres(bare.url, { max: 1, onnotice: () => {} })
  const [said] =
    await sql`select id, convert_from(envelope, 'UTF8')::jsonb -> 'data' as data from entries where kind = 'record.restored'`
  expect(said?.data).toEqual({ from: gone[0]?.index, to: (gone.at(-1)?.index as number) + 1 })
  expect(Number(said?.id)).toBeGreaterThan(2 ** 32)
  const ballots =
    await sql`select lost from entries where kind = 'vote.cast' and subject = ${`vote:${claimId}:${again.id}`} order by id`
  expect(ballots.map((each) => each.lost)).toEqual([true, false])
  const whose = await sql`select distinct claim_id from entries where lost and kind = 'vote.cast'`
  expect(whose).toEqual([{ claim_id: claimId }])
  await sql.end()
})

test.each([
  { proposedBefore: false, newAdmin: false },
  { proposedBefore: false, newAdmin: true },
  { proposedBefore: true, newAdmin: false },
  { proposedBefore: true, newAdmin: true },
])(
  'who was forgotten after the backup was made is forgotten in what is restored, and what was withheld is withheld (proposed before: $proposedBefore, a new admin: $newAdmin)',
  async ({ proposedBefore, newAdmin }) => {
    const made = await place()
    const [one, before] = [await joined(made.db, 'moderator'), await joined(made.db, 'admin')]
    const { claimId } = await event(made.db, one)
    const [first, second] = [await joined(made.db, 'reviewer'), await joined(made.db, 'reviewer')]
    for (const voter of [first, second, await joined(made.db, 'reviewer')])
      await vote(made.db, voter, claimId, 'unverified')
    const [ballot] = await made.db.execute<{ id: string }>(
      sql`select id from votes where claim_id = ${claimId} and reviewer_id = ${second.id}`,
    )
    const propose = async () => [
      await erasureProposed(made.db, one, first.id),
      await proposed(made.db, one, `vote:${ballot?.id}`),
    ]
    const early = proposedBefore ? await propose() : []
    await made.seal()
    const dir = folder()
    await takeBackup({ url: owner(made.url), data: made.data, dir, withKey: false })
    const two = newAdmin ? await joined(made.db, 'admin') : before
    const both = proposedBefore ? early : await propose()
    for (const removal of both) await approved(made.db, two, removal)
    // Of somebody who came and went after the backup nothing is left but that they went.
    const guest = await joined(made.db, 'reviewer')
    await erased(made.db, one, two, guest.id)
    await made.seal()

    const bare = await bareDb()
    const done = await restoreBackup({ url: bare.url, data: made.data, dir, replays: true })
    expect(done.missing.filter(({ lost }) => !lost).map(({ kind }) => kind)).toEqual([
      'person.erased',
      'content.withheld',
      'person.erased',
    ])
    const log = join(made.data, 'log')
    expect(await verdictOnTables(log, bare.url)).toBe('holds')
    const rows = Object.values(await rowsOf(bare.url)).flat()
    expect(rows.filter((row) => row.includes(first.handle))).toEqual([])
    const db = await bare.open()
    const [now] = await db.execute<{ reason: string }>(sql`select reason from votes where id = ${ballot?.id}`)
    expect(now?.reason).toMatch(/^▇▇▇ /)
    // What was decided is not decided again, and what is withheld can be shown.
    const third = await joined(db, 'admin')
    for (const removal of both) expect(await refusal(approved(db, third, removal))).toBe('already_decided')
    await shown(db, one, third, both[1] as string)
    await sealAll(`${bare.url}?role=isnad_app`, made.data)
    expect(await verdictOnTables(log, bare.url)).toBe('holds')
  },
  60_000,
)

const seeds = (process.env.SEEDS ?? '7,8,9').split(',').map(Number)
test.each(seeds)(
  'whatever people did before a backup and after it, what is restored holds for whoever verifies it (seed %i)',
  async (seed) => {
    const made = await place()
    await walk(made.db, seed, 60)
    await made.seal()
    const dir = folder()
    await takeBackup({ url: owner(made.url), data: made.data, dir, withKey: false })
    await walk(made.db, seed + 1000, 60)
    await made.seal()

    const bare = await bareDb()
    const done = await restoreBackup({ url: bare.url, data: made.data, dir, replays: true })
    expect(done.missing.filter(({ lost }) => lost).length).toBeGreaterThan(20)
    const db = await bare.open()
    const log = join(made.data, 'log')
    expect(await verdictOnTables(log, bare.url)).toBe('holds')
    await walk(db, seed + 2000, 40)
    await sealAll(`${bare.url}?role=isnad_app`, made.data)
    expect(await verdictOnTables(log, bare.url)).toBe('holds')
  },
  180_000,
)
