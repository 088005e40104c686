/**
 * Offices of states, as each language names them. A ministry is a head and a field (وزارة + الدفاع, defence + minister,
 * Savunma + Bakanlığı); the other bodies are named whole. Whose it is, is said by a nation's name beside it.
 * `@TR` behind a word: written with capitals and with no nation beside it, this country's is meant; `+`: it is the office of
 * several nations.
 */
export const FIELDS: Readonly<Record<string, { ar: string; en: string; tr: string }>> = {
  defence: {
    ar: 'الدفاع، الدفاع الوطني، الحربية',
    en: 'defence, defense, national defence, national defense',
    tr: 'savunma, milli savunma@TR, ulusal savunma',
  },
  foreign: {
    ar: 'الخارجية، الشؤون الخارجية، الخارجية والمغتربين، الخارجية وشؤون المغتربين، الخارجية والتعاون الدولي، الشؤون الخارجية والتعاون الدولي',
    en: 'foreign, foreign affairs, external affairs, foreign affairs and expatriates, foreign and expatriates',
    tr: 'dışişleri@TR, dış işleri@TR',
  },
  interior: {
    ar: 'الداخلية، الأمن الداخلي، الأمن القومي',
    en: 'interior, home affairs, internal affairs, national security',
    tr: 'içişleri@TR, iç işleri@TR, ulusal güvenlik',
  },
  justice: { ar: 'العدل', en: 'justice', tr: 'adalet@TR' },
  finance: { ar: 'المالية', en: 'finance', tr: 'maliye, hazine ve maliye@TR' },
  economy: { ar: 'الاقتصاد، الاقتصاد والتجارة', en: 'economy, economic affairs, trade', tr: 'ekonomi, ticaret@TR' },
  health: { ar: 'الصحة، الصحة العامة', en: 'health, public health', tr: 'sağlık@TR' },
  energy: {
    ar: 'النفط، النفط والثروة المعدنية، الطاقة، الكهرباء، البترول',
    en: 'oil, energy, petroleum, electricity',
    tr: 'petrol, enerji, enerji ve tabii kaynaklar@TR, elektrik',
  },
  information: { ar: 'الإعلام، الإعلام والثقافة', en: 'information', tr: 'enformasyon, bilgi' },
  education: { ar: 'التربية، التعليم، التربية والتعليم', en: 'education', tr: 'eğitim, milli eğitim@TR' },
  transport: { ar: 'النقل، المواصلات', en: 'transport, transportation', tr: 'ulaştırma, ulaştırma ve altyapı@TR' },
}

/** Heads of ministries: the office and who holds it. `*` stands for the field. */
export const HEADS = {
  ar: 'وزارة *، وزير *، وزيرة *، وزارتا *+، وزارتي *+، وزيرا *+، وزيري *+، وزارات *+، وزراء *+',
  en: '* ministry, * minister, * ministries+, * ministers+, ministry of *, minister of *, ministries of *+, ministers of *+, ministry for *, minister for *, ministry of the *, minister of the *',
  tr: '* bakanlığı, * bakanı, * bakanlıkları+, * bakanları+',
}

export const BODIES: Readonly<Record<string, { ar: string; en: string; tr: string }>> = {
  foreign: {
    ar: '',
    en: 'state department@US, department of state@US, secretary of state@US, foreign office@GB, foreign secretary@GB',
    tr: 'dışişleri',
  },
  defence: {
    ar: '',
    en: 'department of defense@US, defense department@US, secretary of defense@US, defense secretary@US, defence secretary@GB, department of defence',
    tr: '',
  },
  interior: { ar: '', en: 'home office@GB, home secretary@GB', tr: '' },
  presidency: {
    ar: 'الرئاسة، رئاسة الجمهورية، مؤسسة الرئاسة، الرئيس، رئيس الجمهورية، رئيس، القصر الرئاسي، الديوان الملكي، العاهل، ملك، أمير، الديوان الأميري، المتحدث الرئاسي، المتحدثة الرئاسية، الرئيسان+، الرئيسين+، رئيسا+، رئيسي+، رؤساء+',
    en: "presidency, president, presidential palace, presidential office, president's office, office of the president, royal court, royal palace, king, emir, presidential spokesman, presidential spokesperson, presidential spokeswoman, presidents+",
    tr: 'cumhurbaşkanlığı@TR, cumhurbaşkanı@TR, devlet başkanı, devlet başkanlığı, başkanı, kralı, emiri, kraliyet divanı, cumhurbaşkanları+, devlet başkanları+',
  },
  premiership: {
    ar: 'رئاسة الوزراء، رئاسة مجلس الوزراء، رئاسة الحكومة، رئيس الوزراء، رئيس وزراء، رئيس الحكومة، رئيس حكومة، رئيسة الوزراء، المستشار، المستشارية، مكتب المستشار، رئيس مجلس الوزراء، مكتب رئيس الوزراء، مجلس الوزراء، رئيسا الوزراء+، رئيسي الوزراء+، رؤساء وزراء+، رؤساء حكومات+',
    en: "prime minister, prime minister's office, office of the prime minister, prime ministry, premier, prime ministers+, chancellor, chancellery",
    tr: 'başbakanı, başbakanlığı, başbakanlık, başbakanlık ofisi, başbakanları+, şansölyesi',
  },
  army: {
    ar: 'الجيش، القوات المسلحة، جيش، هيئة الأركان، هيئة الأركان العامة، رئاسة الأركان، رئيس الأركان، رئيس هيئة الأركان، رئيس هيئة الأركان العامة، القيادة العامة للقوات المسلحة، القيادة العامة للجيش، قيادة الجيش، قائد الجيش، رئيس أركان الجيش، القائد العام للقوات المسلحة، الجيش العربي، الجيشان+، الجيشين+',
    en: 'army, military, armed forces, defence forces, defense forces, general staff, chief of staff, chief of general staff, chief of the general staff, army chief, army command, army chief of staff, arab army, armies+',
    tr: 'ordusu, silahlı kuvvetleri, genelkurmay başkanlığı@TR, genelkurmay başkanı@TR, genelkurmayı, genelkurmay, arap ordusu, kara kuvvetleri, orduları+',
  },
  intelligence: {
    ar: 'المخابرات، الاستخبارات، جهاز المخابرات، جهاز الاستخبارات، المخابرات العامة، الاستخبارات العامة، جهاز المخابرات العامة، رئيس المخابرات، رئيس الاستخبارات، رئيس جهاز المخابرات، رئيس جهاز الاستخبارات، مدير المخابرات، مدير الاستخبارات',
    en: 'intelligence, intelligence agency, intelligence service, intelligence services, intelligence organization, intelligence organisation, national intelligence organization, national intelligence organisation, intelligence chief, spy agency, spy chief, general intelligence',
    tr: 'istihbaratı, istihbarat teşkilatı, istihbarat örgütü, istihbarat servisi, milli istihbarat teşkilatı@TR, istihbarat başkanı',
  },
  news_agency: {
    ar: 'وكالة الأنباء، وكالة الأنباء الرسمية، وكالة أنباء، الوكالة الرسمية، الوكالة الرسمية للأنباء، وكالة الأنباء الحكومية، وكالة الأنباء العربية، الوكالة العربية للأنباء',
    en: 'news agency, state news agency, official news agency, state-run news agency, national news agency, state-owned news agency, arab news agency, official state news agency',
    tr: 'haber ajansı, resmi haber ajansı, devlet haber ajansı, resmi ajansı, arap haber ajansı, resmi devlet haber ajansı',
  },
  state_tv: {
    ar: 'التلفزيون، التلفزيون الرسمي، التلفزيون الحكومي، تلفزيون الدولة، التلفاز، التلفزيون العربي',
    en: 'state television, state tv, state broadcaster, state-run television, state-run tv, state-owned television, official television, national television, state tv channel',
    tr: 'devlet televizyonu, resmi televizyonu, devlet tv, resmi devlet televizyonu',
  },
}

/** Fields that name the ministry alone, before a nation's feminine: الخارجية الروسية. */
export const ALONE = { ar: 'الخارجية، الدفاع، الداخلية، الصحة، العدل، المالية', en: '', tr: '' }

/** What may stand between an office and its nation, and says nothing else than that it is of it. */
export const LINKS = {
  ar: 'في، لدى، التابع، التابعة، حكومة، الحكومة، نظام، النظام، جمهورية، دولة، مملكة، سلطنة، الرسمي، الرسمية، العام، العامة',
  en: 'of, in, the, from, at, republic, kingdom, state, government, regime, federal, official',
  tr: 'hükümeti, rejimi, yönetimi, devlet, resmi, federal',
}

/** Beside an office these make it another's, or nobody's any more. */
export const OTHERS = {
  ar: 'السابق، السابقة، الأسبق، الأسبقة، الراحل، المخلوع، المعزول، المستقيل، المؤقتة، الحر، الإلكتروني، السابقين',
  en: 'former, ex, then, late, ousted, deposed, previous, free, interim, exiled, shadow, one-time, future, next',
  tr: 'eski, önceki, dönemin, devrik, özgür, geçici, sürgündeki, müstakbel',
}

/** An English body that is also an adjective is one only where none of these follows: a military base speaks for nobody. */
export const NOT_BEFORE =
  'base, bases, official, officials, officer, officers, aircraft, operation, operations, delegation, delegations, action, intervention, convoy, convoys, vehicle, vehicles, presence, forces, personnel, aid, assistance, source, sources, police, court, courts, intelligence, attache, expert, experts, analyst, analysts, equipment, jets, jet, drone, drones, strike, strikes, campaign, helicopter, helicopters, commander, commanders, post, posts, leadership, cooperation, offensive, spending, ties, talks, service, rule, ruler, council, junta, coup, alliance, hardware, support, training, positions, position, barracks, airport, airbase, hospital, academy, budget, buildup, exercise, exercises, activity, activities, power, might, victory, success, solution, option, target, targets, site, sites, facility, facilities, observers, advisers, advisors, units, unit, soldiers, troops, chief, chiefs, report, reports, committee, assessment, assessments, community'
