import type { Story } from '../story'

/** Disputed: the tally is divided, and the rule opened a case by itself. Nothing in it exists. */
export const market: Story = {
  by: 'omar',
  when: '2025-08-02',
  title: { ar: 'حريق سوق باب الريح', en: 'The fire in Bab al-Rih market', tr: 'Babürrih çarşısındaki yangın' },
  summary: {
    ar: 'احترقت أربعة دكاكين. شاهد باسمه يتحدث عن رجل أشعل النار، وتقرير الإطفاء يتحدث عن تماس كهربائي.',
    en: 'Four shops burned. A named witness speaks of a man who lit it; the fire brigade’s report speaks of a short circuit.',
    tr: 'Dört dükkân yandı. Adıyla konuşan bir tanık ateşi yakan bir adamdan, itfaiye raporu kısa devreden söz ediyor.',
  },
  place: { ar: 'باب الريح (متخيَّلة)', en: 'Bab al-Rih (invented)', tr: 'Babürrih (kurgusal)' },
  claims: [
    {
      ar: 'أُضرمت النار عمداً في سوق باب الريح في 2 آب/أغسطس 2025.',
      en: 'The fire in Bab al-Rih market on 2 August 2025 was set on purpose.',
      tr: 'Babürrih çarşısındaki 2 Ağustos 2025 yangını kasten çıkarıldı.',
    },
  ],
  agents: [
    {
      id: 'demo-wind-gate',
      kind: 'outlet',
      names: { ar: 'جريدة باب الريح', en: 'Wind Gate Gazette', tr: 'Rüzgârkapısı Gazetesi' },
    },
    {
      id: 'demo-witness-harun',
      kind: 'person',
      names: { ar: 'هارون الحداد', en: 'Harun al-Haddad', tr: 'Harun el-Haddad' },
    },
    {
      id: 'demo-fire-brigade',
      kind: 'institution',
      names: { ar: 'فوج إطفاء باب الريح', en: 'Bab al-Rih Fire Brigade', tr: 'Babürrih İtfaiyesi' },
    },
  ],
  sources: {
    gazette: {
      publisher: 'demo-wind-gate',
      language: 'ar',
      title: 'شاهد: رأيت من أشعل السوق',
      published: '2025-08-03',
      text: `نص متخيَّل. قال هارون الحداد، وهو صاحب دكان في السوق، إنه رأى رجلاً يسكب وقوداً أمام الدكان الثالث قبيل الفجر ثم يهرب.

ونقلت الجريدة عن تقرير فوج الإطفاء أن النار بدأت داخل لوحة كهرباء مغلقة في الدكان الثالث.`,
    },
  },
  evidence: {
    witness: {
      claim: 0,
      source: 'gazette',
      passage: 'رأى رجلاً يسكب وقوداً أمام الدكان الثالث قبيل الفجر ثم يهرب',
      stance: 'supports',
      speaker: 'demo-witness-harun',
      standing: 'third_party',
      by: 'omar',
      told: {
        en: 'saw a man pour fuel before the third shop shortly before dawn, then run',
        tr: 'şafaktan az önce üçüncü dükkânın önüne yakıt döküp kaçan bir adam gördü',
      },
    },
    report: {
      claim: 0,
      source: 'gazette',
      passage: 'النار بدأت داخل لوحة كهرباء مغلقة في الدكان الثالث',
      stance: 'denies',
      speaker: 'demo-fire-brigade',
      standing: 'record',
      by: 'ندى',
      told: {
        en: 'the fire began inside a locked switch box in the third shop',
        tr: 'yangın üçüncü dükkândaki kilitli bir elektrik panosunun içinde başladı',
      },
    },
  },
  acts: [
    {
      vote: 'confirmed',
      by: 'omar',
      claim: 0,
      on: ['witness'],
      reason: 'شاهد يتكلم باسمه ويصف ما رآه بعينه، ولا مصلحة ظاهرة له.',
    },
    { vote: 'denied', by: 'ندى', claim: 0, on: ['report'], reason: 'نار تبدأ داخل صندوق مغلق لا تُشعل من الشارع.' },
    {
      vote: 'confirmed',
      by: 'leyla',
      claim: 0,
      on: ['witness'],
      reason: 'الشهادة محددة بالمكان والوقت، ولم يرد عليها أحد.',
    },
    {
      vote: 'denied',
      by: 'samir',
      claim: 0,
      on: ['report'],
      reason: 'The brigade examined the place; the witness saw the street in the dark.',
    },
  ],
}
