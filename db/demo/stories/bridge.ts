import type { Story } from '../story'

/** Confirmed on two named origins. Nothing in it exists. */
export const bridge: Story = {
  by: 'defne',
  when: '2025-03-03',
  title: {
    ar: 'إغلاق جسر القمر أمام الشاحنات',
    en: 'Qamar bridge closed to lorries',
    tr: 'Kamer Köprüsü kamyonlara kapatıldı',
  },
  summary: {
    ar: 'ظهر تشقق في إحدى دعامات الجسر، فأُغلق أمام الشاحنات وبقي مفتوحاً للسيارات.',
    en: 'A crack was found in one of the piers; the bridge was closed to lorries and stayed open to cars.',
    tr: 'Köprünün ayaklarından birinde çatlak bulundu; kamyonlara kapatılan köprü otomobillere açık kaldı.',
  },
  place: {
    ar: 'بلدة وادي النهر (متخيَّلة)',
    en: 'Wadi al-Nahr (an invented town)',
    tr: 'Vadinehir (kurgusal bir kasaba)',
  },
  claims: [
    {
      ar: 'أُغلق جسر القمر أمام الشاحنات في 3 آذار/مارس 2025.',
      en: 'Qamar bridge was closed to lorries on 3 March 2025.',
      tr: 'Kamer Köprüsü 3 Mart 2025’te kamyonlara kapatıldı.',
    },
  ],
  agents: [
    { id: 'demo-nahr-radio', kind: 'outlet', names: { ar: 'إذاعة النهر', en: 'Nahr Radio', tr: 'Nehir Radyosu' } },
    { id: 'demo-valley-post', kind: 'outlet', names: { ar: 'بريد الوادي', en: 'The Valley Post', tr: 'Vadi Postası' } },
    {
      id: 'demo-roads-office',
      kind: 'institution',
      names: { ar: 'مديرية طرق الوادي', en: 'Valley Roads Office', tr: 'Vadi Karayolları Müdürlüğü' },
    },
  ],
  sources: {
    radio: {
      publisher: 'demo-nahr-radio',
      language: 'ar',
      title: 'طوابير شاحنات عند جسر القمر',
      published: '2025-03-03T18:40',
      zone: 'Asia/Damascus',
      text: `نص متخيَّل. قالت مراسلتنا من مدخل الجسر إن رجال الشرطة أعادوا الشاحنات منذ السابعة صباحاً، وإن السيارات الصغيرة عبرت كالمعتاد.

وأحصت المراسلة أكثر من أربعين شاحنة واقفة على جانب الطريق عند الظهر.`,
    },
    post: {
      publisher: 'demo-valley-post',
      language: 'en',
      title: 'Crack in a pier: no lorries on Qamar bridge',
      published: '2025-03-04',
      text: `An invented text. Rana Qasim, engineer at the Valley Roads Office, told this paper that she signed the order to keep lorries off the bridge on Monday after divers found a crack in the third pier.

She expects the repair to take six weeks.`,
    },
  },
  evidence: {
    seen: {
      claim: 0,
      source: 'radio',
      passage: 'رجال الشرطة أعادوا الشاحنات منذ السابعة صباحاً',
      stance: 'supports',
      speaker: 'demo-nahr-radio',
      standing: 'record',
      by: 'ندى',
      told: {
        en: 'police have turned lorries back since seven in the morning',
        tr: 'polis sabah yediden beri kamyonları geri çeviriyor',
      },
    },
    order: {
      claim: 0,
      source: 'post',
      passage: 'she signed the order to keep lorries off the bridge on Monday',
      stance: 'supports',
      speaker: 'demo-roads-office',
      standing: 'party',
      by: 'defne',
      told: {
        ar: 'وقّعت يوم الاثنين أمر منع الشاحنات من عبور الجسر',
        tr: 'kamyonların köprüye alınmaması emrini pazartesi günü imzaladı',
      },
    },
  },
  acts: [
    {
      vote: 'confirmed',
      by: 'defne',
      claim: 0,
      on: ['order', 'seen'],
      reason: 'The engineer who gave the order says so under her name, and a reporter saw it carried out.',
    },
    { vote: 'confirmed', by: 'ندى', claim: 0, on: ['seen'], reason: 'مراسلة في المكان ترى ما تصفه، وساعته معروفة.' },
    {
      vote: 'confirmed',
      by: 'kerem',
      claim: 0,
      on: ['order', 'seen'],
      reason: 'İki ayrı kaynak, ikisinin de adı var; gün ve saat uyuşuyor.',
    },
    {
      vote: 'confirmed',
      by: 'samir',
      claim: 0,
      on: ['order'],
      reason: 'An order signed by a named engineer, reported the next day and not corrected since.',
    },
  ],
}
