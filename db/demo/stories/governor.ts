import type { Story } from '../story'

/** Ruled against the tally: three of four confirmed, and a moderator found that they had misread who speaks. Nothing in it exists. */
export const governor: Story = {
  by: 'samir',
  when: '2025-02-05',
  title: {
    ar: 'خبر استقالة محافظ السهل',
    en: 'The governor of Sahl, said to have resigned',
    tr: 'Sehl valisinin istifa ettiği haberi',
  },
  summary: {
    ar: 'نشرت صحيفتان أن المحافظ استقال. كلتاهما نقلت رسالة لم يرَ أحد أصلها.',
    en: 'Two papers printed that the governor had resigned. Both quoted a letter whose original nobody has seen.',
    tr: 'İki gazete valinin istifa ettiğini yazdı. İkisi de aslını kimsenin görmediği bir mektuptan alıntı yaptı.',
  },
  place: { ar: 'محافظة السهل (متخيَّلة)', en: 'Sahl governorate (invented)', tr: 'Sehl vilayeti (kurgusal)' },
  claims: [
    {
      ar: 'استقال محافظ السهل في 5 شباط/فبراير 2025.',
      en: 'The governor of Sahl resigned on 5 February 2025.',
      tr: 'Sehl valisi 5 Şubat 2025’te istifa etti.',
    },
  ],
  agents: [
    { id: 'demo-plain-daily', kind: 'outlet', names: { ar: 'يومية السهل', en: 'The Plain Daily', tr: 'Ova Günlüğü' } },
    {
      id: 'demo-two-rivers',
      kind: 'outlet',
      names: { ar: 'الرافدان اليوم', en: 'Two Rivers Today', tr: 'İki Nehir Bugün' },
    },
    {
      id: 'demo-sahl-office',
      kind: 'institution',
      names: { ar: 'مكتب محافظ السهل', en: 'Office of the Governor of Sahl', tr: 'Sehl Valiliği' },
    },
  ],
  sources: {
    daily: {
      publisher: 'demo-plain-daily',
      language: 'en',
      title: 'Governor of Sahl steps down',
      published: '2025-02-05',
      text: `An invented text. The governor of Sahl has stepped down, according to a letter that is being passed around by telephone.

The letter bears no number and no stamp.`,
    },
    rivers: {
      publisher: 'demo-two-rivers',
      language: 'ar',
      title: 'محافظ السهل يغادر منصبه',
      published: '2025-02-06',
      text: `نص متخيَّل. غادر محافظ السهل منصبه بعد خلاف على الموازنة، كما جاء في رسالة يتناقلها الموظفون.

ولم يصدر عن مكتب المحافظ قرار بذلك حتى ساعة النشر، وقال إن المحافظ في عمله.`,
    },
  },
  evidence: {
    letter: {
      claim: 0,
      source: 'daily',
      passage: 'The governor of Sahl has stepped down, according to a letter',
      stance: 'supports',
      speaker: 'demo-plain-daily',
      standing: 'third_party',
      by: 'samir',
      told: { ar: 'تنحى محافظ السهل بحسب رسالة', tr: 'Bir mektuba göre Sehl valisi görevi bıraktı' },
    },
    again: {
      claim: 0,
      source: 'rivers',
      passage: 'غادر محافظ السهل منصبه بعد خلاف على الموازنة، كما جاء في رسالة يتناقلها الموظفون',
      stance: 'supports',
      speaker: 'demo-two-rivers',
      standing: 'third_party',
      by: 'leyla',
      told: {
        en: 'the governor of Sahl left his post after a quarrel over the budget, says a letter that employees pass around',
        tr: 'çalışanlar arasında dolaşan bir mektuba göre Sehl valisi bütçe anlaşmazlığı üzerine görevinden ayrıldı',
      },
    },
    office: {
      claim: 0,
      source: 'rivers',
      passage: 'قال إن المحافظ في عمله',
      stance: 'denies',
      speaker: 'demo-sahl-office',
      standing: 'party',
      by: 'defne',
      told: { en: 'said that the governor is at work', tr: 'valinin görevi başında olduğunu söyledi' },
    },
  },
  acts: [
    {
      vote: 'confirmed',
      by: 'samir',
      claim: 0,
      on: ['letter', 'again'],
      reason: 'Two papers of different towns, a day apart, with the reason for the quarrel.',
    },
    {
      vote: 'confirmed',
      by: 'leyla',
      claim: 0,
      on: ['again'],
      reason: 'ذكرت الصحيفة سبب الخلاف، وهذا تفصيل لا يأتي من فراغ.',
    },
    {
      vote: 'confirmed',
      by: 'kerem',
      claim: 0,
      on: ['letter', 'again'],
      reason: 'İki gazete de aynı mektubu veriyor; tarih uyuşuyor.',
    },
    {
      vote: 'unverified',
      by: 'defne',
      claim: 0,
      on: ['letter', 'office'],
      reason: 'Both papers quote one letter without number or stamp, and neither saw the original.',
    },
    {
      dispute: 'wrong_speaker',
      by: 'defne',
      claim: 0,
      statement:
        'The two papers are counted as two speakers. Read them: each passes on the same letter, and nobody knows who wrote it. The word is the letter’s, not theirs.',
    },
    {
      plead: 'keep',
      by: 'samir',
      claim: 0,
      on: ['letter', 'again'],
      text: 'Two newsrooms that do not like each other printed it a day apart. Had it been empty, one of them would have said so.',
    },
    {
      plead: 'keep',
      by: 'leyla',
      claim: 0,
      on: ['again'],
      text: 'الصحيفة الثانية ذكرت سبب الخلاف ولم تذكره الأولى، فعندها ما ليس في الرسالة.',
    },
    {
      plead: 'change',
      by: 'kerem',
      claim: 0,
      on: [],
      text: 'Oyumu verirken iki gazete saydım. Yeniden okudum: ikisi de aynı mektubu aktarıyor. İtiraz yerinde.',
    },
    {
      rule: 'overturned',
      to: 'unverified',
      by: 'سلمى',
      claim: 0,
      on: ['letter', 'again', 'office'],
      reason:
        'قرأت النصين والإفادات الثلاث. سبب الخلاف الذي في الصحيفة الثانية منقول عن الرسالة نفسها، ولم تر أي من الصحيفتين أصلها ولا يُعرف كاتبها. هذا قول واحد بلا اسم، فلا يثبت به الخبر ولا يُنفى.',
    },
    {
      rule: 'overturned',
      to: 'unverified',
      by: 'tarik',
      claim: 0,
      on: ['letter', 'again'],
      reason:
        'I have read both texts. Neither paper says that it saw the governor leave or held the letter’s original; both pass on what is going round. Two papers repeating one unseen letter are one word without a name, so the evidence does not decide. The verdict is set to unverified until somebody brings the original or an order.',
    },
  ],
}
