import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../fold'
import { agree, soundsOf, weightOf } from './sound'

const sounds = (name: string) => soundsOf(fold(name).replace(/[^\p{L}\p{N}]+/gu, ' '))
const alike = (one: string, other: string) =>
  sounds(one).some((mine) =>
    sounds(other).some((theirs) => mine.consonants === theirs.consonants && agree(mine, theirs)),
  )

describe('one name in several scripts sounds alike', () => {
  test.each([
    ['Aydınlık', 'أيدنلك'],
    ['Aydınlık', 'آيدنليق'],
    ['Aydınlık', 'Айдынлык'],
    ['Hmeimim', 'حميميم'],
    ['Khmeimim', 'حميميم'],
    ['Hemimeem', 'Хмеймим'],
    ['Yeni Şafak', 'يني شفق'],
    ['Cumhuriyet', 'جمهورييت'],
    ['Sözcü', 'سوزجو'],
    ['Bloomberg', 'بلومبرج'],
    ['The Guardian', 'الجارديان'],
    ['Al-Watan', 'El Vatan'],
    ['Vatan', 'وطن'],
    ['An-Nahar', 'النهار'],
    ['Novosti', 'نوفوستي'],
    ['Tasnim', 'تسنیم'],
    ['Milliyet', 'ملييت'],
  ])('%s and %s', (one, other) => {
    expect(alike(one, other)).toBe(true)
  })
})

test.each([
  ['Aydınlık', 'Aydanluk'],
  ['Sputnik', 'سباتنوك'],
  ['Tasnim', 'Tasin'],
  ['Novosti', 'نافاستي'],
  ['Axios', 'Oksas'],
])('%s and %s do not', (one, other) => {
  expect(alike(one, other)).toBe(false)
})

test('a name in a script that is not heard has no sound, nor has one that is too long', () => {
  expect(sounds('新华社')).toEqual([])
  expect(sounds('הארץ')).toEqual([])
  expect(sounds('ab'.repeat(60))).toEqual([])
})

test('every name sounds like itself, whatever the letters, in few enough readings', () => {
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz ابتثجحخدذرزسشصضطظعغفقكلمنهويءгдеж')
  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: 50 }), (name) => {
      const all = soundsOf(name)
      expect(all.length).toBeLessThanOrEqual(16)
      for (const sound of all) {
        expect(agree(sound, sound)).toBe(true)
        expect(sound.vowels.length).toBe(sound.consonants.length)
        expect(weightOf(sound)).toBeLessThanOrEqual(sound.consonants.length)
      }
    }),
  )
})
