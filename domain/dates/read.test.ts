import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Moment, parseMoment } from '../time'
import { datesIn } from './read'

/** A Monday. */
const PUBLISHED = parseMoment('2024-06-24T10:25', 'Asia/Damascus')

function told(text: string, language: string | null, published: Moment | null = null): string[] {
  return datesIn(text, { language, published }).map(({ value, reason, inferred }) =>
    [value ?? reason, inferred && `${inferred} inferred`].filter(Boolean).join(', '),
  )
}

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

describe('what decides nothing', () => {
  test.each([
    ['en', '11/6/2024', 'day_or_month_first'],
    ['en', '31 June 2024', 'no_such_date'],
    ['ar', '31 حزيران 2024', 'no_such_date'],
    ['tr', '31.06.2024', 'no_such_date'],
    ['en', '29 February 2023', 'no_such_date'],
    ['ar', 'الأربعاء 11 حزيران 2024', 'conflicting_dates'],
    ['en', 'Wednesday, June 11, 2024', 'conflicting_dates'],
    ['ar', 'منذ أربعين عاماً', 'relative_time'],
    ['ar', 'أحداث 11 أيار', 'no_year'],
    ['tr', '6 Mayıs depremleri', 'no_year'],
    ['tr', '11 Haziran 2024 Pazartesi', 'conflicting_dates'],
    ['ar', '18 حزيران/يوليو 2024', 'conflicting_dates'],
    ['tr', '11.06.24', 'unreadable_date'],
  ])('%s: %s: %s', (language, text, reason) => {
    expect(told(text, language, PUBLISHED)).toEqual([reason])
  })

  test('other numbers of the text may show what comes first', () => {
    expect(told('from 11/6/2024 until 13/6/2024', 'en')).toEqual(['2024-06-11', '2024-06-13'])
  })
})

describe('no date', () => {
  test.each([
    ['ar', 'المادة 11/6 من الدستور'],
    ['ar', 'القرار رقم 2254/2015'],
    ['ar', 'وصل 2024 لاجئاً إلى المخيم'],
    ['ar', 'في مايو كلينك'],
    ['ar', 'شركة نيسان للسيارات'],
    ['ar', 'ثورة 25 يناير'],
    ['ar', 'صحيفة المصري اليوم'],
    ['ar', 'قناة روسيا اليوم'],
    ['ar', 'صلاة الجمعة في المسجد'],
    ['ar', 'مارس الضغط على الحكومة'],
    ['ar', 'رجب طيب أردوغان'],
    ['ar', 'من الأب إلى الابن'],
    ['ar', 'بعد سنوات من الحرب'],
    ['ar', 'طرق باب السيارة'],
    ['ar', 'النائبة إليزابيث ماي'],
    ['ar', 'خمسة دولارات في اليوم'],
    ['ar', 'اليوم الوطني للمصالحة'],
    ['ar', 'في مثل هذا اليوم'],
    ['ar', 'قبل يوم عرفة'],
    ['ar', 'بُني قبل 2000 عام'],
    ['ar', 'قتل 11 في غارة'],
    ['ar', 'كوفيد (19). هذا الفيديو'],
    ['en', 'whatever happens, this may be resolved'],
    ['en', 'of 1909 Jolinda Drive'],
    ['en', 'in the last seven years'],
    ['ar', 'قائد مارس المهنة'],
    ['en', 'years ago'],
    ['ar', 'رقم الهاتف 0944-11-06-2024'],
    ['ar', 'الطرفان، الاثنين معاً'],
    ['en', 'They may march on the second floor'],
    ['en', 'version 3.11.20 of the programme'],
    ['en', 'v2024.06.11'],
    ['en', 'call 0532-2024-06-11'],
    ['en', 'Article 11/6 of the charter'],
    ['en', 'it cost $2024'],
    ['en', 'the score was 11-6'],
    ['en', 'more than 2000 people'],
    ['en', 'in 2000 cases'],
    ['en', 'Theresa May, 67, said'],
    ['en', 'after Friday prayers'],
    ['en', 'the Sunday Times'],
    ['en', 'the 25 January Revolution'],
    ['en', 'https://example.org/2024/06/11/talks'],
    ['en', 'from 5 to 10 percent'],
    ['tr', 'Nisan Yılmaz ile Eylül Kaya'],
    ['tr', 'Mart Holding'],
    ['tr', '15 Temmuz Otogarı'],
    ['tr', 'Dokuz Eylül Üniversitesi'],
    ['tr', "2024'ten fazla kişi"],
    ['tr', '11/6. madde'],
    ['tr', 'Cuma namazı'],
    ['tr', 'pazar yeri'],
    ['tr', '3.11.20 sürümü'],
    ['tr', 'on bir kişi'],
  ])('%s: %s', (language, text) => {
    expect(told(text, language, PUBLISHED)).toEqual([])
  })

  test('a number behind a month may count people', () => {
    expect(told('In March 11 people died', 'en', PUBLISHED)).toEqual(['2024-03, year inferred'])
  })
})

test('a role only where the words themselves give it', () => {
  const roles = (text: string, language: string) =>
    datesIn(text, { language, published: PUBLISHED }).map(({ role }) => role)
  expect(roles('published on 11 June 2024', 'en')).toEqual(['published'])
  expect(roles('the round scheduled for 15 July', 'en')).toEqual(['planned'])
  expect(roles('الجولة المقررة في 15 تموز', 'ar')).toEqual(['planned'])
  expect(roles('they met on 11 June 2024', 'en')).toEqual([null])
})

describe('the words', () => {
  test.each([
    ['ar', 'عقد وفي 11 حزيران الجاري لقاء', '11 حزيران الجاري'],
    ['ar', 'جرى بأيلول 2014 ذلك', 'أيلول 2014'],
    ['ar', 'وأمس قال', 'أمس'],
    ['en', 'They met on Tuesday, 11 June 2024, in Ankara.', 'Tuesday, 11 June 2024'],
    ['tr', "Görüşme 11 Haziran'da yapıldı", '11 Haziran'],
    ['tr', "bu ayın 11'inde geldi", 'bu ayın 11'],
    ['en', 'It ended last month. They left.', 'last month'],
    ['en', 'the July 25 call', 'July 25'],
    ['ar', 'في 24 تموز/يوليو 2024 والجمعة التالية', '24 تموز/يوليو 2024'],
    ['ar', 'اعتقال الأول في يوليو 2017', 'يوليو 2017'],
  ])('%s: of “%s” are “%s”', (language, text, words) => {
    const [found] = datesIn(text, { language, published: PUBLISHED })
    expect(found?.text).toBe(words)
    expect(text.slice(found?.start, found?.end)).toBe(words)
  })

  test.each([
    ['bidi marks', '\u200f11\u200f حزيران \u202b2024\u202c', 'ar'],
    ['bidi marks between numbers', '11\u200f/\u200f6\u200f/\u200f2024', 'ar'],
    ['a word with a zero-width mark in it', '11 حز\u200cيران 2024', 'ar'],
    ['a month with tatweel', '11 حزيـــران 2024', 'ar'],
    ['a month with tashkeel', '11 حَزيران 2024', 'ar'],
    ['digits of two kinds', '١1 حزيران ٢٠24', 'ar'],
    ['no-break spaces', '11\u00a0June\u00a02024', 'en'],
    ['capitals', '11 HAZİRAN 2024', 'tr'],
    ['no dots', '11 HAZIRAN 2024', 'tr'],
    ['full-width digits', '１１ June ２０２４', 'en'],
  ])('%s are read through', (_, text, language) => {
    expect(told(text, language)).toEqual(['2024-06-11'])
  })
})

describe('whatever the text', () => {
  const word = fc.constantFrom(
    ...'11 13 2024 1445 6 / - . , ( ) : حزيران يونيو أيار ذو الحجة هـ من إلى و في الجاري الماضي الثلاثاء اليوم أمس قبل بعد أيام يوم عام June May Tuesday last ago days the first of and Haziran Mart Salı bu ayın geçen gün önce \u202e \u200c \ud800'.split(
      ' ',
    ),
  )
  const texts = fc.oneof(
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  const languages = fc.constantFrom('ar', 'en', 'tr', 'fr', null)
  const times = fc.constantFrom(null, PUBLISHED, parseMoment('2024-06'), parseMoment('2024'))

  test('mentions stand in the text, in order and apart; each has a value of its precision, or a reason', () => {
    fc.assert(
      fc.property(texts, languages, times, (text, language, published) => {
        let behind = 0
        for (const each of datesIn(text, { language, published })) {
          expect(text.slice(each.start, each.end)).toBe(each.text)
          expect(each.start).toBeGreaterThanOrEqual(behind)
          expect(each.end).toBeGreaterThan(each.start)
          behind = each.end
          if (each.value === null) expect([each.precision, each.reason === null]).toEqual([null, false])
          else expect([parseMoment(each.value)?.precision, each.reason]).toEqual([each.precision, null])
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a day is read back from however it is printed', () => {
  const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2076-01-01'), noInvalidDate: true })
  const printed = (locale: string, options: Intl.DateTimeFormatOptions) => (day: Date) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(day)
  const long = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const full = { ...long, weekday: 'long' } as const

  test.each([
    ['ar', 'ar-SY', long],
    ['ar', 'ar-EG', full],
    ['ar', 'ar-MA', long],
    ['ar', 'ar-DZ', full],
    ['ar', 'ar-SA-u-ca-islamic-umalqura', long],
    ['ar', 'ar-EG', { day: 'numeric', month: 'numeric', year: 'numeric' }],
    ['en', 'en-GB', full],
    ['en', 'en-US', full],
    ['en', 'en-US', { ...long, month: 'short' }],
    ['en', 'en-u-ca-islamic-umalqura', long],
    ['tr', 'tr', full],
    ['tr', 'tr', { ...long, month: 'short' }],
    ['tr', 'tr', { day: '2-digit', month: '2-digit', year: 'numeric' }],
  ] as const)('%s, %s, %o', (language, locale, options) => {
    const print = printed(locale, options)
    fc.assert(
      fc.property(days, (day) => {
        expect(told(print(day), language), print(day)).toEqual([day.toISOString().slice(0, 10)])
      }),
      { numRuns: 200 },
    )
  })
})
