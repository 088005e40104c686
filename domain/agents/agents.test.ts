import { describe, expect, test } from 'vitest'
import { AGENT_KINDS, AUTHORITY, agentName, findAgentByDistinctName, findAgentByName } from './agents'

describe('the authority file', () => {
  test('no id stands twice, every kind is known, every agent has a name in Arabic, Turkish and English', () => {
    expect(new Set(AUTHORITY.map(({ id }) => id)).size).toBe(AUTHORITY.length)
    for (const { id, kind, names } of AUTHORITY) {
      expect(AGENT_KINDS, id).toContain(kind)
      for (const language of ['ar', 'tr', 'en'])
        expect(
          names.map((each) => each.language),
          id,
        ).toContain(language)
    }
  })

  test('no spelling belongs to two agents', () => {
    for (const agent of AUTHORITY)
      for (const { name } of agent.names) expect(findAgentByName(name)?.id, name).toBe(agent.id)
  })
})

test.each([
  ['Aydınlık', 'aydinlik'],
  ['AYDINLIK', 'aydinlik'],
  ['Aydınlık gazetesi', 'aydinlik'],
  ['آيدنليك', 'aydinlik'],
  ['صحيفة أيدنليك', 'aydinlik'],
  ['شبكة اخبار العراق', 'inn'],
  ['وكالة سبوتنيك', 'sputnik'],
  ['سبوتنيك', 'sputnik'],
  ['صحيفة الوطن', 'al-watan'],
  ['الوطن', 'al-watan'],
  ['أ ف ب', 'afp'],
  ['(AFP)', 'afp'],
  ['Anadolu Ajansı', 'anadolu'],
  ['Türkiye', 'turkiye-gazetesi'],
  ['the Guardian newspaper', 'guardian'],
  ['قناة الجزيرة', 'al-jazeera'],
  ['‏رويترز‏', 'reuters'],
])('%s is %s', (name, id) => {
  expect(findAgentByName(name)?.id).toBe(id)
})

test.each(['', ' ', 'ال', 'صحيفة', 'Nobody Times', 'starlight', 'x'.repeat(100_000)])('nobody is called %j', (name) => {
  expect(findAgentByName(name)).toBeNull()
})

test('an everyday word names its agent in running text only with its kind word', () => {
  expect(findAgentByDistinctName('الوطن')).toBeNull()
  expect(findAgentByDistinctName('star')).toBeNull()
  expect(findAgentByDistinctName('الصباح')).toBeNull()
  expect(findAgentByDistinctName('صحيفة الوطن')?.id).toBe('al-watan')
  expect(findAgentByDistinctName('Star gazetesi')?.id).toBe('star')
  expect(findAgentByDistinctName('رويترز')?.id).toBe('reuters')
})

test('a name is shown in the reader’s language, else in English', () => {
  const aydinlik = findAgentByName('Aydınlık')
  expect(aydinlik && agentName(aydinlik, 'ar')).toBe('آيدنليك')
  expect(aydinlik && agentName(aydinlik, 'de')).toBe('Aydınlık')
})
