import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAnchor } from './anchor'

const DAY = 24 * 60 * 60 * 1000

let folder: string
let now: number
const git = (...args: string[]) =>
  execFileSync('git', ['-C', join(folder, 'anchor'), ...args], { encoding: 'utf8' }).trim()
const subjects = () => git('log', '--reverse', '--format=%s').split('\n')
const open = (checkpoints = 1_000) =>
  openAnchor({
    repository: join(folder, 'anchor'),
    checkpoint: join(folder, 'checkpoint'),
    now: () => now,
    checkpoints,
  })
const publish = (size: number) =>
  writeFile(join(folder, 'checkpoint'), `example.org/log\n${size}\nroot\n\n— signature\n`)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'witness-anchor-'))
  execFileSync('git', ['init', '-q', join(folder, 'anchor')])
  now = Date.now()
})
afterEach(() => rm(folder, { recursive: true }))

test('the first checkpoint is committed at once, then the newest once a day, also after a restart', async () => {
  let anchor = open()
  for (const size of [1, 2, 3]) {
    await publish(size)
    await anchor.published()
  }
  expect(subjects()).toEqual(['checkpoint of 1'])
  anchor = open()
  await anchor.published()
  expect(subjects()).toEqual(['checkpoint of 1'])
  // After the moment that git wrote down, however long that took.
  now = Date.now() + DAY + 1_000
  await anchor.published()
  expect(subjects()).toEqual(['checkpoint of 1', 'checkpoint of 3'])
  expect(git('show', 'HEAD:checkpoint')).toContain('example.org/log\n3\nroot')
})

test('a busy log is committed once in so many checkpoints, and what else lies in the repository is left alone', async () => {
  await writeFile(join(folder, 'anchor', 'other'), 'not to be committed')
  git('add', 'other')
  const anchor = open(3)
  for (let size = 1; size <= 7; size += 1) {
    await publish(size)
    await anchor.published()
  }
  expect(subjects()).toEqual(['checkpoint of 1', 'checkpoint of 4', 'checkpoint of 7'])
  expect(git('ls-tree', '--name-only', 'HEAD')).toBe('checkpoint')
})

test('where git fails, it is said, and tried again an hour later', async () => {
  await publish(1)
  await rm(join(folder, 'anchor', '.git'), { recursive: true })
  const anchor = open()
  await expect(anchor.published()).rejects.toThrow(/git/)
  await anchor.published()
  execFileSync('git', ['init', '-q', join(folder, 'anchor')])
  await anchor.published()
  now += DAY / 24
  await anchor.published()
  expect(subjects()).toEqual(['checkpoint of 1'])
})
