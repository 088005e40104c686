import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { furnish } from '../../db/furnish'
import { entries, sources, sourceVersions } from '../../db/schema'
import { freshDb, rolledBack } from '../../db/testing'
import { importFiles } from './import'

const { db, url, close } = await freshDb()
await furnish(db, { demo: false })
const dir = mkdtempSync(join(tmpdir(), 'isnad-import-'))
afterAll(async () => {
  await close()
  rmSync(dir, { recursive: true, force: true })
})

const PAGE = `The bridge at Qamar closed to lorries

18 June 2024

The bridge at Qamar was closed to lorries on Tuesday, the municipality said in a notice hung at both ends of it.

Drivers were told to take the road by the mill until engineers have looked at the second pier, which has settled.

Source: Enab Baladi
`

function file(name: string, content: string | Uint8Array): string {
  const path = join(dir, name)
  writeFileSync(path, content)
  return path
}

test('a file becomes a source as the reader describes it, in the name of the operator; the same bytes are the same source', () =>
  rolledBack(db, async (tx) => {
    const path = file('bridge.txt', PAGE)
    const { done, refused } = await importFiles(tx, [path, file('again.txt', PAGE)])
    expect(refused).toEqual([])
    const [first, second] = done
    expect(first).toEqual({ id: expect.any(String), file: path, already: false })
    expect(second).toEqual({ id: first?.id, file: join(dir, 'again.txt'), already: true })

    const [source] = await tx.select().from(sources)
    expect(Buffer.from(source?.bytes ?? []).toString()).toBe(PAGE)
    expect(source?.text).not.toContain('18 June 2024')
    const [version] = await tx.select().from(sourceVersions)
    expect(version).toMatchObject({
      title: 'The bridge at Qamar closed to lorries',
      language: 'en',
      publisher: 'enab-baladi',
      published: '2024-06-18',
      writtenBy: null,
    })
    const [entry] = await tx.select().from(entries).where(eq(entries.kind, 'source.captured'))
    expect(entry?.actor).toBe('operator')
  }))

test('hidden characters in a title do not keep a page out, nor does a page of which no text can be told apart', () =>
  rolledBack(db, async (tx) => {
    const rtl = file(
      'rtl.txt',
      `\u200f\u202bالجسر مغلق أمام الشاحنات\u202c\n\nأعلنت البلدية إغلاق الجسر أمام الشاحنات حتى إشعار آخر.\n`,
    )
    const bare = file('bare.txt', 'ok then, nothing but one short line')
    const { done, refused } = await importFiles(tx, [rtl, bare])
    expect(refused).toEqual([])
    expect(done).toHaveLength(2)
    const versions = await tx.select({ title: sourceVersions.title }).from(sourceVersions)
    expect(versions.map(({ title }) => title)).toContain('الجسر مغلق أمام الشاحنات')
  }))

test('what is refused is complained of by name, and the others are done all the same', () =>
  rolledBack(db, async (tx) => {
    const files = [
      join(dir, 'missing.txt'),
      dir,
      file('paper.txt', '%PDF-1.7 and so on'),
      file('latin.txt', new Uint8Array([0xe9, 0x20, 0xe8, 0x20, 0x61])),
      file('empty.txt', ' \n'),
      file('short.txt', 'too short'),
      file('good.txt', PAGE),
    ]
    const { done, refused } = await importFiles(tx, files)
    expect(done.map((each) => each.file)).toEqual([join(dir, 'good.txt')])
    expect(refused).toEqual([
      `${files[0]}: There is no such file.`,
      `${files[1]}: That is a folder or a device, not a file.`,
      `${files[2]}: The file is not plain text (a PDF or another binary file).`,
      `${files[3]}: The file is not UTF-8 text.`,
      `${files[4]}: The file is empty.`,
      `${files[5]}: The file holds too little text to be an article.`,
    ])
  }))

test('the command says on stdout what it did, on stderr what it did not, and exits 0 only when all was done', () => {
  const good = file('good.txt', PAGE)
  const [mixed, fine, none] = [isnad('import', good, dir), isnad('import', good), isnad('import', dir)]
  expect(mixed.status).toBe(1)
  expect(JSON.parse(mixed.stdout)).toEqual([{ id: expect.any(String), file: good, already: false }])
  expect(mixed.stderr).toBe(`${dir}: That is a folder or a device, not a file.\n`)
  expect(fine.status).toBe(0)
  expect(JSON.parse(fine.stdout)).toMatchObject([{ already: true }])
  expect(fine.stderr).toBe('')
  expect([none.status, none.stdout]).toEqual([1, ''])
}, 60_000)

function isnad(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: url.replace(/\?.*/, '') }
  return spawnSync(process.execPath, ['--import', 'tsx', 'bin/isnad.ts', ...args], { env, encoding: 'utf8' })
}
