import { afterAll, expect, test } from 'vitest'
import { AGENT_NAME_LENGTH, AGENT_NOTE_LENGTH } from '../../domain/agent'
import { CLAIM_LENGTH, PLACE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH } from '../../domain/claim'
import { PASSAGE_LENGTH } from '../../domain/evidence'
import { OCCASION_LENGTH } from '../../domain/occasion'
import { ERASED_MARK } from '../../domain/removal'
import { RULING_LENGTH } from '../../domain/ruling'
import { BYLINE_LENGTH, SOURCE_TITLE_LENGTH } from '../../domain/source'
import { STATEMENT_LENGTH } from '../../domain/statement'
import { REASON_LENGTH } from '../../domain/vote'
import { freshDb, refusal, rolledBack } from '../testing'
import { asked, COMMANDS, scene } from '../testing/deeds'

const { db, close } = await freshDb()
afterAll(close)
const at = await scene(db)

/** Every field that people write words into; the last three are limits and whether it may be left blank. */
const FIELDS: [string, string, { min: number; max: number }, boolean?][] = [
  ['suspend', 'reason', REASON_LENGTH],
  ['recordAgent', 'name', AGENT_NAME_LENGTH],
  ['nameAgent', 'name', AGENT_NAME_LENGTH],
  ['noteAgent', 'note', AGENT_NOTE_LENGTH],
  ['mergeAgents', 'reason', REASON_LENGTH],
  ['captureSource', 'title', SOURCE_TITLE_LENGTH],
  ['captureSource', 'byline', BYLINE_LENGTH, true],
  ['correctSource', 'title', SOURCE_TITLE_LENGTH],
  ['correctSource', 'byline', BYLINE_LENGTH, true],
  ['openEvent', 'claim', CLAIM_LENGTH],
  ['openEvent', 'title', TITLE_LENGTH, true],
  ['openEvent', 'summary', SUMMARY_LENGTH, true],
  ['openEvent', 'place', PLACE_LENGTH, true],
  ['describeEvent', 'title', TITLE_LENGTH],
  ['describeEvent', 'summary', SUMMARY_LENGTH, true],
  ['describeEvent', 'place', PLACE_LENGTH, true],
  ['addClaim', 'text', CLAIM_LENGTH],
  ['wordClaim', 'text', CLAIM_LENGTH],
  ['withdrawEvidence', 'reason', REASON_LENGTH],
  ['translatePassage', 'text', PASSAGE_LENGTH],
  ['withdrawCitation', 'reason', REASON_LENGTH],
  ['nameOccasion', 'name', OCCASION_LENGTH],
  ['withdrawDate', 'reason', REASON_LENGTH],
  ['castVote', 'reason', REASON_LENGTH],
  ['openDispute', 'statement', STATEMENT_LENGTH],
  ['stateCase', 'text', STATEMENT_LENGTH],
  ['rule', 'reason', RULING_LENGTH],
  ['appealRuling', 'statement', STATEMENT_LENGTH],
]

test.each(FIELDS)(
  '%s judges its %s, letter by letter and to the limit',
  async (name, field, { min, max }, optional) => {
    const attempt = async (text: unknown): Promise<string> => {
      let code = 'taken'
      await rolledBack(db, async (tx) => {
        const command = COMMANDS[name]
        const deed = command?.run(tx, at[command.doer], { ...asked(name, at), [field]: text }) as Promise<unknown>
        code = await refusal(
          deed.then(() => {
            throw new Error('taken')
          }),
        ).catch((error) => (error.message === 'taken' ? 'taken' : Promise.reject(error)))
      })
      return code
    }
    const word = 'An honest sentence, forty letters or more.'
    for (const [text, code] of [
      [`${word}\ud800`, 'not_well_formed'],
      [`${word}\udc00 more`, 'not_well_formed'],
      [`${word}\u0000`, 'control_characters'],
      [`${word}\u001b[2J.`, 'control_characters'],
      [`${word}\u202e.`, 'bidi_controls'],
      [`\u2067${word}`, 'bidi_controls'],
      [`${word}\u200f.`, 'bidi_controls'],
      [`${word}\u{e0041}.`, 'bidi_controls'],
      [` ${ERASED_MARK}\n`, 'mark'],
      ['▇▇▇ 7c.0a · and more', 'mark'],
      ['x'.repeat(max + 1), 'too_long'],
      ['é'.normalize('NFD').repeat(max + 1), 'too_long'],
    ]) {
      expect(await attempt(text), JSON.stringify(text).slice(0, 60)).toBe(`${code} (${field})`)
    }
    for (const text of [
      'x'.repeat(max),
      ` ${'é'.normalize('NFD').repeat(max)} \r\n`,
      'x'.repeat(Math.max(min, 1)),
      'wo\u200crds'.repeat(8),
    ]) {
      expect(await attempt(text), JSON.stringify(text).slice(0, 60)).toBe('taken')
    }
    if (min > 1) {
      expect(await attempt('x'.repeat(min - 1))).toBe(`too_short (${field})`)
      expect(await attempt('😀'.repeat(min - 1)), 'emoji').toBe(`too_short (${field})`)
    }
    for (const blank of ['', ' \n\t ']) expect(await attempt(blank)).toBe(optional ? 'taken' : `required (${field})`)
    for (const wrong of [7, {}, ['x'], true]) expect(await attempt(wrong)).toBe(`invalid (${field})`)
  },
)
