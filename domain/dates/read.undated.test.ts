import { describe, expect, test } from 'vitest'
import { PUBLISHED, told } from './testing'

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
