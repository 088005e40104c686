import type { Story } from '../story'

/**
 * The case that Isnad began with. The facts are those of the reports of June 2024; every sentence here is retold, and the
 * votes are invented.
 */
export const hmeimim: Story = {
  by: 'leyla',
  when: '2024-06',
  title: {
    ar: 'لقاء عسكري تركي سوري في حميميم',
    en: 'Turkish and Syrian officers at Hmeimim',
    tr: 'Hmeymim’de Türk ve Suriyeli subaylar',
  },
  summary: {
    ar: 'قالت صحيفة تركية إن ضباطاً من البلدين اجتمعوا في القاعدة الروسية، ونفت ذلك صحيفة دمشقية. كلتاهما استندت إلى أشخاص بلا أسماء.',
    en: 'A Turkish newspaper said that officers of both countries met at the Russian base; a Damascus daily said they did not. Both went by people they do not name.',
    tr: 'Bir Türk gazetesi iki ülkenin subaylarının Rus üssünde buluştuğunu yazdı, bir Şam gazetesi bunu yalanladı. İkisi de adı verilmeyen kişilere dayanıyor.',
  },
  place: {
    ar: 'قاعدة حميميم الجوية، ريف اللاذقية',
    en: 'Hmeimim air base, near Latakia',
    tr: 'Hmeymim hava üssü, Lazkiye yakınları',
  },
  claims: [
    {
      ar: 'التقى مسؤولون عسكريون أتراك وسوريون في قاعدة حميميم في حزيران/يونيو 2024.',
      en: 'Turkish and Syrian military officials met at Hmeimim air base in June 2024.',
      tr: 'Türk ve Suriyeli askerî yetkililer Haziran 2024’te Hmeymim üssünde görüştü.',
    },
    {
      ar: 'استقبل الرئيس الروسي وزير الخارجية التركي في موسكو في حزيران/يونيو 2024.',
      en: 'The Russian president received the Turkish foreign minister in Moscow in June 2024.',
      tr: 'Rusya Devlet Başkanı, Türkiye Dışişleri Bakanı’nı Haziran 2024’te Moskova’da kabul etti.',
    },
    {
      ar: 'انعقد اللقاء في 11 حزيران/يونيو 2024.',
      en: 'The meeting took place on 11 June 2024.',
      tr: 'Görüşme 11 Haziran 2024’te yapıldı.',
    },
  ],
  sources: {
    iraq: {
      publisher: 'inn',
      language: 'ar',
      title: 'حديث عن اجتماع تركي سوري برعاية موسكو',
      published: '2024-06-18',
      zone: 'GMT',
      text: `هذا نص أعيدت روايته لأغراض العرض. نشرت شبكة أخبار العراق أن وكالة سبوتنيك نقلت عن صحيفة آيدنلك خبر اجتماع ضباط من الجيشين في القاعدة الروسية القريبة من اللاذقية، وحددت له يوم 11 يونيو.

وبحسب الرواية نفسها، فإن أشخاصاً مقربين من دمشق أبلغوا الصحيفة بأن الاجتماع جرى فعلاً وأنه أول لقاء أمني على أرض سورية، وأن لقاءً آخر قد تستضيفه بغداد.

ولم يرد في الخبر اسم أي من المجتمعين، ولا بيان من وزارة الدفاع في أي من البلدين.`,
    },
    syria: {
      publisher: 'syria-tv',
      language: 'ar',
      title: 'دمشق تنفي لقاء حميميم',
      published: '2024-06-24T10:25',
      zone: 'Asia/Damascus',
      text: `هذا نص أعيدت روايته لأغراض العرض. يقول العنوان إن دمشق نفت، غير أن المتن لا يورد نفياً رسمياً.

فقد نسب الموقع إلى مصادر تحدثت لصحيفة الوطن قولها إن ما شاع عن لقاءات في القاعدة الروسية غير صحيح، وإن شروط دمشق للتقارب لم تتبدل.

وذكر الموقع أن صحيفة آيدنلك كانت قد تحدثت عن اجتماع لمسؤولين عسكريين في 11 حزيران، غداة محادثات في موسكو بين الرئيس الروسي ووزير الخارجية التركي.

وأضاف أن صحيفة ستار نقلت عن أشخاص لم تسمهم أنه لا مباحثات على مستوى أجهزة الاستخبارات في الوقت الحاضر.`,
    },
    kremlin: {
      publisher: 'kremlin',
      language: 'en',
      title: 'Reception of the foreign minister of Türkiye',
      published: '2024-06-11',
      text: `Retold for this demonstration. The Kremlin's own record of 11 June 2024 says that the president received the foreign minister of Türkiye, Hakan Fidan, in Moscow, and it shows the two at the table.

It gives the opening words of both and says nothing of Syria's army or of Hmeimim.`,
    },
    ankara: {
      publisher: 'anadolu',
      language: 'tr',
      title: 'Fidan’ın Moskova temasları',
      published: '2024-06-11',
      text: `Gösterim için yeniden anlatılmıştır. Ajansın Moskova’daki muhabiri, Dışişleri Bakanı Hakan Fidan’ın Kremlin’de Devlet Başkanı tarafından kabul edildiğini yerinden aktardı.

Haberde Hmeymim’den ya da Suriyeli subaylardan söz edilmiyor.`,
    },
  },
  citations: {
    report: {
      source: 'iraq',
      passage: 'وكالة سبوتنيك نقلت عن صحيفة آيدنلك خبر اجتماع ضباط من الجيشين في القاعدة الروسية القريبة من اللاذقية',
      agent: 'aydinlik',
      via: ['sputnik'],
      relation: 'paraphrases',
      act: 'claims',
      by: 'leyla',
    },
    people: {
      source: 'iraq',
      passage: 'أشخاصاً مقربين من دمشق أبلغوا الصحيفة بأن الاجتماع جرى فعلاً',
      agent: 'aydinlik',
      unnamed: true,
      via: ['sputnik'],
      relation: 'paraphrases',
      act: 'claims',
      by: 'leyla',
    },
    retold: {
      source: 'syria',
      passage: 'صحيفة آيدنلك كانت قد تحدثت عن اجتماع لمسؤولين عسكريين في 11 حزيران',
      agent: 'aydinlik',
      relation: 'paraphrases',
      act: 'claims',
      by: 'omar',
    },
    denied: {
      source: 'syria',
      passage: 'مصادر تحدثت لصحيفة الوطن قولها إن ما شاع عن لقاءات في القاعدة الروسية غير صحيح',
      agent: 'al-watan',
      unnamed: true,
      relation: 'paraphrases',
      act: 'denies',
      by: 'omar',
    },
    narrow: {
      source: 'syria',
      passage: 'صحيفة ستار نقلت عن أشخاص لم تسمهم أنه لا مباحثات على مستوى أجهزة الاستخبارات في الوقت الحاضر',
      agent: 'star',
      unnamed: true,
      relation: 'paraphrases',
      act: 'denies',
      by: 'defne',
    },
  },
  occasions: { talks: 'لقاء بوتين وفيدان في موسكو' },
  dates: [
    { source: 'iraq', passage: 'وحددت له يوم 11 يونيو', role: 'happened', value: '2024-06-11', by: 'leyla' },
    {
      source: 'syria',
      passage: 'غداة محادثات في موسكو بين الرئيس الروسي ووزير الخارجية التركي',
      role: 'happened',
      from: 'talks',
      days: 1,
      by: 'omar',
    },
    {
      source: 'kremlin',
      passage: "The Kremlin's own record of 11 June 2024",
      role: 'happened',
      of: 'talks',
      value: '2024-06-11',
      by: 'defne',
    },
  ],
  evidence: {
    relayed: {
      claim: 0,
      source: 'iraq',
      passage: 'نقلت عن صحيفة آيدنلك خبر اجتماع ضباط من الجيشين في القاعدة الروسية القريبة من اللاذقية',
      stance: 'supports',
      speaker: 'aydinlik',
      standing: 'third_party',
      through: 'report',
      by: 'leyla',
      told: {
        en: '… passed on from the newspaper Aydınlık the news that officers of both armies met at the Russian base near Latakia',
        tr: '… iki ordunun subaylarının Lazkiye yakınındaki Rus üssünde buluştuğu haberini Aydınlık gazetesinden aktardı',
      },
    },
    told: {
      claim: 0,
      source: 'iraq',
      passage: 'أشخاصاً مقربين من دمشق أبلغوا الصحيفة بأن الاجتماع جرى فعلاً',
      stance: 'supports',
      speaker: 'aydinlik',
      unnamed: true,
      standing: 'third_party',
      through: 'people',
      by: 'leyla',
      told: {
        en: 'people close to Damascus told the newspaper that the meeting did take place',
        tr: 'Şam’a yakın kişiler gazeteye görüşmenin gerçekten yapıldığını söyledi',
      },
    },
    again: {
      claim: 0,
      source: 'syria',
      passage: 'صحيفة آيدنلك كانت قد تحدثت عن اجتماع لمسؤولين عسكريين في 11 حزيران',
      stance: 'supports',
      speaker: 'aydinlik',
      standing: 'third_party',
      through: 'retold',
      by: 'omar',
      told: {
        en: 'the newspaper Aydınlık had spoken of a meeting of military officials on 11 June',
        tr: 'Aydınlık gazetesi 11 Haziran’da askerî yetkililerin bir toplantısından söz etmişti',
      },
    },
    denial: {
      claim: 0,
      source: 'syria',
      passage: 'مصادر تحدثت لصحيفة الوطن قولها إن ما شاع عن لقاءات في القاعدة الروسية غير صحيح',
      stance: 'denies',
      speaker: 'al-watan',
      unnamed: true,
      standing: 'third_party',
      through: 'denied',
      by: 'omar',
      told: {
        en: 'people who spoke to the daily Al-Watan, saying that the talk of meetings at the Russian base is untrue',
        tr: 'El-Vatan gazetesine konuşan kişiler, Rus üssünde görüşmeler olduğu yolundaki söylentinin doğru olmadığını söylüyor',
      },
    },
    narrower: {
      claim: 0,
      source: 'syria',
      passage: 'لا مباحثات على مستوى أجهزة الاستخبارات في الوقت الحاضر',
      stance: 'mentions',
      speaker: 'star',
      unnamed: true,
      standing: 'third_party',
      through: 'narrow',
      by: 'defne',
      told: {
        en: 'there are no talks at the level of the intelligence services at present',
        tr: 'şu sırada istihbarat servisleri düzeyinde görüşme yok',
      },
    },
    readout: {
      claim: 1,
      source: 'kremlin',
      passage: 'the president received the foreign minister of Türkiye, Hakan Fidan, in Moscow',
      stance: 'supports',
      speaker: 'kremlin',
      standing: 'party',
      by: 'defne',
      told: {
        ar: 'استقبل الرئيس وزير خارجية تركيا هاكان فيدان في موسكو',
        tr: 'Devlet Başkanı, Türkiye Dışişleri Bakanı Hakan Fidan’ı Moskova’da kabul etti',
      },
    },
    reporter: {
      claim: 1,
      source: 'ankara',
      passage: 'Dışişleri Bakanı Hakan Fidan’ın Kremlin’de Devlet Başkanı tarafından kabul edildiğini yerinden aktardı',
      stance: 'supports',
      speaker: 'anadolu',
      standing: 'record',
      by: 'defne',
      told: {
        ar: 'نقل من المكان أن الرئيس استقبل وزير الخارجية هاكان فيدان في الكرملين',
        en: 'reported from the spot that the president received Foreign Minister Hakan Fidan in the Kremlin',
      },
    },
    day: {
      claim: 2,
      source: 'iraq',
      passage: 'وحددت له يوم 11 يونيو',
      stance: 'supports',
      speaker: 'aydinlik',
      standing: 'third_party',
      through: 'report',
      by: 'leyla',
      told: { en: 'and gave the day as 11 June', tr: 've gün olarak 11 Haziran’ı verdi' },
    },
  },
  acts: [
    {
      vote: 'confirmed',
      by: 'defne',
      claim: 1,
      on: ['readout', 'reporter'],
      reason: 'The host’s own record and a reporter on the spot agree, and neither depends on the other.',
    },
    {
      vote: 'confirmed',
      by: 'omar',
      claim: 1,
      on: ['reporter'],
      reason: 'مراسل حاضر وبيان رسمي عن اليوم نفسه. لا حاجة إلى أكثر من ذلك.',
    },
    {
      vote: 'confirmed',
      by: 'kerem',
      claim: 1,
      on: ['readout', 'reporter'],
      reason: 'İki bağımsız kaynak, ikisi de adıyla konuşuyor.',
    },
    {
      vote: 'unverified',
      by: 'leyla',
      claim: 2,
      on: ['day'],
      reason: 'التاريخ من الصحيفة وحدها، ورواية أخرى تجعله «غداة» محادثات موسكو.',
    },
    {
      vote: 'unverified',
      by: 'omar',
      claim: 0,
      on: ['told', 'denial'],
      reason: 'رواية من مجهولين عند صحيفة، ونفي من مجهولين عند أخرى. لا شيء يرجّح إحداهما.',
    },
    {
      vote: 'confirmed',
      by: 'leyla',
      claim: 0,
      on: ['relayed', 'told'],
      reason: 'الخبر مفصّل: اليوم والمكان وما نوقش، والنفي جاء بعد أيام ومن دون اسم.',
    },
    {
      vote: 'confirmed',
      by: 'kerem',
      claim: 0,
      on: ['relayed', 'again'],
      reason: 'Üç ayrı yayında aynı haber var; ayrıntılar birbirini tutuyor.',
    },
    {
      vote: 'confirmed',
      by: 'defne',
      claim: 0,
      on: ['told'],
      reason: 'Those who spoke knew the agenda. I lean towards confirmed, knowing that they are not named.',
    },
    {
      vote: 'confirmed',
      by: 'omar',
      claim: 0,
      on: ['relayed', 'told'],
      reason: 'عدت إلى النصوص: النفي يخص «ما شاع» بعمومه، أما الرواية فمحددة. أغيّر رأيي، مع أن الأصل واحد.',
    },
    {
      vote: 'unverified',
      by: 'samir',
      claim: 0,
      on: ['relayed', 'denial'],
      reason: 'Every report that supports it leads back to one newspaper, and from there to nobody with a name.',
    },
  ],
}
