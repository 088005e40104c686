import { asc } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { translations } from '../schema'
import { event, freshDb, newKey, person, piece, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { translatePassage } from './translate-passage'

const { db, close } = await freshDb()
afterAll(close)

test('a passage has its translation under the translator’s name, a better one as the next version', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await person(tx), await person(tx)]
    const { claimId, eventId } = await event(tx, one)
    const evidenceId = await piece(tx, one, claimId)
    const lines = await written(tx, async () => {
      await translatePassage(tx, one, { key: newKey(), evidenceId, language: 'tr', text: 'İlk çeviri.' })
      await translatePassage(tx, two, { key: newKey(), evidenceId, language: 'tr', text: 'Daha iyi çeviri.' })
    })
    const subject = `translation:${evidenceId}:tr`
    const data = { claim: claimId, evidence: evidenceId, language: 'tr' }
    const common = { kind: 'passage.translated', subject, eventId, claimId, data }
    expect(lines).toMatchObject([
      { ...common, actor: one.id, ver: 1, prev: null, words: { text: 'İlk çeviri.' } },
      { ...common, actor: two.id, ver: 2, prev: 1, words: { text: 'Daha iyi çeviri.' } },
    ])
    expect(await tx.select().from(translations).orderBy(asc(translations.version))).toMatchObject([
      { evidenceId, language: 'tr', version: 1, text: 'İlk çeviri.', translatedBy: one.id },
      { version: 2, translatedBy: two.id },
    ])
  }))

test('there is no translation of no passage, into no language, or without words', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const evidenceId = await piece(tx, who, (await event(tx, who)).claimId)
    const translate = (given: object) =>
      translatePassage(tx, who, { key: newKey(), evidenceId, language: 'tr', text: 'Bir çeviri.', ...given })
    expect(await refusal(translate({ evidenceId: newKey() }))).toBe('not_found')
    expect(await refusal(translate({ language: 'de' }))).toBe('language_unknown (language)')
    expect(await refusal(translate({ text: '\u200f' }))).toBe('bidi_controls (text)')
  }))
