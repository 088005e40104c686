import { expect, test } from 'vitest'
import { said } from '../said'

test.each([
  ['a denial issued', 'أصدر الكرملين نفيا قاطعا لما نشر.', ['kremlin: denies']],
  ['hastened to deny', 'سارعت الخارجية التركية إلى تكذيب الخبر.', ['turkish-mfa: denies']],
  ['called untrue', 'وصفت الخارجية الروسية الشريط بأنه ملفق.', ['russian-mfa: denies']],
  ['denied in a quotation', '«هذا الكلام لا أساس له»، قالت الخارجية التركية.', ['turkish-mfa: denies']],
  ['refused in a quotation', '«لا نعلق على الشائعات»، قال متحدث باسم الكرملين.', ['kremlin: no_comment']],
  ['nothing to say', 'قالت الخارجية التركية إنه ليس لديها ما تقوله.', ['turkish-mfa: no_comment']],
  ['no comment from', 'ولم يصدر أي تعليق من الخارجية السورية.', ['syrian-mfa: no_comment']],
  ['unanswered', 'بقيت الأسئلة التي وجهت إلى وزارة الخارجية السورية من دون جواب.', ['syrian-mfa: no_comment']],
  ['questions passed on', 'أحالت الخارجية الأميركية الأسئلة إلى البيت الأبيض.', ['us-state-department: no_comment']],
  ['in its telling', 'وفي رواية هآرتس أن الاجتماع لم يطل.', ['haaretz: claims']],
  ['who counted', 'أحصت الأناضول ثلاثين جريحا.', ['anadolu: claims']],
  [
    'a phone call by the outlet',
    'قال مسؤول في اتصال هاتفي أجرته معه رويترز إن المرفأ مغلق.',
    ['reuters unnamed: claims'],
  ],
  [
    'carried by',
    'أعلنت وزارة الدفاع الروسية في بيان نقلته إنترفاكس تحريك لواءين.',
    ['russian-mod via interfax: claims'],
  ],
  ['based on people', 'وسمت وكالة الأناضول المشتبه به، استنادا إلى مصادر أمنية.', ['anadolu unnamed: claims']],
  ['the magazine', 'حصلت دير شبيغل على المحضر. واعترض أربعة، بحسب المجلة.', ['der-spiegel: claims']],
  ['a correction published', 'نشرت الأناضول تصحيحا لخبرها.', ['anadolu: corrects']],
  ['an apology offered', 'قدمت الجزيرة نت اعتذارا لقرائها.', ['al-jazeera: corrects']],
  ['as for X', 'أما قناة الميادين فقالت إن الوفد لم يدخل.', ['al-mayadeen: claims']],
  ['pictures', 'بثت قناة الميادين صورا للحريق.', ['al-mayadeen: reports']],
])('%s', (_, text, wanted) => expect(said(text, 'ar')).toEqual(wanted))

test.each([
  ['a country is no newspaper', 'نفت تركيا الطلب ووصفته دمشق بأنه ملفق.'],
  ['an estimate of something', 'قدر الخبير ثمن مبنى الجزيرة بمليون.'],
  ['nobody known', 'بقيت أسئلته بلا جواب ولم يجب أحد.'],
  ['an object', 'قرأ رواية عن الغربة في مقهى قرب مكتب رويترز.'],
])('none: %s', (_, text) => expect(said(text, 'ar')).toEqual([]))
