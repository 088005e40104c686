import type { Story } from '../story'

/** Denied on a record: the rumour is found untrue. Nothing in it exists. */
export const ferry: Story = {
  by: 'ندى',
  when: '2025-01-19',
  title: { ar: 'شائعة غرق العبّارة أمل', en: 'The ferry Amal, said to have sunk', tr: 'Battığı söylenen Emel feribotu' },
  summary: {
    ar: 'انتشر ليلاً أن العبّارة غرقت قبالة الميناء. دفتر الميناء يقول إنها لم تغادر رصيفها.',
    en: 'It went round at night that the ferry had gone down off the harbour. The harbour’s log has her at her berth.',
    tr: 'Gece yarısı feribotun liman açığında battığı konuşuldu. Liman defterine göre rıhtımdan hiç ayrılmadı.',
  },
  place: { ar: 'ميناء المرسى (متخيَّل)', en: 'Marsa harbour (invented)', tr: 'Mersa Limanı (kurgusal)' },
  claims: [
    {
      ar: 'غرقت العبّارة أمل ليلة 19 كانون الثاني/يناير 2025.',
      en: 'The ferry Amal sank in the night of 19 January 2025.',
      tr: 'Emel feribotu 19 Ocak 2025 gecesi battı.',
    },
  ],
  agents: [
    { id: 'demo-coast-now', kind: 'outlet', names: { ar: 'الساحل الآن', en: 'Coast Now', tr: 'Şimdi Sahil' } },
    {
      id: 'demo-marsa-harbour',
      kind: 'institution',
      names: { ar: 'إدارة ميناء المرسى', en: 'Marsa Harbour Authority', tr: 'Mersa Liman İdaresi' },
    },
    { id: 'demo-morning', kind: 'outlet', names: { ar: 'صباح المرسى', en: 'Marsa Morning', tr: 'Mersa Sabahı' } },
  ],
  sources: {
    rumour: {
      publisher: 'demo-coast-now',
      language: 'ar',
      title: 'عاجل: غرق عبّارة قبالة المرسى',
      published: '2025-01-19T23:50',
      zone: 'Asia/Beirut',
      text: `نص متخيَّل. قال متابعون للصفحة إن العبّارة أمل غرقت قبالة الميناء وعلى متنها ركاب، ولم نتمكن من الاتصال بالإدارة.

سنوافيكم بالجديد.`,
    },
    log: {
      publisher: 'demo-marsa-harbour',
      language: 'en',
      title: 'Harbour log, 19 and 20 January 2025',
      published: '2025-01-20',
      text: `An invented document. Berth 4: ferry Amal, made fast 16:10 on the 19th, engine cold, two watchmen aboard. Inspected 06:00 on the 20th, no damage.

No distress call was received between 18:00 and 06:00.`,
    },
    photo: {
      publisher: 'demo-morning',
      language: 'tr',
      title: 'Feribot rıhtımda',
      published: '2025-01-20T08:15',
      zone: 'Asia/Beirut',
      text: `Kurgusal bir metin. Sabah saat yedide limana giden muhabirimiz Emel feribotunu dördüncü rıhtımda bağlı buldu ve fotoğrafladı.`,
    },
  },
  evidence: {
    rumour: {
      claim: 0,
      source: 'rumour',
      passage: 'العبّارة أمل غرقت قبالة الميناء وعلى متنها ركاب',
      stance: 'supports',
      speaker: 'demo-coast-now',
      unnamed: true,
      standing: 'third_party',
      by: 'ندى',
      told: {
        en: 'the ferry Amal has sunk off the harbour with passengers aboard',
        tr: 'Emel feribotu içindeki yolcularla liman açığında battı',
      },
    },
    log: {
      claim: 0,
      source: 'log',
      passage:
        'ferry Amal, made fast 16:10 on the 19th, engine cold, two watchmen aboard. Inspected 06:00 on the 20th, no damage.',
      stance: 'denies',
      speaker: 'demo-marsa-harbour',
      standing: 'record',
      by: 'samir',
      told: {
        ar: 'العبّارة أمل: رُبطت في 16:10 يوم 19، المحرك بارد، وعلى متنها حارسان. فُحصت في 06:00 يوم 20، بلا ضرر.',
        tr: 'Emel feribotu ayın 19’unda 16.10’da bağlandı, makine soğuk, iki bekçi içeride. Ayın 20’sinde 06.00’da denetlendi, hasar yok.',
      },
    },
    photo: {
      claim: 0,
      source: 'photo',
      passage: 'Emel feribotunu dördüncü rıhtımda bağlı buldu ve fotoğrafladı',
      stance: 'denies',
      speaker: 'demo-morning',
      standing: 'record',
      by: 'kerem',
      told: {
        ar: 'وجد العبّارة أمل مربوطة إلى الرصيف الرابع وصوّرها',
        en: 'found the ferry Amal made fast at berth four and photographed her',
      },
    },
  },
  acts: [
    {
      vote: 'denied',
      by: 'samir',
      claim: 0,
      on: ['log'],
      reason: 'A log kept by the hour has her at her berth before, during and after the night.',
    },
    {
      vote: 'denied',
      by: 'kerem',
      claim: 0,
      on: ['photo', 'log'],
      reason: 'Ertesi sabah çekilmiş fotoğraf ve liman defteri aynı şeyi gösteriyor.',
    },
    {
      vote: 'denied',
      by: 'ندى',
      claim: 0,
      on: ['log', 'photo'],
      reason: 'صورة ودفتر يخالفان منشوراً لا اسم وراءه. العبّارة لم تغرق.',
    },
    {
      vote: 'unverified',
      by: 'leyla',
      claim: 0,
      on: ['rumour'],
      reason: 'أردت أن أسمع من أصحاب العبّارة قبل أن أجزم، فصوّتُّ هكذا.',
    },
    {
      vote: 'denied',
      by: 'leyla',
      claim: 0,
      on: ['log', 'photo'],
      reason: 'قرأت الدفتر كاملاً بعد نشره، ولم يبق ما أنتظره.',
    },
  ],
}
