import { describe, expect, test } from 'vitest'
import { parseMoment } from '../time'
import { PUBLISHED, told } from './testing'

describe('a date that is told in full needs no publication', () => {
  test.each([
    ['ar', 'في 11 حزيران 2024', '2024-06-11'],
    ['ar', '١١ يونيو ٢٠٢٤', '2024-06-11'],
    ['ar', '۱۱ يونيو ۲۰۲۴', '2024-06-11'],
    ['ar', 'في الـ11 من حزيران عام 2024', '2024-06-11'],
    ['ar', 'يوم الثلاثاء الموافق 11 حزيران/يونيو 2024 م', '2024-06-11'],
    ['ar', 'الثلاثاء، 11 يونيو (حزيران) من عام 2024', '2024-06-11'],
    ['ar', 'الحادي عشر من حزيران عام 2024', '2024-06-11'],
    ['ar', 'في الثاني والعشرين من شهر أيار 2024', '2024-05-22'],
    ['ar', 'العاشر من أيلول ألفين وأربعة وعشرين', '2024-09-10'],
    ['ar', '18 كانون الأول/ ديسمبر 2022', '2022-12-18'],
    ['ar', 'وبأيلول 2014', '2014-09'],
    ['ar', '11 جوان 2024', '2024-06-11'],
    ['ar', '11 ماي 2024', '2024-05-11'],
    ['ar', '11 غشت 2024', '2024-08-11'],
    ['ar', 'بتاريخ 11/6/2024', '2024-06-11'],
    ['ar', '11 حزيران 2024 الساعة 10:25', '2024-06-11T10:25'],
    ['ar', 'ثالث ثلاثاء في أيلول من عام 2014', '2014-09-16'],
    ['en', '11 June 2024', '2024-06-11'],
    ['en', 'June 11th, 2024', '2024-06-11'],
    ['en', 'Tuesday, 11 June 2024', '2024-06-11'],
    ['en', 'on the eleventh of June, 2024', '2024-06-11'],
    ['en', 'June 11, 2024 at 3:05 p.m.', '2024-06-11T15:05'],
    ['en', 'September the twenty-first, nineteen seventy-eight', '1978-09-21'],
    ['en', '13/6/2024', '2024-06-13'],
    ['en', 'the last Friday of May 2024', '2024-05-31'],
    ['tr', '11 Haziran 2024 Salı', '2024-06-11'],
    ['tr', "11 Haziran 2024'te", '2024-06-11'],
    ['tr', '11.06.2024', '2024-06-11'],
    ['tr', '11/6/2024', '2024-06-11'],
    ['tr', "2024 yılının Haziran ayının 11'inde", '2024-06-11'],
    ['tr', '11 Haziran 2024 Salı günü saat 19.30', '2024-06-11T19:30'],
    ['tr', 'yirmi bir Eylül bin dokuz yüz yetmiş sekiz', '1978-09-21'],
    ['tr', '29 Şubat 2024', '2024-02-29'],
    [null, '2024-06-11', '2024-06-11'],
    [null, '2024-06-11T10:25:00Z', '2024-06-11T10:25'],
    [null, '11 Haziran 2024', '2024-06-11'],
    ['fr', '11/06/2024', '2024-06-11'],
  ])('%s: %s', (language, text, value) => {
    expect(told(text, language)).toEqual([value])
  })
})

describe('a part is as exact as it can be', () => {
  test.each([
    ['ar', 'أواخر كانون الثاني 2024', '2024-01'],
    ['ar', 'في أيار/ مايو 2023', '2023-05'],
    ['ar', 'صيف عام 2023', '2023'],
    ['ar', 'منذ عام 2011', '2011'],
    ['en', 'May 2023', '2023-05'],
    ['en', 'in late May 2023', '2023-05'],
    ['en', 'mid-June 2024', '2024-06'],
    ['en', 'the end of 2023', '2023'],
    ['en', 'the 2016 coup attempt', '2016'],
    ['tr', 'Haziran 2024 ayının ikinci haftasında', '2024-06'],
    ['en', 'In 2011, he left', '2011'],
    ['tr', 'Mayıs 2023', '2023-05'],
    ['tr', '2024 yılının mayıs ayında', '2024-05'],
    ['tr', '2024 yılı sonunda', '2024'],
    ['tr', "2011'den beri", '2011'],
  ])('%s: %s', (language, text, value) => {
    expect(told(text, language)).toEqual([value])
  })
})

describe('a year that is left out', () => {
  test.each([
    ['ar', 'في 11 حزيران', '2024-06-11, year inferred'],
    ['ar', 'في 11 حزيران الجاري', '2024-06-11'],
    ['ar', 'في 11 يونيو (الجاري)', '2024-06-11'],
    ['ar', 'في 11 من الشهر الجاري', '2024-06-11'],
    ['ar', 'في 11 تموز الجاري', 'conflicting_dates'],
    ['ar', 'أيار الماضي', '2024-05'],
    ['ar', 'أيار من العام الماضي', '2023-05'],
    ['en', 'on June 11', '2024-06-11, year inferred'],
    ['en', 'this June', '2024-06'],
    ['en', 'in May', '2024-05, year inferred'],
    ['en', 'May last year', '2023-05'],
    ['en', 'on 10 November', 'no_year'],
    ['en', 'on Sunday, 10 November', '2024-11-10, year inferred'],
    ['en', 'on Monday, 10 November', 'conflicting_dates'],
    ['tr', "11 Haziran'da", '2024-06-11, year inferred'],
    ['tr', "bu ayın 11'inde", '2024-06-11'],
    ['tr', "geçen ayın 20'sinde", '2024-05-20'],
    ['tr', 'geçen yılın mayıs ayı', '2023-05'],
    ['tr', 'bu yılın haziran ayında', '2024-06'],
  ])('%s: %s is %s by the publication', (language, text, value) => {
    expect(told(text, language, PUBLISHED)).toEqual([value])
  })

  test.each([
    ['ar', 'في 11 حزيران', 'no_year'],
    ['ar', 'في 11 حزيران الجاري', 'relative_time'],
    ['ar', 'في كانون الأول/ ديسمبر', 'no_year'],
    ['ar', 'محادثات كانون الأول/ ديسمبر، لكنه', 'no_year'],
    ['ar', 'اتفاق سبتمبر', 'no_year'],
    ['en', 'the September agreement', 'no_year'],
    ['en', 'in early June', 'no_year'],
    ['en', 'May last year', 'relative_time'],
    ['tr', "11 Haziran'da", 'no_year'],
    ['tr', "bu ayın 11'i", 'relative_time'],
  ])('%s: %s is %s where the publication is not known', (language, text, reason) => {
    expect(told(text, language)).toEqual([reason])
  })

  test('over the turn of the year the nearest is meant', () => {
    expect(told('on 20 December', 'en', parseMoment('2024-01-05'))).toEqual(['2023-12-20, year inferred'])
    expect(told('on 5 January', 'en', parseMoment('2024-12-20'))).toEqual(['2025-01-05, year inferred'])
  })
})

describe('what is told from the publication', () => {
  test.each([
    ['ar', 'اليوم الاثنين', '2024-06-24'],
    ['ar', 'اليوم الثلاثاء', 'conflicting_dates'],
    ['ar', 'أمس', '2024-06-23'],
    ['ar', 'مساء أمس الأحد', '2024-06-23'],
    ['ar', 'أول من أمس', '2024-06-22'],
    ['ar', 'غداً', '2024-06-25'],
    ['ar', 'الشهر الجاري', '2024-06'],
    ['ar', 'الأسبوع الماضي', '2024-06'],
    ['ar', 'العام الماضي', '2023'],
    ['ar', 'قبل ثلاثة أيام', '2024-06-21'],
    ['ar', 'قبل يومين', '2024-06-22'],
    ['ar', 'الثلاثاء الماضي', '2024-06-18'],
    ['ar', 'قال الثلاثاء إنه', '2024-06-18, week inferred'],
    ['en', 'today', '2024-06-24'],
    ['en', 'yesterday', '2024-06-23'],
    ['en', 'the day before yesterday', '2024-06-22'],
    ['en', 'last week', '2024-06'],
    ['en', 'three days ago', '2024-06-21'],
    ['en', 'a month and 21 days ago', '2024-05-03'],
    ['en', 'two years ago', '2022'],
    ['en', 'last Tuesday', '2024-06-18'],
    ['en', 'he said on Tuesday', '2024-06-18, week inferred'],
    ['en', 'they will meet on Tuesday', 'relative_time'],
    ['en', 'he said on Tuesday that they would meet', '2024-06-18, week inferred'],
    ['tr', 'bugün', '2024-06-24'],
    ['tr', 'dün', '2024-06-23'],
    ['tr', 'önceki gün', '2024-06-22'],
    ['tr', 'evvelsi gün', '2024-06-22'],
    ['tr', 'geçen hafta', '2024-06'],
    ['tr', 'geçen hafta salı günü', '2024-06-18'],
    ['tr', 'üç gün önce', '2024-06-21'],
    ['tr', 'geçen salı', '2024-06-18'],
    ['tr', 'Salı günü toplanacak', 'relative_time'],
    ['tr', 'Salı günü yaptığı açıklamada toplanacağını söyledi', '2024-06-18, week inferred'],
    ['ar', 'قال الثلاثاء إن الوفد سيصل', '2024-06-18, week inferred'],
    ['ar', 'سيصل الوفد الثلاثاء', 'relative_time'],
  ])('%s: %s is %s', (language, text, value) => {
    expect(told(text, language, PUBLISHED)).toEqual([value])
  })

  test.each(['اليوم الثلاثاء', 'الأسبوع الماضي', 'three days ago', 'on Tuesday', 'geçen hafta', 'dün'])(
    '%s is unresolved where the publication is not known',
    (text) => {
      const language = /[a-z]/.test(text) ? (/[çü]/.test(text) ? 'tr' : 'en') : 'ar'
      expect(told(text, language)).toEqual(['relative_time'])
    },
  )

  test('is never more exact than the publication', () => {
    expect(told('yesterday', 'en', parseMoment('2024-06'))).toEqual(['2024'])
    expect(told('last month', 'en', parseMoment('2024-06'))).toEqual(['2024-05'])
    expect(told('last year', 'en', parseMoment('2024'))).toEqual(['2023'])
    expect(told('today', 'en', parseMoment('2024'))).toEqual(['2024'])
    expect(told('yesterday', 'en', parseMoment('2024'))).toEqual(['relative_time'])
    expect(told('on Tuesday', 'en', parseMoment('2024-06'))).toEqual(['relative_time'])
    expect(told("bu ayın 11'inde", 'tr', parseMoment('2024'))).toEqual(['relative_time'])
  })
})

test.each([
  ['ar', 'غداة لقاء الرئيسين'],
  ['ar', 'بعد يوم من اجتماع الوزراء'],
  ['ar', 'قبل يومين من الاجتماع'],
  ['ar', 'صباح اليوم التالي'],
  ['ar', 'الثلاثاء التالي'],
  ['en', 'the following Monday'],
  ['en', 'the day after the talks'],
  ['en', 'three days before the summit'],
  ['en', 'a week later'],
  ['tr', 'görüşmeden bir gün sonra'],
  ['tr', 'toplantıdan üç gün önce'],
  ['tr', 'ertesi gün'],
])('%s: %s is told from another happening', (language, text) => {
  expect(told(text, language, PUBLISHED)).toEqual(['relative_event'])
})

describe('the Hijri calendar', () => {
  test.each([
    ['ar', '5 ذو الحجة 1445', '2024-06-11'],
    ['ar', '5 ذي الحجة 1445 هـ', '2024-06-11'],
    ['ar', '١٤٤٥/١٢/٥ هـ', '2024-06-11'],
    ['ar', '5-12-1445هـ', '2024-06-11'],
    ['ar', '5 ذو الحجة 1445 هـ الموافق 11 يونيو 2024', '2024-06-11'],
    ['ar', '11 يونيو 2024 (5 ذو الحجة 1445 هـ)', '2024-06-11'],
    ['ar', '5 ذو الحجة 1445 هـ الموافق 12 يونيو 2024', '2024-06-12'],
    ['ar', '5 ذو الحجة 1445 هـ الموافق 15 يونيو 2024', 'conflicting_dates'],
    ['ar', 'شهر رمضان 1445', '2024'],
    ['ar', 'شهر رمضان', 'no_year'],
    ['ar', '31 ذو الحجة 1445', 'no_such_date'],
    ['ar', '1445/12/5', 'other_calendar'],
    ['en', '5 Dhu al-Hijjah 1445 AH', '2024-06-11'],
    ['tr', '5 Zilhicce 1445', '2024-06-11'],
  ])('%s: %s is %s', (language, text, value) => {
    expect(told(text, language)).toEqual([value])
  })
})

describe('more than one day', () => {
  test.each([
    ['ar', 'من 11 إلى 13 حزيران 2024', ['2024-06-11', '2024-06-13']],
    ['ar', '11 و13 حزيران 2024', ['2024-06-11', '2024-06-13']],
    ['ar', 'عامي 2011 و2012', ['2011', '2012']],
    ['ar', 'في 2023-2024', ['2023', '2024']],
    ['en', 'between 11 and 13 June 2024', ['2024-06-11', '2024-06-13']],
    ['en', 'June 11-13, 2024', ['2024-06-11', '2024-06-13']],
    ['en', 'from 28 May to 3 June 2024', ['2024-05-28', '2024-06-03']],
    ['en', 'from 28 December to 3 January 2024', ['2023-12-28', '2024-01-03']],
    ['tr', '2011-2019 yılları arasında', ['2011', '2019']],
    ['tr', '11-13 Haziran 2024', ['2024-06-11', '2024-06-13']],
    ['tr', '11, 12 ve 13 Haziran 2024', ['2024-06-11', '2024-06-12', '2024-06-13']],
  ])('%s: %s', (language, text, values) => {
    expect(told(text, language)).toEqual(values)
  })
})
