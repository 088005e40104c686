/**
 * A country (or a place with offices of its own) and what it is called beside a name or an office. Arabic adjectives stand
 * in the masculine, their other forms are made from it; English ones stand before the `/`. `cities` decide between namesakes and stand for nobody.
 */
export type Nation = { code: string; ar: string; en: string; tr: string; cities: string }

const table = `
SY | سوري، سوريا، سورية، النظام السوري، نظام الأسد، نظام بشار الأسد، الجمهورية العربية السورية | Syrian / Syria, Syrian Arab Republic, Assad regime | Suriye, Suriyeli, Suriye Arap Cumhuriyeti, Esad rejimi | دمشق، دمشقي، Damascus, Şam
TR | تركي، تركيا، الجمهورية التركية | Turkish / Turkey, Türkiye, Turkiye, Republic of Türkiye, Republic of Turkey | Türkiye, Türk, Türkiye Cumhuriyeti, TC, T.C. | أنقرة، إسطنبول، اسطنبول، Ankara, Istanbul, İstanbul
RU | روسي، روسيا، روسيا الاتحادية، الاتحاد الروسي | Russian / Russia, Russian Federation | Rusya, Rus, Rusya Federasyonu | موسكو، Moscow, Moskova
IR | إيراني، إيران، الجمهورية الإسلامية، الجمهورية الإسلامية الإيرانية | Iranian / Iran, Islamic Republic of Iran, Islamic Republic | İran, İranlı, İran İslam Cumhuriyeti | طهران، Tehran, Tahran
IQ | عراقي، العراق، جمهورية العراق | Iraqi / Iraq, Republic of Iraq | Irak, Iraklı | بغداد، بغدادي، Baghdad, Bağdat, أربيل، Erbil
LB | لبناني، لبنان، الجمهورية اللبنانية | Lebanese / Lebanon | Lübnan, Lübnanlı | بيروت، بيروتي، Beirut, Beyrut
JO | أردني، الأردن، المملكة الأردنية الهاشمية | Jordanian / Jordan | Ürdün, Ürdünlü | عمان، عمّان، Amman
PS | فلسطيني، فلسطين، السلطة الفلسطينية، دولة فلسطين | Palestinian / Palestine, Palestinian Authority | Filistin, Filistinli | رام الله، Ramallah
gaza | غزي، غزة، قطاع غزة، حماس | Gazan, Hamas-run / Gaza, Gaza Strip | Gazze, Gazze Şeridi |
IL | إسرائيلي، إسرائيل، صهيوني، عبري، الاحتلال، الاحتلال الإسرائيلي، العدو الإسرائيلي | Israeli / Israel | İsrail, İsrailli | تل أبيب، القدس المحتلة، Tel Aviv, Jerusalem
EG | مصري، مصر، جمهورية مصر العربية | Egyptian / Egypt | Mısır, Mısırlı | القاهرة، قاهري، Cairo, Kahire
SA | سعودي، السعودية، المملكة العربية السعودية | Saudi, Saudi Arabian / Saudi Arabia, Kingdom of Saudi Arabia | Suudi Arabistan, Suudi | الرياض، جدة، Riyadh, Riyad, Jeddah
AE | إماراتي، الإمارات، الإمارات العربية المتحدة، دولة الإمارات | Emirati / UAE, U.A.E., United Arab Emirates | BAE, Birleşik Arap Emirlikleri | أبو ظبي، أبوظبي، دبي، ظبياني، Abu Dhabi, Dubai, Abu Dabi
QA | قطري، قطر، دولة قطر | Qatari / Qatar | Katar, Katarlı | الدوحة، Doha
KW | كويتي، الكويت، دولة الكويت | Kuwaiti / Kuwait | Kuveyt, Kuveytli |
BH | بحريني، البحرين، مملكة البحرين | Bahraini / Bahrain | Bahreyn, Bahreynli | المنامة، Manama
OM | عماني، سلطنة عمان، سلطنة عُمان | Omani / Oman | Umman, Ummanlı | مسقط، Muscat, Maskat
YE | يمني، اليمن، الجمهورية اليمنية | Yemeni / Yemen | Yemen, Yemenli | صنعاء، عدن، Sanaa, Aden
LY | ليبي، ليبيا | Libyan / Libya | Libya, Libyalı | طرابلس الغرب، بنغازي، Tripoli, Benghazi, Trablus
TN | تونسي، تونس، الجمهورية التونسية | Tunisian / Tunisia | Tunus, Tunuslu | Tunis
DZ | جزائري، الجزائر | Algerian / Algeria | Cezayir, Cezayirli | Algiers
MA | مغربي، المغرب، المملكة المغربية | Moroccan / Morocco | Fas, Faslı | الرباط، Rabat
SD | سوداني، السودان، جمهورية السودان | Sudanese / Sudan | Sudan, Sudanlı | الخرطوم، بورتسودان، Khartoum, Hartum
MR | موريتاني، موريتانيا | Mauritanian / Mauritania | Moritanya | نواكشوط، Nouakchott
SO | صومالي، الصومال | Somali / Somalia | Somali, Somalili | مقديشو، Mogadishu
US | أمريكي، أميركي، الولايات المتحدة، الولايات المتحدة الأمريكية، أمريكا، أميركا | American / US, U.S., USA, United States, United States of America, America | ABD, Amerikan, Amerika, Amerika Birleşik Devletleri, Amerikalı | واشنطن، نيويورك، Washington, New York
GB | بريطاني، بريطانيا، المملكة المتحدة | British / Britain, UK, U.K., United Kingdom | İngiliz, İngiltere, Britanya, Birleşik Krallık | لندن، لندني، London, Londra
FR | فرنسي، فرنسا | French / France | Fransız, Fransa | باريس، باريسي، Paris
DE | ألماني، ألمانيا | German, German Federal / Germany | Alman, Almanya | برلين، Berlin
IT | إيطالي، إيطاليا | Italian / Italy | İtalyan, İtalya | روما، Rome, Roma
ES | إسباني، إسبانيا | Spanish / Spain | İspanyol, İspanya | مدريد، Madrid
GR | يوناني، اليونان | Greek / Greece | Yunan, Yunanistan | أثينا، Athens, Atina
CY | قبرصي، قبرص | Cypriot / Cyprus | Kıbrıs, Güney Kıbrıs, Rum | نيقوسيا، Nicosia, Lefkoşa
UA | أوكراني، أوكرانيا | Ukrainian / Ukraine | Ukrayna, Ukraynalı | كييف، Kyiv, Kiev
BY | بيلاروسي، بيلاروسيا، بيلاروس | Belarusian / Belarus | Belarus, Beyaz Rusya | مينسك، Minsk
CN | صيني، الصين | Chinese / China | Çin, Çinli | بكين، بيجين، Beijing, Pekin
JP | ياباني، اليابان | Japanese / Japan | Japon, Japonya | طوكيو، Tokyo
KR | كوري جنوبي، كوريا الجنوبية | South Korean / South Korea | Güney Kore, Güney Koreli | سول، Seoul, Seul
KP | كوري شمالي، كوريا الشمالية | North Korean / North Korea | Kuzey Kore, Kuzey Koreli | بيونغ يانغ، Pyongyang
IN | هندي، الهند | Indian / India | Hindistan, Hint | نيودلهي، New Delhi, Yeni Delhi
PK | باكستاني، باكستان | Pakistani / Pakistan | Pakistan, Pakistanlı | إسلام آباد، Islamabad, İslamabad
AF | أفغاني، أفغانستان | Afghan / Afghanistan | Afgan, Afganistan | كابول، كابل، Kabul, Kabil
AZ | أذربيجاني، أذري، أذربيجان | Azerbaijani, Azeri / Azerbaijan | Azerbaycan, Azeri | باكو، Baku, Bakü
AM | أرميني، أرمينيا | Armenian / Armenia | Ermenistan, Ermeni | يريفان، Yerevan, Erivan
GE | جورجي، جورجيا | Georgian / Georgia | Gürcistan, Gürcü | تبليسي، Tbilisi, Tiflis
KZ | كازاخي، كازاخستاني، كازاخستان | Kazakh, Kazakhstani / Kazakhstan | Kazakistan, Kazak | أستانا، أستانة، Astana
UZ | أوزبكي، أوزبكستان | Uzbek / Uzbekistan | Özbekistan, Özbek | طشقند، Tashkent
TM | تركماني، تركمانستان | Turkmen / Turkmenistan | Türkmenistan | عشق آباد، Ashgabat
NL | هولندي، هولندا | Dutch / Netherlands | Hollanda, Hollandalı | لاهاي، أمستردام، The Hague, Amsterdam
BE | بلجيكي، بلجيكا | Belgian / Belgium | Belçika, Belçikalı | بروكسل، Brussels, Brüksel
AT | نمساوي، النمسا | Austrian / Austria | Avusturya, Avusturyalı | فيينا، Vienna, Viyana
CH | سويسري، سويسرا | Swiss / Switzerland | İsviçre, İsviçreli | جنيف، برن، Geneva, Bern, Cenevre
SE | سويدي، السويد | Swedish / Sweden | İsveç, İsveçli | ستوكهولم، Stockholm
NO | نرويجي، النرويج | Norwegian / Norway | Norveç, Norveçli | أوسلو، Oslo
DK | دنماركي، دانماركي، الدنمارك، الدانمارك | Danish / Denmark | Danimarka, Danimarkalı | كوبنهاغن، Copenhagen
FI | فنلندي، فنلندا | Finnish / Finland | Finlandiya, Fin | هلسنكي، Helsinki
PL | بولندي، بولندا | Polish / Poland | Polonya, Polonyalı | وارسو، Warsaw, Varşova
CZ | تشيكي، التشيك | Czech / Czech Republic, Czechia | Çek, Çekya | براغ، Prague, Prag
HU | مجري، هنغاري، المجر، هنغاريا | Hungarian / Hungary | Macar, Macaristan | بودابست، Budapest, Budapeşte
RO | روماني، رومانيا | Romanian / Romania | Romanya, Rumen | بوخارست، Bucharest, Bükreş
BG | بلغاري، بلغاريا | Bulgarian / Bulgaria | Bulgar, Bulgaristan | صوفيا، Sofia, Sofya
RS | صربي، صربيا | Serbian / Serbia | Sırp, Sırbistan | بلغراد، Belgrade, Belgrad
CA | كندي، كندا | Canadian / Canada | Kanada, Kanadalı | أوتاوا، Ottawa
AU | أسترالي، أستراليا | Australian / Australia | Avustralya, Avustralyalı | كانبرا، Canberra
BR | برازيلي، البرازيل | Brazilian / Brazil | Brezilya, Brezilyalı | برازيليا، Brasilia
VE | فنزويلي، فنزويلا | Venezuelan / Venezuela | Venezuela, Venezuelalı | كاراكاس، Caracas
MX | مكسيكي، المكسيك | Mexican / Mexico | Meksika, Meksikalı | Mexico City
ZA | جنوب أفريقي، جنوب أفريقيا، جنوب إفريقيا | South African / South Africa | Güney Afrika | بريتوريا، Pretoria
NG | نيجيري، نيجيريا | Nigerian / Nigeria | Nijerya, Nijeryalı | أبوجا، Abuja
ET | إثيوبي، إثيوبيا، أثيوبيا | Ethiopian / Ethiopia | Etiyopya, Etiyopyalı | أديس أبابا، Addis Ababa
ID | إندونيسي، إندونيسيا | Indonesian / Indonesia | Endonezya, Endonezyalı | جاكرتا، Jakarta
MY | ماليزي، ماليزيا | Malaysian / Malaysia | Malezya, Malezyalı | كوالالمبور، Kuala Lumpur
IE | إيرلندي، أيرلندي، إيرلندا، أيرلندا | Irish / Ireland | İrlanda, İrlandalı | دبلن، Dublin
PT | برتغالي، البرتغال | Portuguese / Portugal | Portekiz, Portekizli | لشبونة، Lisbon, Lizbon
kurdistan | كردي، كوردي، إقليم كردستان، إقليم كوردستان، كردستان العراق، كوردستان العراق | Kurdish, Iraqi Kurdish / Kurdistan, Kurdistan Region | Kürt, Kürdistan | 
`

/** One line a country, as a person reads it: code, Arabic, English, Turkish, cities. */
export const NATIONS: readonly Nation[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', ar = '', en = '', tr = '', cities = ''] = line.split('|').map((cell) => cell.trim())
    return { code, ar, en, tr, cities }
  })

/** The words of a cell of the table. */
export function listed(cell: string): string[] {
  return cell
    .split(/[,،/]/)
    .map((word) => word.trim())
    .filter(Boolean)
}
