import { expect, test } from 'vitest'
import { said } from '../said'

test.each([
  ['a verb before its subject', 'ذكرت صحيفة «حرييت» التركية أن الجسر سيفتح غداً.', ['hurriyet: claims']],
  ['a subject before its verb', 'صحيفة «حرييت» التركية ذكرت أن الجسر سيفتح غداً.', ['hurriyet: claims']],
  ['had said', 'وكانت وكالة رويترز قد أعلنت أن الميناء أغلق.', ['reuters: claims']],
  ['a relative clause', 'تبين أن الخبر الذي نشرته صحيفة حرييت عن الجسر قديم.', ['hurriyet: reports']],
  ['distance', 'زعم موقع «ميدل إيست آي» أن المصنع احترق.', ['middle-east-eye: claims']],
  ['according to', 'ووفقاً لوكالة رويترز، غادر الوفد فجراً.', ['reuters: claims']],
  ['according to what it said', 'وبحسب ما أوردته صحيفة حرييت، غادر الوفد فجراً.', ['hurriyet: claims']],
  ['on the claim of', 'وعلى حد زعم صحيفة حرييت، فإن الوفد غادر.', ['hurriyet: claims']],
  ['a chain with quoting', 'قالت وكالة تاس، نقلاً عن صحيفة حرييت، إن العقد وُقع.', ['hurriyet via tass: claims']],
  ['a chain with carrying from', 'نقلت وكالة تاس عن صحيفة حرييت أن العقد وُقع.', ['hurriyet via tass: claims']],
  [
    'three links',
    'ذكر موقع «عنب بلدي» أن وكالة رويترز نقلت عن مسؤولين قولهم إن المخيم سيُخلى.',
    ['reuters unnamed via enab-baladi: claims'],
  ],
  ['unnamed people of an outlet', 'وقالت مصادر صحيفة «الوطن» إن الموقف لم يتغير.', ['al-watan unnamed: claims']],
  ['unnamed people told an outlet', 'قال مسؤول كبير لوكالة رويترز إن الاتفاق قريب.', ['reuters unnamed: claims']],
  [
    'an outlet from unnamed people',
    'أفادت رويترز نقلاً عن ثلاثة مصادر مطلعة بأن الاتفاق قريب.',
    ['reuters unnamed: claims'],
  ],
  ['unnamed people nowhere', 'قال مسؤول سوري طلب عدم كشف اسمه إن الاتفاق قريب.', ['someone unnamed: claims']],
  [
    'nameless though described',
    'وقال أحد الحاضرين، فضل عدم ذكر اسمه، لعنب بلدي إن النقاش كان حاداً.',
    ['enab-baladi unnamed: claims'],
  ],
  ['an interview', 'قال الباحث سليم حداد، في مقابلة مع «سبوتنيك»، إن الأسعار سترتفع.', ['sputnik: claims']],
  [
    'a statement to an outlet, first',
    'في تصريح لقناة الميادين، رأى الباحث سليم حداد أن الأسعار سترتفع.',
    ['al-mayadeen: claims'],
  ],
  ['it says in a report of', 'وجاء في تقرير لوكالة رويترز أن الشحنات زادت.', ['reuters: claims']],
  [
    'the interview of the nearer verb',
    'ذكرت وسائل إعلام أن اتفاقاً وُقع، لكن مسؤولاً نفى ذلك في حديث لوكالة رويترز.',
    ['reuters unnamed: denies'],
  ],
  ['what is denied is not who denies', 'ونفى الرجل صحة ما أوردته وكالة رويترز حول القوات.', ['reuters: reports']],
  ['a letter to a ministry is no interview', 'قال الباحث سليم حداد لوزارة الدفاع التركية إن الأسعار سترتفع.', []],
  ['a minister', 'أعلن وزير الخارجية التركي هاكان فيدان أن الزيارة أُجلت.', ['turkish-mfa: claims']],
  ['a name, then the office', 'قال سيرغي لافروف وزير الخارجية الروسي إن الزيارة أُجلت.', ['russian-mfa: claims']],
  ['a spokesman', 'نفى المتحدث باسم الكرملين دميتري بيسكوف هذه الأنباء.', ['kremlin: denies']],
  [
    'two ministries in a dual',
    'أعلنت وزارتا الدفاع التركية والروسية بدء الدوريات.',
    ['turkish-mod: claims', 'russian-mod: claims'],
  ],
  ['a ministry of a government', 'وقالت وزارة الدفاع التابعة للنظام السوري إن القصف توقف.', ['syrian-mod: claims']],
  ['a statement of a ministry', 'وذكر بيان لوزارة الدفاع الروسية أن القصف توقف.', ['russian-mod: claims']],
  ['a headline with a colon', 'رويترز: قصف يستهدف مطار حلب', ['reuters: claims']],
  ['prefixes', 'وقالت لرويترز مصادر مطلعة إن الوفد وصل.', ['reuters unnamed: claims']],
  ['vowels and tatweel', 'قَالَتْ صحيـفة «حرييت» إنّ الوفد وصل.', ['hurriyet: claims']],
])('%s', (_, text, citations) => {
  expect(said(text, 'ar')).toEqual(citations)
})

test.each([
  ['نفت وزارة الدفاع الروسية إرسال قوات.', 'russian-mod: denies'],
  ['أكدت وزارة الدفاع الروسية عدم صحة الخبر.', 'russian-mod: denies'],
  ['قالت وزارة الدفاع الروسية إن الخبر عار عن الصحة.', 'russian-mod: denies'],
  ['أكدت وزارة الدفاع الروسية صحة الخبر.', 'russian-mod: confirms'],
  ['أكدت وزارة الدفاع الروسية أن قواتها باقية.', 'russian-mod: claims'],
  ['رفضت وزارة الدفاع الروسية التعليق على الخبر.', 'russian-mod: no_comment'],
  ['لم تعلق وزارة الدفاع الروسية على الخبر.', 'russian-mod: no_comment'],
  ['لم يصدر أي تعليق من وزارة الدفاع الروسية.', 'russian-mod: no_comment'],
  ['سحبت وكالة رويترز خبراً عن الحادث.', 'reuters: corrects'],
  ['بثت قناة الجزيرة لقطات من الموقع.', 'al-jazeera: reports'],
])('the act: %s', (text, citation) => {
  expect(said(text, 'ar')).toEqual([citation])
})

test('words that point back lead to the last agent that they fit', () => {
  const text =
    'ذكرت وكالة سبوتنيك أن وفداً وصل. وكتبت صحيفة حرييت أن الوفد غادر.\n\nونفت الوكالة ذلك لاحقاً. وكشفت الصحيفة، نقلاً عن مصادر أمنية، أن العودة قريبة.'
  expect(said(text, 'ar')).toEqual([
    'sputnik: claims',
    'hurriyet: claims',
    'sputnik: denies',
    'hurriyet unnamed: claims',
  ])
})

test('the sources that affirm something untrue deny it, and what they go on to say is no further citation', () => {
  const text = 'قالت مصادر صحيفة «الوطن» إن شيئاً لم يتغير. وأكدت المصادر عدم صحة ما نُشر. وأضافت أن بغداد تسعى إلى لقاء.'
  expect(said(text, 'ar')).toEqual(['al-watan unnamed: claims', 'al-watan unnamed: denies'])
})

test('what the publisher learned from people without names is theirs, and its own voice is no citation', () => {
  const text = 'علم موقع «تلفزيون سوريا» من مصادر مطلعة أن اللقاء تأجل. وقال تلفزيون سوريا إنه يتابع.'
  expect(said(text, 'ar', 'syria-tv')).toEqual(['syria-tv unnamed: claims'])
})

test.each([
  ['states and capitals', 'نفى النظام السوري عقد أي لقاء، وقالت أنقرة ودمشق إن الملف مغلق.'],
  ['what was not said', 'لم تعلن وزارة الدفاع الروسية عن أي زيارة، ولم تقل صحيفة حرييت إن اللقاء حصل.'],
  ['what may be said', 'قد تنشر رويترز تفاصيل لاحقاً، وطُلب من وزارة الدفاع الروسية أن تعلن موقفها.'],
  ['passive without anybody', 'قيل إن اللقاء حصل، ويُذكر أن الطريق أُغلق.'],
  ['outlets spoken about', 'اعتقلت الشرطة مراسل قناة الجزيرة، وتضرر مبنى صحيفة «النهار»، وتراجع سهم رويترز.'],
  ['ministries that act', 'نقلت وزارة الدفاع السورية لواءين إلى الشرق، وافتتحت وزارة الخارجية التركية قنصلية.'],
  ['ordinary words', 'قال الشاعر إن الوطن أغلى من كل شيء، وانتشرت الأخبار قبل طلوع النهار.'],
  ['unnamed people spoken about', 'تعتمد البلاد على مصادر محدودة للمياه، وسافر مسؤول إلى بغداد.'],
  ['sources that nobody introduced', 'وقالت المصادر إن اللقاء تم، وأضافت الصحيفة أنه قصير.'],
  ['readers', 'فتحت الحديقة أبوابها.\n\nالتعليقات (2)\nقالت الجزيرة إنها مغلقة'],
  ['addresses', 'للمزيد https://www.aljazeera.net/news قال'],
])('no citation: %s', (_, text) => {
  expect(said(text, 'ar')).toEqual([])
})
