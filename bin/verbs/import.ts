import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import type { TransactionSql } from 'postgres'
import { connect } from '../../backup/connect'
import type { Db } from '../../db/client'
import { captureSource } from '../../db/commands/capture-source'
import { adoptRecord } from '../../db/copy/adopt'
import { isBare } from '../../db/copy/schema'
import { readArticle } from '../../domain/article/read'
import type { Reading } from '../../domain/article/reading'
import { Refusal } from '../../domain/refusal'
import { isTakenFrom, SOURCE_TEXT_LENGTH, SOURCE_TITLE_LENGTH } from '../../domain/source'
import { faultOf } from '../../domain/text'
import { readTextFile } from '../files'
import { withDatabase } from '../open'
import { sentence } from '../sentences'
import { withStore } from '../store'

/** What became of one file: `already` when its very bytes were a source before. */
export type Imported = { id: string; file: string; already: boolean }

/**
 * `import FILE…`: makes a source of each file, described as the reader reads it. The good ones are kept and told on stdout,
 * each other one complained of on stderr; the exit code is 0 only when there was none of those.
 */
export async function run(files: string[]): Promise<number> {
  const [first, ...more] = files
  if (!first) throw new Refusal('usage')
  if (more.length === 0 && first.endsWith('.jsonl')) return importRecord(first)
  const { done, refused } = await withDatabase((db) => importFiles(db, files))
  for (const line of refused) process.stderr.write(`${line}\n`)
  if (done.length > 0) process.stdout.write(`${JSON.stringify(done, null, 2)}\n`)
  return refused.length === 0 ? 0 : 1
}

async function importRecord(file: string): Promise<number> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
  const counts = await withStore({ join: false }, async ({ url }) => {
    const sql = connect(url)
    const load = async (tx: TransactionSql) => {
      if (!(await isBare(tx))) throw new Refusal('database_not_empty')
      return adoptRecord(sql, tx, lines)
    }
    return sql.begin(load).finally(() => sql.end({ timeout: 5 }))
  })
  process.stdout.write(`${JSON.stringify({ file, lines: counts }, null, 2)}\n`)
  process.stderr.write(
    'What is not public is not in it: addresses, unopened votes, the bytes of pages. People are handles, and the record is read-only.\n',
  )
  return 0
}

/** The same on a database at hand. A file that is refused stops none of the others; a database that fails stops them all. */
export async function importFiles(db: Db, files: readonly string[]): Promise<{ done: Imported[]; refused: string[] }> {
  const done: Imported[] = []
  const refused: string[] = []
  for (const file of files) {
    try {
      const { bytes, text } = await readTextFile(file)
      const source = { key: randomUUID(), bytes: new Uint8Array(bytes), ...describe(readArticle(text), text, file) }
      done.push({ ...(await captureSource(db, 'operator', source)), file })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(`${file}: ${sentence(error)}`)
    }
  }
  return { done, refused }
}

/** A source as the reader describes it. Where its clean text will not do, the text is the whole page. */
function describe(reading: Reading, page: string, file: string) {
  const { text, publisher, language, published, updated } = reading
  const clean = text.length >= SOURCE_TEXT_LENGTH.min && isTakenFrom(text, page)
  return {
    text: clean ? text : page,
    title: titled(reading.title) || titled(text.split('\n')[0]) || titled(basename(file)) || '—',
    publisher,
    language,
    byline: null,
    url: null,
    published: published?.value ?? null,
    publishedZone: published?.zone ?? null,
    updated: updated?.value ?? null,
    updatedZone: updated?.zone ?? null,
  }
}

/** A title without the invisible characters that pages carry in theirs, at the length that is kept. */
function titled(words: string | null | undefined): string {
  const visible = [...(words ?? '')].filter((each) => faultOf(each, { min: 0, max: 2 }) === null).join('')
  const { max } = SOURCE_TITLE_LENGTH
  return visible
    .normalize('NFC')
    .trim()
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '')
}
