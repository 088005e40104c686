import { expect, test } from 'vitest'
import { said } from '../said'

test.each([
  [
    'ends in a conjunction',
    'غير أن شبكة سي إن إن نسبت إلى مسؤولين، لم تسمهم، أن المعبر سيفتح.',
    ['cnn unnamed: claims'],
  ],
  ['backed', 'وهو ما أيّدته صحيفة «حرييت» في عددها الأخير.', ['hurriyet: confirms']],
  ['an apology above', 'اعتذار: نشرت صحيفة «حرييت» صورة قديمة للجسر، وتعتذر من القراء.', ['hurriyet: corrects']],
  ['begs the readers’ pardon', 'واعتذرت صحيفة «حرييت» من القراء.', ['hurriyet: corrects']],
  ['as for it', 'أما الميادين فقالت إن الجسر مغلق.', ['al-mayadeen: claims']],
  ['an everyday word first', 'الأناضول ذكرت أن الجسر مغلق.', ['anadolu: claims']],
  ['an everyday word behind', 'وذكرت الأناضول أن الجسر مغلق.', ['anadolu: claims']],
])('%s', (_, text, expected) => {
  expect(said(text, 'ar')).toEqual(expected)
})

test.each([
  ['a conjunction', 'طُلب من رويترز أن نسبت الكلام إلى غيرها.', []],
  ['a policy that is backed', 'أيّدت صحيفة «حرييت» المرشح.', []],
  ['an apology for being away', 'واعتذرت صحيفة «حرييت» من الضيوف.', []],
  ['fields and squares', 'امتلأت الميادين بالناس، وتقع الأناضول غرب الفرات.', []],
  ['a square in front of who said it', 'في الميادين قال شاعر إن الليل طويل.', []],
])('not so: %s', (_, text, expected) => {
  expect(said(text, 'ar')).toEqual(expected)
})
