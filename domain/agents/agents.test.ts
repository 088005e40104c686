import { describe, expect, test } from 'vitest'
import { AGENT_KINDS } from '../agent'
import { AUTHORITY, agentName, findAgent } from './agents'
import authority from './authority.json'
import { AUTHORITY_INDEX } from './index-names'

describe('the authority file', () => {
  test('no id stands twice, every kind is known, every agent has a name in Arabic, Turkish and English', () => {
    expect(new Set(AUTHORITY.map(({ id }) => id)).size).toBe(AUTHORITY.length)
    for (const { id, kind, country, names } of AUTHORITY) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(AGENT_KINDS, id).toContain(kind)
      if (country !== null) expect(country, id).toMatch(/^[A-Z]{2}$/)
      for (const language of ['ar', 'tr', 'en'])
        expect(
          names.map((each) => each.language),
          id,
        ).toContain(language)
    }
  })

  test('names are given once in a language, as they are kept; what is ordinary is among them', () => {
    for (const { id, ordinary = [], ...line } of authority as { id: string; ordinary?: string[] }[]) {
      const lists = Object.values(line).filter(Array.isArray) as string[][]
      for (const list of lists) expect(new Set(list).size, id).toBe(list.length)
      for (const name of lists.flat()) expect(name, id).toBe(name.normalize('NFC').trim())
      for (const name of ordinary) expect(lists.flat(), id).toContain(name)
    }
  })

  test('every name finds its agent', () => {
    for (const { id, names } of AUTHORITY)
      for (const { name } of names) expect(AUTHORITY_INDEX.find(name), name).toContain(id)
  })
})

test('a name is shown in the reader’s language, else in English', () => {
  const aydinlik = findAgent('aydinlik')
  expect(aydinlik && agentName(aydinlik, 'ar')).toBe('آيدنليك')
  expect(aydinlik && agentName(aydinlik, 'de')).toBe('Aydınlık')
})
