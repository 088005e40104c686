import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../../domain/refusal'
import { bytesFrom, bytesOf, carried } from './carried'

describe('bytes between reading and saving', () => {
  test.each([
    ['text in three scripts', Buffer.from('نفى مصدر\r\nİstanbul\n\n𝕏 😀')],
    ['a byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0x61])],
    ['every byte there is', Uint8Array.from({ length: 256 }, (_, at) => at)],
    ['1.6 MB', Buffer.alloc(1_600_000, 'ا')],
  ])('%s comes back as it was', (_, bytes) => {
    expect(Buffer.from(bytesOf(carried(bytes))).equals(Buffer.from(bytes))).toBe(true)
  })

  test.each(['', 'not base64 at all', 'AAAA', '/////'])('a field that was touched (%j) is refused', (field) => {
    expect(() => bytesOf(field)).toThrow(Refusal)
  })

  test('a field that unfolds to more than an article may have is refused', () => {
    expect(() => bytesOf(carried(Buffer.alloc(5_000_000)))).toThrow(Refusal)
  })
})

describe('what was handed in', () => {
  test('a paste is its text in UTF-8, lines ended by LF', async () => {
    const data = new FormData()
    data.set('pasted', 'one\r\ntwo\rثلاثة')
    const { bytes, field } = await bytesFrom(data)
    expect([Buffer.from(bytes).toString(), field]).toEqual(['one\ntwo\nثلاثة', 'pasted'])
  })

  test('a file is its bytes, untouched, and goes before a paste', async () => {
    const data = new FormData()
    data.set('pasted', 'something else')
    data.set('file', new File([Buffer.from('a\r\nb')], 'a.txt'))
    const { bytes, field } = await bytesFrom(data)
    expect([Buffer.from(bytes).toString(), field]).toEqual(['a\r\nb', 'file'])
  })

  test('nothing is refused at its field', async () => {
    const data = new FormData()
    data.set('pasted', ' \n ')
    data.set('file', new File([], ''))
    await expect(bytesFrom(data)).rejects.toMatchObject({ faults: [{ code: 'required', field: 'pasted' }] })
  })
})
