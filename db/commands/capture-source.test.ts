import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { sources, sourceVersions } from '../schema'
import { agent, freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { log, written } from '../testing/log'
import { captureSource } from './capture-source'

const { db, close } = await freshDb()
afterAll(close)

const TEXT = 'دمشق – خاص\n\nنفت مصادر ما نشرته صحيفة تركية عن لقاء عسكري.\n\nالتعليقات (2)'
const CLEAN = 'نفت مصادر ما نشرته صحيفة تركية عن لقاء عسكري.'
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

const asked = (given: object = {}) =>
  ({
    key: newKey(),
    bytes: Buffer.from(TEXT),
    text: CLEAN,
    title: 'نفي اللقاء',
    publisher: null,
    url: null,
    byline: null,
    language: 'ar',
    published: null,
    publishedZone: null,
    updated: null,
    updatedZone: null,
    ...given,
  }) as Parameters<typeof captureSource>[2]

const refused = (tx: Db, who: { id: string }, given: object) => refusal(captureSource(tx, who, asked(given)))

test('a source keeps its bytes and its clean text, each with its hash, and what is said about it', () =>
  rolledBack(db, async (tx) => {
    const [who, publisher] = [await person(tx), await agent(tx, 'al-watan')]
    const said = {
      publisher,
      url: ' HTTPS://alwatan.example/a?b=c#d ',
      byline: 'وكالات',
      published: '2024-06-24T10:25',
      publishedZone: 'Asia/Damascus',
      updated: '2024-06',
      updatedZone: '',
    }
    const lines = await written(tx, async () => {
      expect(await captureSource(tx, who, asked(said))).toMatchObject({ already: false })
    })
    const [kept] = await tx.select().from(sources)
    expect(kept).toMatchObject({
      text: CLEAN,
      capturedBy: who.id,
      bytesSha256: sha256(TEXT),
      textSha256: sha256(CLEAN),
    })
    expect(Buffer.from(kept?.bytes ?? [])).toEqual(Buffer.from(TEXT))
    const described = {
      title: 'نفي اللقاء',
      publisher,
      url: 'https://alwatan.example/a?b=c#d',
      byline: 'وكالات',
      language: 'ar',
      published: '2024-06-24T10:25',
      publishedPrecision: 'time',
      publishedZone: 'Asia/Damascus',
      updated: '2024-06',
      updatedPrecision: 'month',
      updatedZone: null,
    }
    expect(await tx.select().from(sourceVersions)).toMatchObject([{ ...described, version: 1, writtenBy: who.id }])
    expect(lines).toMatchObject([
      {
        kind: 'source.captured',
        actor: who.id,
        subject: `source:${kept?.id}`,
        data: { bytes: sha256(TEXT), text: sha256(CLEAN), publisher },
        words: described,
      },
    ])
  }))

test('the same bytes twice are the same source, which says so and stays as it was', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await person(tx), await person(tx)]
    const { id } = await captureSource(tx, one, asked())
    const lines = await written(tx, async () => {
      const again = await captureSource(tx, two, asked({ title: 'عنوان آخر', text: TEXT }))
      expect(again).toEqual({ id, already: true })
    })
    expect(lines).toEqual([])
    expect(await tx.select().from(sourceVersions)).toMatchObject([{ title: 'نفي اللقاء', version: 1 }])
  }))

test('the same bytes from ten people at once are one source, kept once', async () => {
  const many = await Promise.all(Array.from({ length: 10 }, () => person(db)))
  const answers = await Promise.all(many.map((who) => captureSource(db, who, asked())))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(answers.filter(({ already }) => !already)).toHaveLength(1)
  expect((await log(db)).filter(({ kind }) => kind === 'source.captured')).toHaveLength(1)
  expect(
    await db
      .select()
      .from(sources)
      .where(eq(sources.bytesSha256, sha256(TEXT))),
  ).toHaveLength(1)
})

const LONG = `${'word '.repeat(79_999)}wor😀`

test.each<[string, object, string]>([
  ['a PDF, whatever its name', { bytes: Buffer.from(`%PDF-1.7\n${TEXT}`) }, 'not_text (file)'],
  ['bytes with NUL in them', { bytes: Buffer.from(`${TEXT}\0`) }, 'not_text (file)'],
  ['text in Windows-1256', { bytes: Buffer.from([0xe4, 0xdd, 0xed, 0x20, 0xc7, 0xe1]) }, 'not_utf8 (file)'],
  ['text in UTF-16', { bytes: Buffer.from(`\ufeff${TEXT}`, 'utf16le') }, 'not_utf8 (file)'],
  ['nothing', { bytes: Buffer.alloc(0) }, 'empty (file)'],
  ['white space', { bytes: Buffer.from(' \n\t ') }, 'empty (file)'],
  ['a paste of 20 MB', { bytes: Buffer.alloc(20_000_000, 'a') }, 'too_large (file)'],
  ['what is no bytes at all', { bytes: TEXT }, 'invalid (bytes)'],
  ['words that the capture does not have', { text: `${CLEAN} وأكّدت الحكومة.` }, 'text_not_in_capture (text)'],
  ['paragraphs in another order', { text: `${CLEAN}\n\nدمشق – خاص` }, 'text_not_in_capture (text)'],
  ['a text with NUL in it', { text: CLEAN.replace(' ', '\0') }, 'text_not_in_capture (text)'],
  [
    'half of a surrogate pair',
    { bytes: Buffer.from(LONG), text: `word word word word wor\ud83d` },
    'text_not_in_capture (text)',
  ],
  ['a clean text of 19 letters', { text: CLEAN.slice(0, 19) }, 'too_short (text)'],
  [
    'a clean text swollen with spaces',
    { bytes: Buffer.from(LONG), text: LONG.replace(' ', '      ') },
    'too_long (text)',
  ],
  [
    'a clean text that looks withheld',
    { bytes: Buffer.from('▇▇▇ 12345678901234567890c'), text: '▇▇▇ 12345678901234567890c' },
    'mark (text)',
  ],
  ['a title that looks erased', { title: '▢▢▢' }, 'mark (title)'],
  ['no title', { title: ' ' }, 'required (title)'],
  ['a title with an override', { title: 'a\u202eb' }, 'bidi_controls (title)'],
  ['a publisher nobody recorded', { publisher: 'nobody' }, 'agent_unknown (publisher)'],
  ['a publisher that is no id', { publisher: 'Al Watan' }, 'agent_unknown (publisher)'],
  ['a script for an address', { url: 'javascript:alert(1)' }, 'url_invalid (url)'],
  ['an address without its slashes', { url: 'https:example.org' }, 'url_invalid (url)'],
  ['an address with NUL in it', { url: 'https://example.org/a\0b' }, 'url_invalid (url)'],
  ['an address with a lone surrogate in it', { url: 'https://example.org/\ud800b' }, 'url_invalid (url)'],
  ['an address with an override in it', { url: 'https://example.org/\u202eb' }, 'url_invalid (url)'],
  ['an address with a password in it', { url: 'https://me:secret@example.org/' }, 'url_invalid (url)'],
  ['a language that is none', { language: 'Arabic, I think' }, 'language_unknown (language)'],
  ['a language longer than any', { language: `en${'-aa'.repeat(99)}` }, 'language_unknown (language)'],
  ['31 June', { published: '2024-06-31' }, 'date_invalid (published)'],
  ['a date in words', { updated: 'yesterday' }, 'date_invalid (updated)'],
  ['a zone that is none', { published: '2024-06-24T10:25', publishedZone: 'Damascus' }, 'zone_unknown (publishedZone)'],
  ['updated before published', { published: '2024-06-24', updated: '2024-06-23' }, 'date_order (updated)'],
  [
    'updated before published by the clocks of two zones',
    { published: '2024-06-24T08:00', publishedZone: 'UTC', updated: '2024-06-24T10:59', updatedZone: 'Asia/Damascus' },
    'date_order (updated)',
  ],
])('%s is refused', (_, given, code) =>
  rolledBack(db, async (tx) => {
    expect(await refused(tx, await person(tx), { bytes: Buffer.from(`${TEXT}.`), ...given })).toBe(code)
  }),
)

test.each<[string, object]>([
  [
    'a clean text of 20 letters',
    { bytes: Buffer.from('Twenty letters, all. And more.'), text: 'Twenty letters, all.' },
  ],
  ['a clean text of 400,000', { bytes: Buffer.from(LONG), text: LONG }],
  [
    'updated later by the clocks of two zones',
    { published: '2024-06-24T10:25', publishedZone: 'Asia/Damascus', updated: '2024-06-24T08:00', updatedZone: 'UTC' },
  ],
  ['updated in the month it was published', { published: '2024-06-24', updated: '2024-06' }],
  ['an address in Arabic letters', { url: 'https://مثال.إختبار/خبر' }],
])('%s is taken', (_, given) =>
  rolledBack(db, async (tx) => {
    const bytes = Buffer.from(`${TEXT}.`)
    expect(await captureSource(tx, await person(tx), asked({ bytes, ...given }))).toMatchObject({ already: false })
  }),
)
