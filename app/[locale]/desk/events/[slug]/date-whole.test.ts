import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import type { Db } from '../../../../../db/client'
import { Refusal } from '../../../../../domain/refusal'

let refused = new Refusal('date_twice', 'countedFrom')

vi.mock('../../../../../db/commands/name-occasion', () => ({ nameOccasion: async () => ({ id: 'named' }) }))
vi.mock('../../../../../db/commands/record-date', () => ({ recordDate: () => Promise.reject(refused) }))

const { dateWhole } = await import('./date-whole')

const db = { transaction: (work: (tx: unknown) => Promise<unknown>) => work(db) } as unknown as Db
const faultsOf = async (typed: Record<string, string>) => {
  const values = { key: randomUUID(), eventId: randomUUID(), occasionLanguage: 'en', ...typed }
  const error = await dateWhole(db, { id: 'me' }, values).catch((each) => each)
  return (error as Refusal).faults
}

test('what is wrong with a happening is said where it was named, or chosen', async () => {
  expect(await faultsOf({ countedFrom: 'chosen' })).toEqual([{ code: 'date_twice', field: 'countedFrom' }])
  expect(await faultsOf({ countedFromName: 'The meeting' })).toEqual([{ code: 'date_twice', field: 'countedFromName' }])
  refused = new Refusal('days_required', 'days', { code: 'not_found', field: 'occasionId' })
  expect(await faultsOf({ countedFromName: 'The meeting', occasionIdName: 'The march' })).toEqual([
    { code: 'days_required', field: 'days' },
    { code: 'not_found', field: 'occasionIdName' },
  ])
})
