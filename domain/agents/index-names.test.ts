import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Agent, AUTHORITY } from './agents'
import { AUTHORITY_INDEX, indexAgents } from './index-names'

const idsIn = (text: string) => AUTHORITY_INDEX.mentionsIn(text).map(({ agents }) => agents.join(' or '))
/** The names in a text as `id: name [name with its dress]`, `!` behind what is marked, `?` behind what is ordinary. */
const seenIn = (text: string) =>
  AUTHORITY_INDEX.mentionsIn(text).map(({ agents, start, end, from, to, marked, ordinary, by }) => {
    const signs = `${marked ? '!' : ''}${ordinary ? '?' : ''}${by === 'sound' ? '~' : ''}`
    return `${agents.join(' or ')}${signs}: ${text.slice(start, end)} [${text.slice(from, to)}]`
  })

describe('a whole name finds its agent', () => {
  test.each([
    ['Aydınlık', 'aydinlik'],
    ['AYDINLIK', 'aydinlik'],
    ['Aydınlık gazetesi', 'aydinlik'],
    ['آيدنليك', 'aydinlik'],
    ['صحيفة أيدنليك', 'aydinlik'],
    ['شبكة اخبار العراق', 'inn'],
    ['وكالة سبوتنيك', 'sputnik'],
    ['صحيفة الوطن', 'al-watan'],
    ['صحيفة "الوطن" السعودية', 'al-watan-sa'],
    ['الوطن', 'al-watan'],
    ['أ ف ب', 'afp'],
    ['(AFP)', 'afp'],
    ['the Guardian newspaper', 'guardian'],
    ['قناة الجزيرة', 'al-jazeera'],
    ['‏رويترز‏', 'reuters'],
    ['star.com.tr', 'star'],
    ['Yenişafak', 'yeni-safak'],
    ['وكالة الأنباء السورية الرسمية (سانا)', 'sana'],
    ['Turkish Foreign Ministry', 'turkish-mfa'],
    ['وزير الدفاع التركي', 'turkish-mod'],
    ['Anadolu Ajansından', 'anadolu'],
  ])('%s is %s', (name, id) => {
    expect(AUTHORITY_INDEX.find(name)).toEqual([id])
  })

  test.each([
    ["Gazze'd\u2060eki Sağlık Bakanlığı", 'gaza-health-ministry'],
    ["GAZZE'DE\u200fKİ SAĞLIK BAKANLIĞI", 'gaza-health-ministry'],
    ['قنا\u200fة العالم', 'al-alam'],
    ['Al\u2060rai', 'al-rai-kw'],
    ['Department o\u200ff Defense', 'pentagon'],
    ['Al\u200cWatan', 'al-watan'],
  ])('whatever is invisible in it: %j', (name, id) => {
    expect(AUTHORITY_INDEX.find(name)).toEqual([id])
  })

  test.each(['أيدنلق', 'Айдынлык', 'Aidinlik', 'آيدنليغ'])('also as it is heard: %s', (name) => {
    expect(AUTHORITY_INDEX.find(name)).toEqual(['aydinlik'])
    expect(AUTHORITY_INDEX.findSpelled('Aidynlik')).toEqual([])
  })

  test.each([
    '',
    ' ',
    'ال',
    'صحيفة',
    'السورية',
    'Nobody Times',
    'starlight',
    'جزيرة',
    'Reuters and AFP',
    'x'.repeat(1e5),
  ])('nobody is called %j', (name) => {
    expect(AUTHORITY_INDEX.find(name)).toEqual([])
  })
})

describe('names in running text', () => {
  test.each([
    ['وذكرت «رويترز» أن', 'reuters!: رويترز [«رويترز»]'],
    ['وفقاً لرويترز، ارتفعت', 'reuters: رويترز [رويترز]'],
    ['بحسب الأناضول', 'anadolu?: الأناضول [الأناضول]'],
    ['قالت صحيفة "الوطن" السورية إن', 'al-watan!?: الوطن [صحيفة "الوطن" السورية]'],
    ['وكالة الأنباء السورية الرسمية (سانا)', 'sana!: وكالة الأنباء السورية [وكالة الأنباء السورية الرسمية (سانا)]'],
    ['قالت البي بي سي إن', 'bbc: البي بي سي [البي بي سي]'],
    ['وكالة "تاس" الروسية للأنباء', 'tass!: تاس [وكالة "تاس" الروسية للأنباء]'],
    ['Reuters’a göre', 'reuters: Reuters [Reuters]'],
    ["Aydınlık'ın haberine göre", 'aydinlik: Aydınlık [Aydınlık]'],
    ["AA'ya konuşan yetkili", 'anadolu: AA [AA]'],
    ['Anadolu Ajansından yapılan', 'anadolu!?: Anadolu [Anadolu Ajansından]'],
    ['Star gazetesine konuşan', 'star!?: Star [Star gazetesine]'],
    ['Rus haber ajansı Sputnik bildirdi', 'sputnik!: Sputnik [Rus haber ajansı Sputnik]'],
    ['according to the Turkish daily Aydınlık, which', 'aydinlik!: Aydınlık [the Turkish daily Aydınlık]'],
    ['Iraqi News Agency (INA) said', 'ina!: Iraqi News Agency [Iraqi News Agency (INA)]'],
    ['Russian state news agency RIA Novosti', 'ria!: RIA Novosti [Russian state news agency RIA Novosti]'],
    ['تصريح لـ« سانا »', 'sana!: سانا [« سانا »]'],
    ['a report on enabbaladi.net said', 'enab-baladi: enabbaladi.net [enabbaladi.net]'],
  ])('%s', (text, seen) => {
    expect(seenIn(text)).toEqual([seen])
  })

  test('several, in order, none inside another', () => {
    expect(seenIn('صحيفتا «حرييت» و«صباح» التركيتان، نقلاً عن رويترز')).toEqual([
      'hurriyet!: حرييت [صحيفتا «حرييت»]',
      'sabah!?: صباح [«صباح» التركيتان]',
      'reuters: رويترز [رويترز]',
    ])
  })

  test.each([
    'https://www.reuters.com/world',
    'www.bbc.co.uk',
    'info@reuters.com',
    '#رويترز',
    '@AFP',
    'on reuters.com today',
  ])('none in %s', (text) => {
    expect(idsIn(`see ${text} and more`)).toEqual([])
  })

  test('invisible characters hide no name, and offsets stay those of the text', () => {
    expect(seenIn('ذكرت وكالة ‏Reuters‎ أن')).toEqual(['reuters!: Reuters [وكالة ‏Reuters]'])
    for (const hidden of [
      'روي\u200bترز',
      'ر\u2060و\u2060ي\u2060ت\u2060ر\u2060ز',
      'رُويتـرز',
      '\u2067رويترز\u2069',
      'Reu\u00adters',
    ])
      expect(idsIn(`قال ${hidden} أمس`), hidden).toEqual(['reuters'])
  })

  test('a name nobody entered is heard only where it is marked as one', () => {
    expect(seenIn('زعمت صحيفة آيدنليغ التركية أن')).toEqual(['aydinlik!~: آيدنليغ [صحيفة آيدنليغ التركية]'])
    expect(seenIn('the newspaper Aydinluk said')).toEqual(['aydinlik!~: Aydinluk [the newspaper Aydinluk]'])
    expect(idsIn('زعم آيدنليغ أن')).toEqual([])
    for (const text of [
      'نشرت صحيفة سعودية مقالاً',
      'قناة السويس',
      'موقع التواصل الاجتماعي',
      'a travel agency in Ankara',
    ])
      expect(idsIn(text), text).toEqual([])
  })
})

describe('false friends', () => {
  test.each([
    'starlight',
    'Sabahattin Ali',
    'الوحدة الوطنية',
    'جزيرة في البحر',
    'Türkiye’de yaşayanlar',
    'قالت تركيا إنها',
    'أفاد شهود',
    'who said so',
    'sana ne',
    'SENİ SANA ANLATAN KİTAP',
    'The sun rose, and the guardian slept',
    'Le monde entier',
    'Star Trek',
    'said Fiona Hill',
    '4KK24FPS',
    'الجمهورية العربية السورية',
    'وكالة الأنباء',
    'صحيفة «الوطن» التونسية',
  ])('%s names nobody', (text) => {
    expect(idsIn(text)).toEqual([])
  })

  test('an everyday word says that it is one, unless something beside it marks it', () => {
    for (const [text, ordinary, marked] of [
      ['إن الوطن ليس حقيبة', true, false],
      ['صحيفة الوطن', true, true],
      ['لسانا', true, false],
      ['Sana söyledi', true, false],
      ['SANA said', false, false],
    ] as const)
      expect(AUTHORITY_INDEX.mentionsIn(text), text).toMatchObject([{ ordinary, marked }])
  })
})

test('of those who claim one name the nationality or the kind beside it decides; else all are given', () => {
  expect(idsIn('جريدة الصباح العراقية')).toEqual(['al-sabah-iq'])
  expect(idsIn('صحيفة "الصباح" التونسية')).toEqual(['al-sabah-tn'])
  expect(idsIn('جريدة الصباح')).toEqual(['al-sabah-iq or al-sabah-tn'])
  expect(idsIn('صحيفة الشرق الأوسط')).toEqual(['asharq-al-awsat'])
  expect(idsIn('وكالة أنباء الشرق الأوسط')).toEqual(['mena'])
  expect(idsIn('صحيفة القدس العربي')).toEqual(['al-quds-al-arabi'])
})

describe('whatever the agents and the text', () => {
  const distinct = AUTHORITY.flatMap(({ id, names }) =>
    names
      .filter(({ name, ordinary }) => !ordinary && AUTHORITY_INDEX.find(name).length === 1)
      .map(({ name }) => ({ id, name })),
  )
  const named = fc.constantFrom(...distinct)

  test('folding changes nothing: case, diacritics, tashkeel, tatweel, invisible characters', () => {
    fc.assert(
      fc.property(
        named,
        fc.constantFrom('', '\u200f', '\u064e', 'ـ', '\u2060', '\u0301'),
        fc.nat(),
        ({ id, name }, sign, at) => {
          const place = [...name].findIndex((letter, index) => index >= at % name.length && /\p{L}/u.test(letter)) + 1
          const letters = [...name]
          const written = [...letters.slice(0, place), sign, ...letters.slice(place)].join('')
          for (const form of [written, written.toUpperCase(), written.normalize('NFD'), ` ${written}\n`])
            expect(AUTHORITY_INDEX.find(form), JSON.stringify(form)).toContain(id)
        },
      ),
    )
  })

  test('any decoration of an entered name finds the same agent, and offsets slice back to the name', () => {
    const arabic = fc.tuple(fc.constantFrom('', 'و', 'ف', 'ل'), fc.constantFrom('«»', '""', '()', ''))
    fc.assert(
      fc.property(named, arabic, ({ id, name }, [particle, quotes]) => {
        const before = /^\p{Script=Arabic}/u.test(name) && quotes === '' ? particle : ''
        const text = `أمس، ${before}${quotes.slice(0, 1)}${name}${quotes.slice(1)}، قال`
        const mention = AUTHORITY_INDEX.mentionsIn(text).find(({ agents }) => agents.includes(id))
        expect(mention, text).toBeDefined()
        const { start = 0, end = 0, from = 0, to = 0 } = mention ?? {}
        expect(AUTHORITY_INDEX.find(text.slice(from, to)), text).toContain(id)
        expect(from <= start && end <= to).toBe(true)
      }),
    )
  })

  test('mentions stand in order, apart, inside the text, and are dressed in what is beside them', () => {
    const piece = fc.oneof(
      named.map(({ name }) => name),
      fc.constantFrom(
        'صحيفة',
        'التركية',
        'and',
        've',
        'الدفاع',
        'وزارتا',
        '«',
        '»',
        '"',
        '(',
        ')',
        ',',
        '\n\n',
        '\u200b',
        'the',
        'of',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.constantFrom(' ', ''), (pieces, gap) => {
        const text = pieces.join(gap)
        let last = 0
        for (const { agents, start, end, from, to } of AUTHORITY_INDEX.mentionsIn(text)) {
          expect(agents.length).toBeGreaterThan(0)
          expect([last <= from, from <= start, start < end, end <= to, to <= text.length]).not.toContain(false)
          last = to
        }
      }),
      { numRuns: 300 },
    )
  })

  test('garbage is nobody', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'qxjwvzkQXZ'), minLength: 5, maxLength: 12 })
    fc.assert(
      fc.property(letters, (name) => {
        expect(AUTHORITY_INDEX.findSpelled(name)).toEqual([])
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        for (const id of AUTHORITY_INDEX.find(name)) expect(AUTHORITY.map((agent) => agent.id)).toContain(id)
      }),
    )
  })

  test('an agent that a person recorded is found as those of the file are', () => {
    const agent: Agent = {
      id: 'qatari-interior',
      kind: 'institution',
      country: 'QA',
      names: [{ language: 'en', name: 'Qatari Interior Ministry' }],
    }
    const index = indexAgents([
      agent,
      { ...agent, id: 'twin', names: [{ language: 'en', name: 'Interior Ministry of Qatar' }] },
    ])
    for (const text of ['وزير الداخلية القطري', 'Katar İçişleri Bakanlığı', "Qatar's interior minister"])
      expect(index.mentionsIn(text), text).toMatchObject([{ agents: ['qatari-interior', 'twin'] }])
  })
})
