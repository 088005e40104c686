import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Anchor, anchor } from './passage'
import { isWellFormed } from './text'

const found = (text: string, passage: string, near?: number) => anchor(text, passage, near) as Anchor
const text = 'First line of a story.\n\nUnnamed people told it;\u00a0 nobody else did. Unnamed people, twice.'

describe('a passage is found where it stands', () => {
  test('with its words, its place and what stands around it', () => {
    expect(found(text, 'nobody else did.')).toEqual({
      exact: 'nobody else did.',
      prefix: 'tory.\n\nUnnamed people told it;\u00a0 ',
      suffix: ' Unnamed people, twice.',
      start: 49,
      end: 65,
    })
  })

  test('32 units around it are kept, and no more', () => {
    const { prefix, suffix } = found(`${'<'.repeat(40)}here${'>'.repeat(40)}`, 'here')
    expect(prefix).toBe('<'.repeat(32))
    expect(suffix).toBe('>'.repeat(32))
  })

  test('less where the text has less, at either end of a long one', () => {
    const [first, last] = [`abc here${'.'.repeat(90)}`, `${'.'.repeat(90)}here xyz`]
    expect(found(first, 'here').prefix).toBe('abc ')
    expect(found(last, 'here').suffix).toBe(' xyz')
  })

  test.each([
    ['the whole text', text],
    ['its first letters', 'Fir'],
    ['its last words', 'twice.'],
  ])('%s', (_, passage) => {
    const { start, end, exact, prefix, suffix } = found(text, passage)
    expect(exact).toBe(passage)
    expect(start === 0 ? prefix : suffix).toBe('')
    expect(text.slice(start, end)).toBe(passage)
  })

  test('Arabic, with the places counted in UTF-16 units', () => {
    expect(found('قالت مصادر 😀 لم تسمّها', 'لم تسمّها')).toMatchObject({ start: 14, end: 23, suffix: '' })
  })
})

describe('white space may differ, and the text keeps its own', () => {
  test.each([
    ['a line break for a space', 'a\nstory.'],
    ['a space for a paragraph', 'of a story. Unnamed people told'],
    ['a space for a non-breaking one and a space', 'told it; nobody'],
    ['many for one', 'First \t\r\n  line'],
    ['more at its ends', ' \n First line\u00a0 '],
  ])('%s', (_, passage) => {
    const { exact, start, end } = found(text, passage)
    expect(exact).toBe(text.slice(start, end))
    expect(exact.split(/\s+/)).toEqual(passage.trim().split(/\s+/))
    expect(exact).toBe(exact.trim())
  })

  test('but not vanish or appear', () => {
    expect(anchor(text, 'Firstline')).toBe('passage_not_in_text')
    expect(anchor(text, 'F irst')).toBe('passage_not_in_text')
  })

  test('nothing else may differ', () => {
    for (const passage of ['first line', 'First líne', 'First li\u0301ne', 'First line\u200b', 'line of a story!'])
      expect(anchor(text, passage)).toBe('passage_not_in_text')
  })

  test('in a text with white space at its own start', () => {
    expect(found('\n\n  one two', 'one')).toEqual({ exact: 'one', prefix: '\n\n  ', suffix: ' two', start: 4, end: 7 })
  })
})

describe('what cannot be found is refused', () => {
  test.each([
    ['not there', 'nobody said so'],
    ['longer than the text', `${text} and more`],
    ['the first half of a pair', '. x\ud83d'],
    ['the second half of a pair', '\ude00y, '],
  ])('%s', (_, passage) => {
    expect(anchor(`${text} x😀y, `, passage)).toBe('passage_not_in_text')
    expect(anchor(`${text} x😀y, `, passage, 0)).toBe('passage_not_in_text')
  })
  test('anything, in an empty text', () => {
    expect(anchor('', 'abc')).toBe('passage_not_in_text')
  })
})

describe('a passage is as long as its limits, as it will be kept', () => {
  const long = `<${'a'.repeat(2500)} ${'b'.repeat(2499)}> ... 1 2\n\n\n3`

  test.each([
    ['empty', '', 'too_short'],
    ['white space only', ' \n\u00a0\t ', 'too_short'],
    ['two letters', 'bb', 'too_short'],
    ['two letters and white space at the ends', '  a\n', 'too_short'],
    ['white space that is one space', '2 \n\n', 'too_short'],
    ['two characters of four units', '😀😀', 'too_short'],
    ['one unit more than the most', long.slice(0, 5001), 'too_long'],
  ])('%s: refused', (_, passage, code) => {
    expect(anchor(`${long}😀😀`, passage)).toBe(code)
  })

  test('exactly the least, and exactly the most', () => {
    expect(found(long, '...').exact).toBe('...')
    expect(found(long, long.slice(1, 5001)).exact).toHaveLength(5000)
  })

  test("the text's own white space counts", () => {
    const spaced = `${'a'.repeat(2500)}${' '.repeat(10)}${'b'.repeat(2491)}`
    expect(anchor(spaced, spaced.replace(/ +/, ' '))).toBe('too_long')
    expect(found(spaced, spaced.slice(1).replace(/ +/, ' ')).exact).toHaveLength(5000)
  })
})

describe('a passage that stands there twice', () => {
  const twice = 'yes, no, yes, no'

  test('is refused where nobody says which', () => {
    expect(anchor(twice, 'yes')).toBe('passage_ambiguous')
    expect(anchor('aaaa', 'aaa')).toBe('passage_ambiguous')
  })
  test.each([
    [0, 0],
    [4, 0],
    [5, 9],
    [9, 9],
    [9000, 9],
    [-5, 0],
  ])('marked near %i is the one at %i', (near, start) => {
    expect(found(twice, 'yes', near)).toMatchObject({ exact: 'yes', start, end: start + 3 })
  })
  test('marked in the middle is the first', () => {
    expect(found('abc-abc', 'abc', 2).start).toBe(0)
    expect(found('abc-abc', 'abc', 3).start).toBe(4)
  })
  test('is near in the text as it stands, not as its white space is squeezed', () => {
    const padded = `yes${' '.repeat(50)}yes yes`
    expect(found(padded, 'yes', 53).start).toBe(53)
    expect(found(padded, 'yes', 57).start).toBe(57)
  })
  test('with other white space is there twice all the same', () => {
    expect(anchor('so it is; so\n\nit is', 'so it is')).toBe('passage_ambiguous')
    expect(found('so it is; so\n\nit is', 'so it is', 10)).toMatchObject({ exact: 'so\n\nit is', start: 10 })
  })
})

test('what stands around a passage is never cut through a pair', () => {
  const { prefix, suffix } = found(`😀${'.'.repeat(31)}here${'.'.repeat(31)}😀`, 'here')
  expect(prefix).toBe('.'.repeat(31))
  expect(suffix).toBe('.'.repeat(31))
  const whole = found(`😀${'.'.repeat(30)}here${'.'.repeat(30)}😀`, 'here')
  expect(whole.prefix).toBe(`😀${'.'.repeat(30)}`)
  expect(whole.suffix).toBe(`${'.'.repeat(30)}😀`)
})

test('any part of any text is found where it was marked, whatever became of its white space', () => {
  const units = fc.constantFrom('a', 'b', 'ع', '😀', ' ', '\n', '\u00a0', '.')
  const marked = fc
    .array(units, { minLength: 1, maxLength: 120 })
    .chain((all) =>
      fc.record({
        all: fc.constant(all),
        from: fc.nat(all.length - 1),
        length: fc.integer({ min: 1, max: 20 }),
        space: fc.constantFrom(' ', '\n\n', '\t \u00a0'),
      }),
    )
    .filter(({ all, from, length }) => {
      const kept = all
        .slice(from, from + length)
        .join('')
        .replace(/\s+/g, ' ')
        .trim()
      return [...kept].length >= 3
    })

  fc.assert(
    fc.property(marked, ({ all, from, length, space }) => {
      const whole = all.join('')
      const passage = all.slice(from, from + length).join('')
      const start = all.slice(0, from).join('').length + passage.length - passage.trimStart().length
      const { exact, prefix, suffix, ...place } = found(whole, passage.replace(/\s+/g, space), start)

      expect(place).toEqual({ start, end: start + passage.trim().length })
      expect(exact).toBe(whole.slice(place.start, place.end))
      expect(whole.slice(0, place.start).endsWith(prefix)).toBe(true)
      expect(whole.slice(place.end).startsWith(suffix)).toBe(true)
      expect([exact, prefix, suffix].every(isWellFormed)).toBe(true)
    }),
    { numRuns: 300 },
  )
})
