import { describe, expect, test } from 'vitest'
import { AUTHORITY_INDEX } from './index-names'

const seenIn = (text: string) =>
  AUTHORITY_INDEX.mentionsIn(text).map(({ agents, start, end }) => `${agents.join(' or ')}: ${text.slice(start, end)}`)

describe('a ministry, its minister and what is said of it are one agent', () => {
  test.each([
    ['قالت وزارة الدفاع التركية إن', 'turkish-mod: وزارة الدفاع التركية'],
    ['قال وزير الدفاع التركي إن', 'turkish-mod: وزير الدفاع التركي'],
    ['نفت الخارجية الروسية', 'russian-mfa: الخارجية الروسية'],
    ['بحسب وزير خارجية تركيا', 'turkish-mfa: وزير خارجية تركيا'],
    ['وقال وزير دفاع النظام السوري', 'syrian-mod: وزير دفاع النظام السوري'],
    ['وزارة الدفاع التابعة للنظام السوري', 'syrian-mod: وزارة الدفاع التابعة للنظام السوري'],
    ['وزارة الخارجية في دمشق', 'syrian-mfa: وزارة الخارجية في دمشق'],
    ['نفت اليوم الخارجية التركية', 'turkish-mfa: الخارجية التركية'],
    ['Milli Savunma Bakanlığı açıkladı', 'turkish-mod: Milli Savunma Bakanlığı'],
    ['Dışişleri Bakanı Hakan Fidan', 'turkish-mfa: Dışişleri Bakanı'],
    ['Rusya Savunma Bakanlığından', 'russian-mod: Rusya Savunma Bakanlığından'],
    ["Rusya'nın Dışişleri Bakanı", "russian-mfa: Rusya'nın Dışişleri Bakanı"],
    ['Turkish Foreign Minister', 'turkish-mfa: Turkish Foreign Minister'],
    ["Turkey's defence ministry", "turkish-mod: Turkey's defence ministry"],
    ['the Ministry of Defence of the Russian Federation', 'russian-mod: Ministry of Defence of the Russian Federation'],
    ["Moscow's foreign ministry", "russian-mfa: Moscow's foreign ministry"],
    ['the foreign ministry in Tehran', 'iranian-mfa: foreign ministry in Tehran'],
    ['US Secretary of State', 'us-state-department: US Secretary of State'],
    ['the State Department', 'us-state-department: State Department'],
    ['the Turkish military said', 'turkish-armed-forces: Turkish military'],
    ['وكالة الأنباء السورية', 'sana: وكالة الأنباء السورية'],
  ])('%s', (text, seen) => {
    expect(seenIn(text)).toEqual([seen])
  })
})

describe('several offices in one phrase are told apart', () => {
  test.each([
    ['وزارتا الدفاع التركية والروسية', ['turkish-mod: وزارتا الدفاع التركية', 'russian-mod: الروسية']],
    ['وزارتا الخارجية والدفاع السوريتان', ['syrian-mfa: وزارتا الخارجية', 'syrian-mod: الدفاع السوريتان']],
    ['وزراء خارجية تركيا وروسيا', ['turkish-mfa: وزراء خارجية تركيا', 'russian-mfa: روسيا']],
    ['وزيرا الخارجية التركي فلان والروسي فلان', ['turkish-mfa: وزيرا الخارجية التركي', 'russian-mfa: الروسي']],
    ['Turkish and Russian defence ministries', ['turkish-mod: Turkish', 'russian-mod: Russian defence ministries']],
    ['the foreign ministers of Turkey and Iran', ['turkish-mfa: foreign ministers of Turkey', 'iranian-mfa: Iran']],
    ['Syrian foreign and defence ministries', ['syrian-mfa: Syrian foreign', 'syrian-mod: defence ministries']],
    ['Rusya ve Türkiye dışişleri bakanları', ['russian-mfa: Rusya', 'turkish-mfa: Türkiye dışişleri bakanları']],
  ])('%s', (text, seen) => {
    expect(seenIn(text)).toEqual(seen)
  })
})

describe('nobody is guessed', () => {
  test.each([
    'the defence ministry said',
    'قالت وزارة الدفاع إن',
    'dışişleri bakanı dedi',
    'السياسة الخارجية التركية',
    'وزارة الدفاع في الحكومة السورية المؤقتة',
    'وزير الخارجية التركي السابق',
    'former Turkish foreign minister',
    'eski Dışişleri Bakanı',
    'Turkish military officials',
    'told us Defence Ministry rules',
    'met the foreign minister in Ankara',
    'التقى وزير الخارجية في دمشق',
  ])('%s', (text) => {
    expect(AUTHORITY_INDEX.mentionsIn(text).filter(({ ordinary }) => !ordinary)).toEqual([])
  })

  test('Dışişleri Bakanı is Türkiye’s until the text has named another’s and no name behind it tells which', () => {
    const abroad = 'Rusya Dışişleri Bakanı Sergey Lavrov geldi. '
    expect(seenIn(`${abroad}Dışişleri Bakanı Hakan Fidan`)[1]).toBe('turkish-mfa: Dışişleri Bakanı')
    expect(seenIn(`${abroad}Dışişleri Bakanı Lavrov`)[1]).toBe('russian-mfa: Dışişleri Bakanı')
    expect(seenIn(`${abroad}Dışişleri Bakanlığı açıkladı`)[1]).toBe('turkish-mfa or russian-mfa: Dışişleri Bakanlığı')
  })

  test('a free or another army of the same nation is another agent', () => {
    expect(seenIn('الجيش السوري')).toEqual(['syrian-army: الجيش السوري'])
    expect(seenIn('الجيش السوري الحر')).toEqual(['fsa: الجيش السوري الحر'])
    expect(seenIn('Suriye Milli Ordusu')).toEqual(['sna: Suriye Milli Ordusu'])
  })
})
