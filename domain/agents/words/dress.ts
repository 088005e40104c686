/**
 * Words that stand beside a name and mark it as one. `before` and `behind`: on which side of the name; by what they say of
 * the agent (an outlet, an agency, anybody that publishes). `plain`: more that may stand between such a word and the name.
 */
export const KINDS = {
  before: {
    outlet: {
      ar: 'صحيفة، صحيفتا، صحيفتي، صحيفتين، جريدة، جريدتا، جريدتي، مجلة، موقع، موقعا، موقعي، قناة، قناتا، قناتي، محطة، إذاعة، راديو، تلفزيون، شبكة، منصة، بوابة، يومية، أسبوعية، الصحيفة، الجريدة، المجلة، الموقع، القناة، المحطة، الإذاعة، الشبكة، المنصة، اليومية، الأسبوعية، هيئة البث، هيئة الإذاعة، موقع قناة، موقع صحيفة، موقع جريدة، تلفزيون وموقع، صحف، قنوات، مواقع',
      en: 'newspaper, newspapers, daily, dailies, daily newspaper, weekly, magazine, journal, website, news website, news site, site, outlet, outlets, news outlet, media outlet, broadcaster, public broadcaster, state broadcaster, channel, tv channel, news channel, satellite channel, television, television channel, television station, tv station, network, news network, tv network, radio, radio station, portal, news portal, paper, tabloid, publication, media network, platform',
      tr: 'gazetesi, gazete, dergisi, dergi, televizyonu, televizyon kanalı, kanalı, tv kanalı, haber kanalı, haber sitesi, internet sitesi, sitesi, radyosu, yayın kuruluşu, yayın organı, medya kuruluşu, platformu',
    },
    agency: {
      ar: 'وكالة، وكالتا، وكالتي، وكالات، الوكالة، وكالة أنباء، وكالة الأنباء، وكالة الأخبار، وكالة الصحافة',
      en: 'news agency, news agencies, agency, wire service, newswire, press agency',
      tr: 'haber ajansı, ajansı, ajans, basın ajansı',
    },
    any: {
      ar: 'مراسل، مراسلة، مراسلو، مندوب، منظمة، المنظمة، هيئة، مؤسسة، المؤسسة، مرصد، حركة، جماعة، ميليشيا، تنظيم، مجموعة، مركز',
      en: 'organization, organisation, group, rights group, watchdog, monitor, war monitor, ngo, charity, think tank, movement, militia',
      tr: 'örgütü, kuruluşu, grubu, hareketi',
    },
  },
  behind: {
    outlet: {
      ar: '',
      en: 'newspaper, daily, daily newspaper, weekly, magazine, website, news website, news site, channel, tv channel, news channel, television, television channel, tv station, network, news network, radio, portal, paper, broadcaster, outlet',
      tr: 'gazetesi, dergisi, televizyonu, televizyon kanalı, kanalı, tv kanalı, haber kanalı, haber sitesi, internet sitesi, sitesi, haber portalı, radyosu, gazeteleri, kanalları, televizyonları, yayın organı, yayın kuruluşu, medya kuruluşu, yayın grubu',
    },
    agency: {
      ar: 'للأنباء، للإعلام، للصحافة',
      en: 'news agency, agency, newswire',
      tr: 'haber ajansı, ajansı, ajansları, haber ajansları',
    },
    any: { ar: '', en: 'group, organization, organisation, movement', tr: 'örgütü, muhabiri, hareketi' },
  },
} as const

export const PLAIN = {
  ar: 'الرسمي، شبه الرسمي، الحكومي، شبه الحكومي، المعارض، المعارضة، الموالي، الخاص، المستقل، الإخباري، الإلكتروني، اليومي، الأسبوعي، المحلي، العبري، الدولي، العالمي، الفضائي، التلفزيوني، الشهير، البارز، الناطق، الناطقة بالعربية، الناطقة بالإنجليزية، الناطق بالعربية، اليساري، اليميني، الليبرالي، القومي، الكبرى، الاقتصادي، المتخصص، أنباء، الأنباء، الإعلامي، العربي، الحزبي، الصادرة بالعربية، المقرب، المقرب من الحكومة، المقرب من النظام',
  en: 'state, state-run, state-owned, state-controlled, state-backed, state-linked, official, semi-official, pro-government, government-owned, opposition, independent, private, privately owned, privately-owned, leading, local, news, owned, based, backed, funded, run, linked, conservative, liberal, left-wing, right-wing, leftist, nationalist, secular, islamist, influential, popular, daily, english-language, arabic-language, language, english, arabic, hebrew, pan-arab, public, national, satellite, mass-circulation, online, hosted, sponsored, affiliated, controlled, pro, regime, international, respected, financial, business, investigative, prominent, s',
  tr: 'resmi, yarı resmi, devlet, özel, yerel, bağımsız, muhalif, merkezli, yanlısı, hükümete yakın, iktidara yakın, rejim yanlısı, haber, milliyetçi, laik, sol, sağ, uluslararası, günlük, haftalık, ünlü, önde gelen, saygın, yayımlanan, yayın yapan, destekli, kökenli, tabanlı',
}

/** What opens and what closes around a name; a straight quotation mark does both. */
export const OPENERS = `"'«‹“”„‟‘’‚([{「『〈《＂❝❮`
export const CLOSERS = `"'»›”“’‘)]}」』〉》＂❞❯`
