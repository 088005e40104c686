import postgres from 'postgres'
import { expect, test } from 'vitest'
import { startMonitor } from '../../bin/monitor'
import { stops } from '../../db/schema'
import { readStop } from '../../db/sealing'
import { freshDb } from '../../db/testing'
import { walk } from '../../db/testing/walk'
import { sealedLog } from '../../verify/testing'
import { tamperWithAll } from './tampering'

test('whatever is changed in a table or a file, by whoever has all rights, is found', {
  timeout: 600_000,
}, async () => {
  const { kinds, lost, refused } = await tamperWithAll({ long: false })
  console.log(`${kinds} kinds, ${refused.length} more refused by the database`)
  expect(lost).toEqual([])
  expect(kinds).toBeGreaterThan(40)
})

test('while the site runs, what is changed is found within a minute, and the record takes nothing more', {
  timeout: 240_000,
}, async () => {
  const { db, url, close } = await freshDb()
  const root = postgres(url.replace(/\?.*/, ''), { max: 1, onnotice: () => {} })
  await walk(db, 3, 20)
  const log = await sealedLog(url)
  let looks = 0
  const monitor = startMonitor(
    log,
    { reading: url, stopping: url.replace('isnad_app', 'isnad_sealer') },
    { rest: 1_000, looked: () => (looks += 1) },
  )
  // Nothing is wrong yet, and it says nothing.
  while (looks < 2) await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await readStop(db)).toBeNull()

  const began = Date.now()
  await root.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update agents set country = 'SY'`
  })
  while ((await readStop(db)) === null && Date.now() - began < 60_000) {
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const [stop] = await root`select code, detail from stops`
  expect(stop).toMatchObject({
    code: 'tampered',
    detail: expect.stringMatching(/^First bad index: \d+ \(agent\.recorded /),
  })
  await expect(walk(db, 4, 1)).rejects.toThrow()
  await monitor.close()
  await root.end()
  log.done()
  await close()
})

test('a verifier that cannot look, again and again, while the database answers, stops the record and says why', {
  timeout: 120_000,
}, async () => {
  const { db, url, close } = await freshDb()
  await walk(db, 3, 1)
  const log = await sealedLog(url)
  const stopping = url.replace('isnad_app', 'isnad_sealer')
  const monitor = startMonitor(log, { reading: url.replace('isnad_app', 'nobody'), stopping }, { rest: 50 })
  while ((await readStop(db)) === null) await new Promise((resolve) => setTimeout(resolve, 200))
  const [stop] = await db.select().from(stops)
  expect(stop).toMatchObject({
    code: 'tampered',
    detail: expect.stringMatching(/^It could not be verified 3 times .*nobody/),
  })
  await monitor.close()
  log.done()
  await close()
})
