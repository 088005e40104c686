import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lastOf, openGuard } from './guard'

test('of two guards over one folder that follow the same tree at once, one is refused, and the other is what is remembered', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'isnad-guard-'))
  const tree = (size: number, byte: number) => ({ size, root: new Uint8Array(32).fill(byte) })
  for (let size = 1; size <= 20; size += 1) {
    const guards = await Promise.all([openGuard(folder), openGuard(folder)])
    const settled = await Promise.allSettled(guards.map((guard, at) => guard.advance(tree(size, at))))
    const kept = settled.findIndex(({ status }) => status === 'fulfilled')
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await lastOf(folder)).toEqual(tree(size, kept))
  }
  await rm(folder, { recursive: true })
})
