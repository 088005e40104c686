import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandsOf, likeness, type Shared, sharedPassages, signatureOf } from './copies'
import { wordsOf } from './copies/words'
import { fold } from './fold'

const REPORT = [
  'The ferry to the northern islands will not sail before Thursday, the harbour office said in a short notice.',
  'Two of its pumps failed on Sunday night while sixty people were on board, none of whom was hurt.',
  'Fishermen of the village brought bread and blankets and waited with them until the morning boat came.',
  'The owner has promised to pay back every ticket and to tell the families what went wrong below deck.',
  'A third pump had been taken out in spring and was never put back, a mechanic told the regional paper.',
]
const ARABIC =
  'أعلنت إدارة الميناء في بيان مقتضب أن العبّارة المتجهة إلى الجزر الشمالية لن تبحر قبل يوم الخميس، وأضافت أن اثنتين من ' +
  'مضخاتها تعطلتا ليلة الأحد وعلى متنها ستون راكباً لم يُصب أحد منهم بأذى.'
const TURKISH =
  'Liman idaresi kısa bir açıklamada kuzeydeki adalara giden vapurun perşembe gününden önce kalkmayacağını bildirdi, ' +
  'İki tulumbası pazar gecesi altmış yolcu varken arızalandı.'

const ARABIC_RESPELLED = ARABIC.replace(/[أإآ]/g, 'ا')
  .replace(/ة/g, 'ه')
  .replace(/ى/g, 'ي')
  .replace(/[\u064B-\u0652]/g, '')
const TURKISH_RESPELLED = TURKISH.replace(/[ıİ]/g, 'i').replace(/ş/g, 's').replace(/ç/g, 'c').replace(/ö/g, 'o')

const signed = (text: string) => signatureOf(text) as Int32Array
const meet = (a: string, b: string) => {
  const bands = bandsOf(signed(b))
  return bandsOf(signed(a)).some((band, at) => band === bands[at])
}
const inA = (a: string, passages: readonly Shared[]) => passages.map((each) => a.slice(each.a.start, each.a.end))
const bare = (text: string) => wordsOf(text).map((word) => word.folded)

describe('the same report is found', () => {
  const whole = REPORT.join(' ')
  test.each([
    ['as it is', whole, whole],
    ['under another headline', `Stranded at sea\n\n${whole}`, `No ferry until Thursday\n\n${whole}`],
    ['with sentences left out', whole, [REPORT[0], REPORT[2], REPORT[4]].join(' ')],
    ['with sentences put in', whole, REPORT.join(' Nobody at the office answered our call in the afternoon. ')],
    ['in another order', whole, [...REPORT].reverse().join(' ')],
    ['with other punctuation and case', whole, whole.toUpperCase().replace(/[,.]/g, ' –\u00a0')],
    ['in Arabic spelled otherwise', ARABIC, ARABIC_RESPELLED],
    ['in Arabic with tatweel and marks', ARABIC, ARABIC.replace(/ا/g, 'اـ').replace(/ن/g, 'نَ')],
    ['in Turkish typed without its letters', TURKISH, TURKISH_RESPELLED],
  ])('%s', (_, one, other) => {
    expect(meet(one, other)).toBe(true)
    expect(likeness(signed(one), signed(other))).toBeGreaterThan(0.3)
    expect(sharedPassages(one, other).length).toBeGreaterThan(0)
  })

  test('even where it is a quarter of a page', () => {
    const page = `${REPORT.slice(0, 2).join(' ')} ${'abcdefghijklmnop'.replace(/./g, (letter) =>
      [...'qrstu']
        .map((other) => `${letter}${other}`)
        .join(' ')
        .concat(' '),
    )}`
    expect(meet(REPORT.join(' '), page)).toBe(true)
  })
})

describe('is not found', () => {
  test.each([
    [
      'another report on the same subject',
      REPORT.join(' '),
      'Sixty passengers spent the night on a broken ferry near the northern islands. The harbour office blames its pumps; ' +
        'villagers came with food, and the company says that nobody will have to pay. Boats are expected again on Thursday.',
    ],
    ['the same in another language', TURKISH, ARABIC],
    ['a text that shares a name and a phrase', REPORT.join(' '), 'Closed, the harbour office said in a short note.'],
  ])('%s', (_, one, other) => {
    expect(sharedPassages(one, other)).toEqual([])
    expect(likeness(signed(one), signed(other))).toBeLessThan(0.1)
  })
})

describe('a signature', () => {
  test.each(['', ' \n', '…!?', '\u064B\u200F', '\uD800'])('is not given to a text without words: %j', (text) => {
    expect(signatureOf(text)).toBeNull()
  })

  test('is given to a text of one word, which is like itself only', () => {
    expect(likeness(signed('Ferry'), signed('ferry!'))).toBe(1)
    expect(meet('ferry', 'boat')).toBe(false)
  })

  test('stays what it was: it is kept', () => {
    expect(bandsOf(signed(REPORT.join(' '))).slice(0, 3)).toMatchInlineSnapshot(`
      [
        1340066787,
        -1879358545,
        1698439517,
      ]
    `)
    expect(bandsOf(signed(ARABIC)).slice(0, 3)).toMatchInlineSnapshot(`
      [
        1928160300,
        -499851032,
        -33952665,
      ]
    `)
  })

  test('agrees as much as the texts do', () => {
    const words = (from: number) => Array.from({ length: 1000 }, (_, at) => `w${from + at}`).join(' ')
    for (const shift of [100, 300, 500, 800])
      expect(Math.abs(likeness(signed(words(0)), signed(words(shift))) - (1000 - shift) / (1000 + shift))).toBeLessThan(
        0.13,
      )
  })

  test('gives numbers that a column of 32 bits holds', () => {
    for (const band of bandsOf(signed(ARABIC))) expect(band).toBe(band | 0)
  })
})

describe('shared passages', () => {
  test('go as far as they can, the longest first, with their places in both', () => {
    const a = `Headline one. ${REPORT[0]} Something of its own. ${REPORT[1]}`
    const b = `«${REPORT[1]}» And then: ${REPORT[0]} The end.`
    const found = sharedPassages(a, b)
    expect(inA(a, found)).toEqual([REPORT[0]?.slice(0, -1), REPORT[1]?.slice(0, -1)])
    expect(found.map((each) => b.slice(each.b.start, each.b.end))).toEqual(inA(a, found))
    expect(found.map((each) => each.words)).toEqual([19, 19])
  })

  test('are eight words and more', () => {
    const told = (a: string, b: string) => sharedPassages(a, b).map((each) => each.words)
    expect(told('one two three four five six seven eight', 'one two three four five six seven eight')).toEqual([8])
    expect(told('one two three four five six seven', 'one two three four five six seven')).toEqual([])
    expect(told('x one two three four five six seven eight y', 'one two three four five six seven eight z')).toEqual([
      8,
    ])
  })

  test('are found after a refrain that stands in the other text too often to be tried everywhere', () => {
    const refrain = 'as our own paper said on the day before '
    const b = `${Array.from({ length: 20 }, (_, at) => `${refrain}and${at} `).join('')}${refrain}${REPORT[2]}`
    expect(inA(`${refrain}${REPORT[2]}`, sharedPassages(`${refrain}${REPORT[2]}`, b))).toContain(
      REPORT[2]?.slice(0, -1),
    )
  })

  test('are told once, however often one text says them', () => {
    expect(sharedPassages([REPORT[3], 'Or:', REPORT[3], 'Or:', REPORT[3]].join(' '), REPORT[3] as string)).toHaveLength(
      1,
    )
  })

  test('begin and end at whole characters', () => {
    const a = '𝐓𝐡𝐞 ferry will not sail before Thursday they 𝐬𝐚𝐢𝐝'
    const b = `😀${a}😀`
    expect(inA(b, sharedPassages(b, a))).toEqual([a])
  })

  test.each([
    ['one word', 'same '.repeat(20_000), 'same '.repeat(20_000)],
    ['eight words in turn', 'a b c d e f g h '.repeat(2500), `${'b c d e f g h a '.repeat(2500)}z`],
    ['a refrain that ends in two ways', `${'x '.repeat(12)}y `.repeat(1500), `${'x '.repeat(12)}z `.repeat(1500)],
  ])('of texts that repeat %s are found in time', (_, one, other) => {
    const usual = Array.from({ length: 20_000 }, (_, at) => `w${at % 5000}`).join(' ')
    const time = (a: string, b: string) => {
      const started = performance.now()
      expect(sharedPassages(a, b).length).toBeGreaterThan(0)
      return performance.now() - started
    }
    time(usual, usual)
    expect(time(one, other)).toBeLessThan(40 * time(usual, usual) + 100)
  })
})

// Words that repeat, in spellings that fold alike and spellings that do not, and what stands between words.
const piece = fc.constantFrom(
  'أن',
  'ان',
  'إنّ',
  'kız',
  'KIZ',
  'İki',
  'iki',
  'وكالة',
  'وكاله',
  'a',
  'b',
  '𝐚',
  '٢',
  '2',
  '\uD800',
  'ـ',
  '\u200F',
  '.',
  '\n',
)
const text = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(' '))

test('whatever the texts: passages are the same words in both, maximal, parted, the longest first', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const found = sharedPassages(a, b)
      expect(found.map((each) => each.words)).toEqual(found.map((each) => each.words).sort((x, y) => y - x))
      for (const { a: here, b: there, words } of found) {
        const told = a.slice(here.start, here.end)
        expect(bare(told)).toEqual(bare(b.slice(there.start, there.end)))
        expect(bare(told)).toHaveLength(words)
        expect(words).toBeGreaterThanOrEqual(8)
        const [next, further] = [bare(a.slice(here.end))[0], bare(b.slice(there.end))[0]]
        if (next !== undefined) expect(next).not.toBe(further)
      }
      const places = found.map((each) => each.a).sort((x, y) => x.start - y.start)
      for (const [at, place] of places.entries()) expect(place.start).toBeGreaterThanOrEqual(places[at - 1]?.end ?? 0)
      expect(found.length > 0).toBe(sharedPassages(b, a).length > 0)
    }),
  )
})

test('whatever the text: a spelling that folds alike has the same signature', () => {
  const respelled = (written: string) =>
    written.replace(/[أإ]/g, 'ا').replace(/ة/g, 'ه').replace(/[ıİ]/g, 'i').toLowerCase()
  fc.assert(
    fc.property(text, (written) => {
      for (const other of [respelled(written), fold(written), written.normalize('NFD')])
        expect(signatureOf(other)).toEqual(signatureOf(written))
    }),
  )
})

test('whatever the texts: likeness is symmetric, whole with itself, and nothing throws', () => {
  const any = fc.oneof(text, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(any, any, (a, b) => {
      sharedPassages(a, b)
      const [one, other] = [signatureOf(a), signatureOf(b)]
      if (!one || !other) return
      expect(likeness(one, other)).toBe(likeness(other, one))
      expect(likeness(one, one)).toBe(1)
    }),
  )
})
