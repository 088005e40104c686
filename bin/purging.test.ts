import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Db } from '../db/client'
import { purgeAfterRemovals } from './purging'

/** A database whose last removal is the seventh entry. */
const db = { select: () => ({ from: () => ({ where: async () => [{ id: 7 }] }) }) } as unknown as Db

test('a disk that fails once is said, and what was taken away is purged once it works again', async () => {
  const data = mkdtempSync(join(tmpdir(), 'isnad-purging-'))
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  // A file where the folder belongs: nothing can be written there, whoever one is.
  writeFileSync(join(data, 'kept'), '')
  const ending = new AbortController()
  const purging = purgeAfterRemovals(db, data, ending.signal, 5)
  await vi.waitFor(() => expect(said).toHaveBeenCalled(), 20_000)
  rmSync(join(data, 'kept'))
  mkdirSync(join(data, 'kept'))
  writeFileSync(join(data, 'kept', 'page'), 'a name')
  await vi.waitFor(() => expect(readdirSync(join(data, 'kept'))).toEqual(['purged']), 20_000)
  ending.abort()
  await purging
  said.mockRestore()
  rmSync(data, { recursive: true })
})
