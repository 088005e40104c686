import type { Story } from '../story'

/** A headline stronger than its body: what was said above the text is not what the text says. Nothing in it exists. */
export const university: Story = {
  by: 'defne',
  when: '2025-10-07',
  title: { ar: '«إغلاق جامعة الميناء»', en: '“University of Mina shuts down”', tr: '“Mina Üniversitesi kapandı”' },
  summary: {
    ar: 'العنوان يقول إن الجامعة أُغلقت. النص تحته، والإعلان على الباب، يتحدثان عن مبنى واحد ليومين.',
    en: 'The headline says that the university shut. The text beneath it, and the notice on the door, speak of one building for two days.',
    tr: 'Başlık üniversitenin kapandığını söylüyor. Altındaki metin ve kapıdaki duyuru tek bir binadan, iki günden söz ediyor.',
  },
  place: { ar: 'الميناء (متخيَّلة)', en: 'Mina (invented)', tr: 'Mina (kurgusal)' },
  claims: [
    {
      ar: 'أُغلقت جامعة الميناء كلها في 7 تشرين الأول/أكتوبر 2025.',
      en: 'The whole University of Mina shut down on 7 October 2025.',
      tr: 'Mina Üniversitesi 7 Ekim 2025’te tümüyle kapandı.',
    },
    {
      ar: 'أُغلق مبنى كلية العلوم يومين.',
      en: 'The science building was closed for two days.',
      tr: 'Fen binası iki gün kapalı kaldı.',
    },
  ],
  agents: [
    { id: 'demo-mina-wire', kind: 'outlet', names: { ar: 'برق الميناء', en: 'Mina Wire', tr: 'Mina Telgraf' } },
    {
      id: 'demo-mina-university',
      kind: 'institution',
      names: { ar: 'جامعة الميناء', en: 'University of Mina', tr: 'Mina Üniversitesi' },
    },
    {
      id: 'demo-student-paper',
      kind: 'outlet',
      names: { ar: 'مجلة الطلبة', en: 'The Students’ Paper', tr: 'Öğrenci Gazetesi' },
    },
  ],
  sources: {
    wire: {
      publisher: 'demo-mina-wire',
      language: 'en',
      title: 'University of Mina shuts down',
      published: '2025-10-07',
      text: `An invented text. University of Mina shuts down after gas alarm.

The dean said that the science building is closed today and tomorrow while a pipe is mended; lectures elsewhere go on.`,
    },
    door: {
      publisher: 'demo-student-paper',
      language: 'tr',
      title: 'Kapıdaki duyuru',
      published: '2025-10-07T15:00',
      zone: 'Asia/Beirut',
      text: `Kurgusal bir metin. Muhabirimiz öğleden sonra kampüsteydi: dört binada dersler sürüyordu, yalnızca fen binasının kapısında «7 ve 8 Ekim’de kapalıdır» duyurusu asılıydı.`,
    },
  },
  evidence: {
    headline: {
      claim: 0,
      source: 'wire',
      passage: 'University of Mina shuts down after gas alarm',
      stance: 'supports',
      speaker: 'demo-mina-wire',
      standing: 'third_party',
      by: 'defne',
      told: { ar: 'إغلاق جامعة الميناء بعد إنذار بتسرب غاز', tr: 'Mina Üniversitesi gaz alarmından sonra kapandı' },
    },
    body: {
      claim: 0,
      source: 'wire',
      passage: 'the science building is closed today and tomorrow while a pipe is mended; lectures elsewhere go on',
      stance: 'denies',
      speaker: 'demo-mina-university',
      standing: 'party',
      by: 'defne',
      told: {
        ar: 'مبنى العلوم مغلق اليوم وغداً ريثما يُصلَح أنبوب، والمحاضرات مستمرة في سواه',
        tr: 'bir boru onarılırken fen binası bugün ve yarın kapalı; öbür yerlerde dersler sürüyor',
      },
    },
    campus: {
      claim: 0,
      source: 'door',
      passage:
        'dört binada dersler sürüyordu, yalnızca fen binasının kapısında «7 ve 8 Ekim’de kapalıdır» duyurusu asılıydı',
      stance: 'denies',
      speaker: 'demo-student-paper',
      standing: 'record',
      by: 'kerem',
      told: {
        ar: 'كانت الدروس مستمرة في أربعة مبانٍ، ولم يُعلَّق إعلان «مغلق في 7 و8 تشرين الأول» إلا على باب مبنى العلوم',
        en: 'lectures went on in four buildings; only on the door of the science building hung the notice “closed on 7 and 8 October”',
      },
    },
    notice: {
      claim: 1,
      source: 'door',
      passage: 'yalnızca fen binasının kapısında «7 ve 8 Ekim’de kapalıdır» duyurusu asılıydı',
      stance: 'supports',
      speaker: 'demo-student-paper',
      standing: 'record',
      by: 'kerem',
      told: {
        ar: 'لم يُعلَّق إعلان «مغلق في 7 و8 تشرين الأول» إلا على باب مبنى العلوم',
        en: 'only on the door of the science building hung the notice “closed on 7 and 8 October”',
      },
    },
    dean: {
      claim: 1,
      source: 'wire',
      passage: 'the science building is closed today and tomorrow',
      stance: 'supports',
      speaker: 'demo-mina-university',
      standing: 'party',
      by: 'defne',
      told: { ar: 'مبنى العلوم مغلق اليوم وغداً', tr: 'fen binası bugün ve yarın kapalı' },
    },
  },
  acts: [
    {
      vote: 'denied',
      by: 'defne',
      claim: 0,
      on: ['body', 'campus'],
      reason: 'The text under the headline says the opposite of it, and a reporter saw lectures going on.',
    },
    {
      vote: 'denied',
      by: 'kerem',
      claim: 0,
      on: ['campus'],
      reason: 'Kampüste bulunan muhabir dört binada ders yapıldığını gördü.',
    },
    {
      vote: 'denied',
      by: 'omar',
      claim: 0,
      on: ['campus', 'body'],
      reason: 'العنوان أكبر من نصه. المغلق مبنى واحد ليومين.',
    },
    { asideOn: 0, by: 'ندى' },
    {
      vote: 'confirmed',
      by: 'defne',
      claim: 1,
      on: ['notice', 'dean'],
      reason: 'The notice on the door and the dean’s own words agree.',
    },
    {
      vote: 'confirmed',
      by: 'kerem',
      claim: 1,
      on: ['notice', 'dean'],
      reason: 'Duyuru kapıda duruyor, dekan da aynı günleri söylüyor.',
    },
    {
      vote: 'confirmed',
      by: 'samir',
      claim: 1,
      on: ['notice'],
      reason: 'A notice seen and quoted by a reporter who stood before it.',
    },
  ],
}
