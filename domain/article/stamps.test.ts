import { describe, expect, test } from 'vitest'
import { stampsOf } from './stamps'

const told = (text: string, first: 'day' | 'month' | null = null) =>
  stampsOf(text, first).stamps.map(({ label, moment, reason }) =>
    [label, moment ? [moment.value, moment.zone].filter(Boolean).join(' ') : reason].filter(Boolean).join(': '),
  )

describe('a time is read as exactly as it is written', () => {
  test.each([
    ['2024.06.24 | 10:25 دمشق', '2024-06-24T10:25 Asia/Damascus'],
    ['18 حزيران/يونيو 2024', '2024-06-18'],
    ['18 كانون الأول/ ديسمبر 2024', '2024-12-18'],
    ['18 يونيو (حزيران) 2024', '2024-06-18'],
    ['حزيران 18, 2024', '2024-06-18'],
    ['١٨ حزيران ٢٠٢٤ - ١٣:١٠', '2024-06-18T13:10'],
    ['۱۸ حزيران ۲۰۲٤', '2024-06-18'],
    ['الثلاثاء 12 ذو الحجة 1445هـ - 18 يونيو 2024م', '2024-06-18'],
    ['12 ذو الحجة 1445', '2024-06-18'],
    ['18 أوت 2024', '2024-08-18'],
    ['18 غشت 2024', '2024-08-18'],
    ['7 جانفي 2024', '2024-01-07'],
    ['GMT 17:27 17.03.2020', '2020-03-17T17:27 GMT'],
    ['18 يونيو 2024 - 12:05 ص', '2024-06-18T00:05'],
    ['18 يونيو 2024 12:05 مساءً', '2024-06-18T12:05'],
    ['السبت 18 يونيو 2024 10:25 بتوقيت مكة المكرمة', '2024-06-18T10:25 Asia/Riyadh'],
    ['18 Haziran 2024 Salı 13:10', '2024-06-18T13:10'],
    ['18 Haziran 2024, 13.10 (TSİ)', '2024-06-18T13:10 Europe/Istanbul'],
    ['Kasım 03, 2023 21:05', '2023-11-03T21:05'],
    ['24/06/2024', '2024-06-24'],
    ['18th, June 2024 GMT', '2024-06-18 GMT'],
    ['the 18th of June 2024', '2024-06-18'],
    ['June 2024', '2024-06'],
    ['10:25 AM EDT, Mon June 24, 2024', '2024-06-24T10:25 America/New_York'],
    ['Tue 18 Jun 2024 10.00 BST', '2024-06-18T10:00 Europe/London'],
    ['June 18, 2024 at 3:05 p.m.', '2024-06-18T15:05'],
    ['2024-06-24T10:25:31.000Z', '2024-06-24T10:25 UTC'],
    ['2024-06-24T10:25:00+03:00', '2024-06-24T10:25 Etc/GMT-3'],
    ['2024-06-24 10:25 GMT+5:30', '2024-06-24T10:25'],
  ])('%s', (text, value) => {
    expect(told(text)).toEqual([value])
  })
})

describe('what decides nothing has a reason and no value', () => {
  test.each([
    ['31 حزيران 2024', 'no_such_date'],
    ['29 Feb 2023', 'no_such_date'],
    ['18 Haziran 2024 25:10', 'no_such_date'],
    ['18 حزيران', 'no_year'],
    ['03/04/2024', 'day_or_month_first'],
    ['24/06/18', 'unreadable_date'],
    ['1445/12/05', 'other_calendar'],
    ['18 حزيران/يوليو 2024', 'conflicting_dates'],
    ['منذ ساعتين', 'relative_time'],
    ['2 hours ago', 'relative_time'],
    ['3 gün önce', 'relative_time'],
  ])('%s: %s', (text, reason) => {
    expect(told(text)).toEqual([reason])
  })
})

test('numbers that can be read one way only need nothing to decide', () => {
  expect(told('13/04/2024')).toEqual(['2024-04-13'])
  expect(told('04/13/2024')).toEqual(['2024-04-13'])
  expect(told('03/04/2024', 'day')).toEqual(['2024-04-03'])
  expect(told('03/04/2024', 'month')).toEqual(['2024-03-04'])
})

test('labels keep publication and update apart', () => {
  expect(told('Giriş: 24.06.2024 - 10:25 Güncelleme: 24.06.2024 - 11:00')).toEqual([
    'published: 2024-06-24T10:25',
    'updated: 2024-06-24T11:00',
  ])
  expect(told('Published 10:25, 24 June 2024 | Updated 2 hours ago')).toEqual([
    'published: 2024-06-24T10:25',
    'updated: relative_time',
  ])
  expect(stampsOf('Published on', null).waiting).toBe('published')
})

test('a city in front of a slash begins a dateline and is no zone', () => {
  expect(told('آخر تحديث: 9 يوليو 2023 - 3:20 م بغداد/ شبكة أخبار')).toEqual(['updated: 2023-07-09T15:20'])
})

test('sections of a site are no times', () => {
  expect(told('العالم اليوم')).toEqual([])
  expect(told('Sports today')).toEqual([])
})
