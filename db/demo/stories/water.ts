import type { Story } from '../story'

/** Under review: two of three votes are in, and sealed. Nothing in it exists. */
export const water: Story = {
  by: 'kerem',
  when: '2025-05-12',
  title: { ar: 'انقطاع الماء عن تل الزيتون', en: 'No water at Tell Zaytun', tr: 'Zeytintepe’de sular kesildi' },
  summary: {
    ar: 'يقول سكان إن المحطة توقفت يومين كاملين، وتقول البلدية إنها ساعات.',
    en: 'Residents say the plant stood still for two whole days; the municipality says it was hours.',
    tr: 'Sakinler tesisin iki tam gün durduğunu, belediye ise birkaç saat sürdüğünü söylüyor.',
  },
  place: { ar: 'تل الزيتون (متخيَّلة)', en: 'Tell Zaytun (invented)', tr: 'Zeytintepe (kurgusal)' },
  claims: [
    {
      ar: 'توقفت محطة مياه تل الزيتون يومين كاملين في أيار/مايو 2025.',
      en: 'The water plant of Tell Zaytun stood still for two whole days in May 2025.',
      tr: 'Zeytintepe su tesisi Mayıs 2025’te iki tam gün durdu.',
    },
  ],
  agents: [
    { id: 'demo-hill-voice', kind: 'outlet', names: { ar: 'صوت التل', en: 'Voice of the Hill', tr: 'Tepenin Sesi' } },
    {
      id: 'demo-zaytun-town',
      kind: 'institution',
      names: { ar: 'بلدية تل الزيتون', en: 'Municipality of Tell Zaytun', tr: 'Zeytintepe Belediyesi' },
    },
  ],
  sources: {
    voice: {
      publisher: 'demo-hill-voice',
      language: 'tr',
      title: 'İki gündür su yok',
      published: '2025-05-14',
      text: `Kurgusal bir metin. Beş mahalleden okurlarımız pazartesi sabahından çarşamba sabahına kadar musluklardan su akmadığını söyledi.

Belediye ise kesintinin yalnızca bakım için altı saat sürdüğünü bildirdi.`,
    },
  },
  evidence: {
    residents: {
      claim: 0,
      source: 'voice',
      passage: 'pazartesi sabahından çarşamba sabahına kadar musluklardan su akmadığını söyledi',
      stance: 'supports',
      speaker: 'demo-hill-voice',
      unnamed: true,
      standing: 'third_party',
      by: 'kerem',
      told: {
        ar: 'قالوا إن الماء لم يجرِ في الصنابير من صباح الاثنين إلى صباح الأربعاء',
        en: 'said that no water ran from Monday morning to Wednesday morning',
      },
    },
    town: {
      claim: 0,
      source: 'voice',
      passage: 'kesintinin yalnızca bakım için altı saat sürdüğünü bildirdi',
      stance: 'denies',
      speaker: 'demo-zaytun-town',
      standing: 'party',
      by: 'kerem',
      told: {
        ar: 'أفادت بأن الانقطاع دام ست ساعات فقط للصيانة',
        en: 'stated that the cut lasted only six hours, for maintenance',
      },
    },
  },
  acts: [
    {
      vote: 'unverified',
      by: 'kerem',
      claim: 0,
      on: ['residents', 'town'],
      reason: 'Tek bir gazete ve tesisin sahibi konuşuyor; sayaç kayıtlarını görmeden karar veremem.',
    },
    {
      vote: 'unverified',
      by: 'omar',
      claim: 0,
      on: ['town'],
      reason: 'أنتظر سجلات الضخ: قول البلدية عن نفسها لا يكفي، وقول المجهولين كذلك.',
    },
  ],
}
