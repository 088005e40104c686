import { afterAll, describe, expect, test } from 'vitest'
import { openDb } from '../../../db/client'
import { freshDb } from '../../../db/testing'
import { assertRecordHolds } from '../../../db/testing/invariants'
import { anomalies } from './history'
import { race } from './race'
import { BUGS, openWith } from './seeded'

const { url, close } = await freshDb()
const { db, close: closeMany } = openDb(url, { max: 24, lock: 60_000, statement: 60_000, idle: 60_000 })
afterAll(async () => {
  await closeMany()
  await close()
})

test('sixty-four reviewers racing on one claim leave nothing that could not have happened one after the other', async () => {
  const { attempts, lines, stage } = await race(db, { asks: 400, seed: 1 })
  expect(anomalies(attempts, lines, stage)).toEqual([])
  expect(attempts.filter(({ end }) => 'failed' in end)).toEqual([])
  await assertRecordHolds(db)
}, 180_000)

describe('the checker finds, where it is so, that', () => {
  test.each(BUGS)(
    '$name',
    async (bug) => {
      const buggy = openWith(bug, url)
      const found: string[] = []
      for (let seed = 1; seed <= 5 && found.length === 0; seed += 1) {
        const { attempts, lines, stage } = await race(buggy.db, { asks: 150, seed, by: bug.by })
        found.push(...anomalies(attempts, lines, stage))
      }
      await buggy.close()
      expect(found).not.toEqual([])
    },
    240_000,
  )
})
