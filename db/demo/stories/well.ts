import type { Story } from '../story'

/** One source carries both sides, and the denial denies something narrower than the claim. Nothing in it exists. */
export const well: Story = {
  by: 'leyla',
  when: '2025-06',
  title: { ar: 'اتفاق القريتين على البئر', en: 'Two villages and one well', tr: 'İki köy, bir kuyu' },
  summary: {
    ar: 'أعلن مختار إحدى القريتين اتفاقاً على تقاسم البئر. ونفى الآخر أنه وقّع شيئاً، ولم ينفِ الاتفاق.',
    en: 'One headman announced that the well would be shared. The other denies having signed anything; he does not deny the agreement.',
    tr: 'Bir muhtar kuyunun paylaşılacağını duyurdu. Öbürü bir şey imzaladığını yalanlıyor; anlaşmayı yalanlamıyor.',
  },
  place: {
    ar: 'عين الغرب وعين الشرق (متخيَّلتان)',
    en: 'Ayn al-Gharb and Ayn al-Sharq (invented)',
    tr: 'Batıpınar ve Doğupınar (kurgusal)',
  },
  claims: [
    {
      ar: 'اتفقت القريتان في حزيران/يونيو 2025 على تقاسم البئر.',
      en: 'In June 2025 the two villages agreed to share the well.',
      tr: 'İki köy Haziran 2025’te kuyuyu paylaşmakta anlaştı.',
    },
    {
      ar: 'وُقِّع الاتفاق على تقاسم البئر خطياً.',
      en: 'The agreement to share the well was signed in writing.',
      tr: 'Kuyunun paylaşılması anlaşması yazılı olarak imzalandı.',
    },
  ],
  agents: [
    {
      id: 'demo-spring-news',
      kind: 'agency',
      names: { ar: 'وكالة الينبوع', en: 'Spring News Agency', tr: 'Pınar Haber Ajansı' },
    },
    {
      id: 'demo-headman-west',
      kind: 'person',
      names: { ar: 'مختار عين الغرب', en: 'Headman of Ayn al-Gharb', tr: 'Batıpınar muhtarı' },
    },
    {
      id: 'demo-headman-east',
      kind: 'person',
      names: { ar: 'مختار عين الشرق', en: 'Headman of Ayn al-Sharq', tr: 'Doğupınar muhtarı' },
    },
    { id: 'demo-water-judge', kind: 'person', names: { ar: 'قاضي المياه', en: 'The water judge', tr: 'Su hâkimi' } },
  ],
  sources: {
    agency: {
      publisher: 'demo-spring-news',
      language: 'ar',
      title: 'اتفاق على البئر، ونفي للتوقيع',
      published: '2025-06-21',
      text: `نص متخيَّل. قال مختار عين الغرب للوكالة إن القريتين اتفقتا على أن تتناوبا على البئر يوماً بيوم.

وقال قاضي المياه إنه حضر الجلسة وسمع الطرفين يتفقان على التناوب.

أما مختار عين الشرق فقال إنه لم يوقّع أي ورقة، وامتنع عن الحديث عن الجلسة نفسها.`,
    },
  },
  evidence: {
    west: {
      claim: 0,
      source: 'agency',
      passage: 'القريتين اتفقتا على أن تتناوبا على البئر يوماً بيوم',
      stance: 'supports',
      speaker: 'demo-headman-west',
      standing: 'party',
      by: 'leyla',
      told: {
        en: 'the two villages agreed to take turns at the well, day by day',
        tr: 'iki köy kuyuyu gün aşırı kullanmakta anlaştı',
      },
    },
    judge: {
      claim: 0,
      source: 'agency',
      passage: 'حضر الجلسة وسمع الطرفين يتفقان على التناوب',
      stance: 'supports',
      speaker: 'demo-water-judge',
      standing: 'record',
      by: 'samir',
      told: {
        en: 'was present and heard both sides agree to take turns',
        tr: 'oturumda bulundu ve iki tarafın sırayla kullanmakta anlaştığını duydu',
      },
    },
    unsigned: {
      claim: 0,
      source: 'agency',
      passage: 'لم يوقّع أي ورقة، وامتنع عن الحديث عن الجلسة نفسها',
      stance: 'mentions',
      speaker: 'demo-headman-east',
      standing: 'party',
      by: 'samir',
      told: {
        en: 'signed no paper, and would not speak of the meeting itself',
        tr: 'hiçbir kâğıt imzalamadı, oturumun kendisi hakkında konuşmak istemedi',
      },
    },
    signature: {
      claim: 1,
      source: 'agency',
      passage: 'لم يوقّع أي ورقة',
      stance: 'denies',
      speaker: 'demo-headman-east',
      standing: 'party',
      by: 'samir',
      told: { en: 'signed no paper', tr: 'hiçbir kâğıt imzalamadı' },
    },
  },
  acts: [
    {
      vote: 'confirmed',
      by: 'samir',
      claim: 0,
      on: ['west', 'judge'],
      reason: 'The judge was in the room. The east denies a signature, which is another matter.',
    },
    {
      vote: 'confirmed',
      by: 'leyla',
      claim: 0,
      on: ['west', 'judge'],
      reason: 'نفي التوقيع ليس نفياً للاتفاق، والقاضي شهد الجلسة.',
    },
    {
      vote: 'confirmed',
      by: 'kerem',
      claim: 0,
      on: ['judge'],
      reason: 'Hâkim oturumdaydı ve duyduğunu adıyla söylüyor.',
    },
    {
      vote: 'denied',
      by: 'samir',
      claim: 1,
      on: ['signature'],
      reason: 'He who would have signed says that he did not; nobody shows a paper.',
    },
    { vote: 'denied', by: 'leyla', claim: 1, on: ['signature'], reason: 'لا ورقة ظهرت، وصاحب التوقيع ينفيه.' },
    { vote: 'denied', by: 'omar', claim: 1, on: ['signature'], reason: 'نفي من طرف معنيّ، ولم أجد ما يخالفه.' },
  ],
}
