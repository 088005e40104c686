import { describe, expect, test } from 'vitest'
import { parseMoment } from '../time'
import { datesIn } from './read'

/** Monday. */
const PUBLISHED = parseMoment('2024-06-24T10:25', 'Asia/Damascus')

const told = (text: string, language: string | null = null, published = PUBLISHED) =>
  datesIn(text, { language, published }).map(({ value, reason, inferred }) =>
    [value ?? reason, inferred && `the ${inferred} inferred`].filter(Boolean).join(', '),
  )

describe('a date that is told in full needs no publication', () => {
  test.each([
    ['ar', 'في 11 حزيران 2024', '2024-06-11'],
    ['ar', '١١ يونيو ٢٠٢٤', '2024-06-11'],
    ['ar', '۱۱ يونيو ۲۰۲۴', '2024-06-11'],
    ['ar', 'يوم الثلاثاء الموافق 11 حزيران/يونيو 2024 م', '2024-06-11'],
    ['ar', 'الثلاثاء، 11 يونيو (حزيران) من عام 2024', '2024-06-11'],
    ['ar', 'الحادي عشر من حزيران عام 2024', '2024-06-11'],
    ['ar', 'في الثاني والعشرين من شهر أيار 2024', '2024-05-22'],
    ['ar', 'كانون الأول/ ديسمبر 2022', '2022-12'],
    ['ar', '11 جوان 2024', '2024-06-11'],
    ['ar', '11 ماي 2024', '2024-05-11'],
    ['ar', '11 غشت 2024', '2024-08-11'],
    ['ar', '11/6/2024', '2024-06-11'],
    ['ar', '11 حزيران 2024 الساعة 10:25', '2024-06-11T10:25'],
    ['en', '11 June 2024', '2024-06-11'],
    ['en', 'June 11th, 2024', '2024-06-11'],
    ['en', 'Tuesday, 11 June 2024', '2024-06-11'],
    ['en', 'the eleventh of June, 2024', '2024-06-11'],
    ['en', 'June 11, 2024 at 3:05 p.m.', '2024-06-11T15:05'],
    ['en', '13/6/2024', '2024-06-13'],
    ['en', 'May 2023', '2023-05'],
    ['tr', '11 Haziran 2024 Salı', '2024-06-11'],
    ['tr', '11.06.2024', '2024-06-11'],
    ['tr', "2024 yılının Haziran ayının 11'i", '2024-06-11'],
    ['tr', '11 Haziran 2024 Salı günü saat 19.30', '2024-06-11T19:30'],
    ['tr', 'Haziran 2024', '2024-06'],
    [null, '2024-06-11', '2024-06-11'],
    [null, '2024-06-11T10:25:00Z', '2024-06-11T10:25'],
  ])('%s: %s', (language, text, value) => {
    expect(told(text, language, null)).toEqual([value])
  })
})
