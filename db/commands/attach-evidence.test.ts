import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { evidence } from '../schema'
import { agent, claimNow, event, freshDb, newKey, person, refusal, rolledBack, source } from '../testing'
import { citation, merged, published } from '../testing/chain'
import { written } from '../testing/log'
import { attachEvidence } from './attach-evidence'

const { db, close } = await freshDb()
afterAll(close)

const TEXT = `The paper wrote: "They met  at the\nbase." Nobody else said so. Nobody else said so. Then 😀 a${' '.repeat(5000)}b end.`

async function ready(tx: typeof db) {
  const who = await person(tx)
  const [{ claimId, eventId }, { id: sourceId }] = [await event(tx, who), await source(tx, who, TEXT)]
  await agent(tx, 'aydinlik')
  const attach = (given: object = {}) =>
    attachEvidence(tx, who, {
      key: newKey(),
      claimId,
      sourceId,
      passage: 'They met at the base.',
      stance: 'supports',
      speaker: 'aydinlik',
      unnamed: true,
      standing: 'third_party',
      asserts: null,
      ...given,
    } as Parameters<typeof attachEvidence>[2])
  return { who, claimId, eventId, sourceId, attach }
}

test('a passage is kept as it stands in its source, with what surrounds it and whose word it is', () =>
  rolledBack(db, async (tx) => {
    const { who, claimId, eventId, sourceId, attach } = await ready(tx)
    let id = ''
    const lines = await written(tx, async () => {
      id = (await attach({ asserts: ' 2024-06-11 ' })).id
    })
    const [start, end] = [TEXT.indexOf('They met'), TEXT.indexOf('" Nobody')]
    const exact = 'They met  at the\nbase.'
    const [row] = await tx.select().from(evidence)
    const said = { stance: 'supports', speaker: 'aydinlik', unnamed: true, standing: 'third_party', start, end }
    expect(row).toMatchObject({ ...said, id, claimId, sourceId, exact, attachedBy: who.id })
    expect(row).toMatchObject({ asserts: '2024-06-11', assertsPrecision: 'day', prefix: 'The paper wrote: "' })
    expect(row?.suffix).toBe('" Nobody else said so. Nobody el')
    expect(lines).toMatchObject([
      {
        kind: 'evidence.attached',
        actor: who.id,
        subject: `evidence:${id}`,
        eventId,
        claimId,
        data: { claim: claimId, source: sourceId, ...said },
        words: { exact, asserts: '2024-06-11' },
      },
    ])
    expect(await claimNow(tx, claimId)).toMatchObject({ round: 1, cast: 0, state: 'under_review' })
  }))

test('a passage that stands there twice is the one that was marked', () =>
  rolledBack(db, async (tx) => {
    const { attach } = await ready(tx)
    const passage = 'Nobody else said so.'
    expect(await refusal(attach({ passage }))).toBe('passage_ambiguous (passage)')
    expect(await refusal(attach({ passage, near: '' }))).toBe('passage_ambiguous (passage)')
    const { id } = await attach({ passage, near: String(TEXT.lastIndexOf(passage) + 2) })
    const [row] = await tx.select().from(evidence).where(eq(evidence.id, id))
    expect(row?.start).toBe(TEXT.lastIndexOf(passage))
  }))

test.each<[string, object, string]>([
  ['words that are not in the text', { passage: 'They never met.' }, 'passage_not_in_text (passage)'],
  ['a passage with NUL in it', { passage: 'They\u0000met' }, 'passage_not_in_text (passage)'],
  ['half of a letter', { passage: '\ude00 a' }, 'passage_not_in_text (passage)'],
  ['nothing', { passage: '' }, 'required (passage)'],
  ['one letter among spaces', { passage: '   b   ' }, 'too_short (passage)'],
  ['a passage longer than any', { passage: 'x'.repeat(5001) }, 'too_long (passage)'],
  ['two words with a page of space between them', { passage: 'a b end.' }, 'too_long (passage)'],
  ['a speaker nobody recorded', { speaker: 'nobody' }, 'agent_unknown (speaker)'],
  ['a speaker that is no id', { speaker: 'Al Watan' }, 'agent_unknown (speaker)'],
  ['a place before the text', { near: -1 }, 'invalid (near)'],
  ['31 June', { asserts: '2024-06-31' }, 'date_invalid (asserts)'],
  ['no stance', { stance: undefined }, 'required (stance)'],
  ['a source that is none', { sourceId: newKey() }, 'not_found (sourceId)'],
  ['a claim that is none', { claimId: newKey() }, 'not_found'],
])('%s is refused', (_, given, code) =>
  rolledBack(db, async (tx) => {
    const { attach } = await ready(tx)
    expect(await refusal(attach(given))).toBe(code)
    expect(await tx.select().from(evidence)).toEqual([])
  }),
)

test('a passage that looks withheld is refused, in whatever spaces it was typed; what is blacked out is not', () =>
  rolledBack(db, async (tx) => {
    const { who, attach } = await ready(tx)
    const text = 'It says ▇▇▇ 7c and no more. It says ▇▇▇▇▇ as well.'
    const { id: sourceId } = await source(tx, who, text)
    expect(await refusal(attach({ sourceId, passage: ' ▇▇▇  7c' }))).toBe('mark (passage)')
    await attach({ sourceId, passage: '▇▇▇▇▇ as well.' })
  }))

describe('through a citation', () => {
  const spoken = { speaker: '', unnamed: '', passage: 'They met at the base.' }

  test('a piece is the word of whom the citation names, whatever was ticked', () =>
    rolledBack(db, async (tx) => {
      const { who, eventId, sourceId, attach } = await ready(tx)
      const of = { eventId, sourceId }
      const people = await citation(tx, who, of, { agent: 'aydinlik', unnamed: true, passage: 'The paper wrote' })
      const lines = await written(tx, () => attach({ ...spoken, citationId: people }))
      expect(await tx.select().from(evidence)).toMatchObject([
        { sourceId, citationId: people, speaker: 'aydinlik', unnamed: true },
      ])
      expect(lines).toMatchObject([{ data: { citation: people, speaker: 'aydinlik', unnamed: true } }])
      const own = await citation(tx, who, of, { agent: 'aydinlik', passage: 'The paper wrote' })
      await attach({ ...spoken, unnamed: 'on', citationId: own })
      const [row] = await tx.select().from(evidence).where(eq(evidence.citationId, own))
      expect(row).toMatchObject({ unnamed: false })
    }))

  test('unnamed people whom nothing places speak to the last carrier, else to the publisher', () =>
    rolledBack(db, async (tx) => {
      const { who, eventId, sourceId, attach } = await ready(tx)
      const [near, far, publisher] = [await agent(tx), await agent(tx), await agent(tx)]
      const people = { agent: null, unnamed: true, passage: 'The paper wrote' }
      const carried = await citation(tx, who, { eventId, sourceId }, { ...people, via: [near, far] })
      const bare = await citation(tx, who, { eventId, sourceId }, people)
      const speaker = async (citationId: string) => {
        const { id } = await attach({ ...spoken, citationId })
        return (await tx.select().from(evidence).where(eq(evidence.id, id)))[0]?.speaker
      }
      expect(await speaker(carried)).toBe(far)
      expect(await refusal(attach({ ...spoken, citationId: bare }))).toBe('agent_unknown (speaker)')
      await published(tx, who, sourceId, publisher)
      expect(await speaker(bare)).toBe(publisher)
    }))

  test('of the same source, and of nobody else; a merged name is the same one', () =>
    rolledBack(db, async (tx) => {
      const { who, eventId, sourceId, attach } = await ready(tx)
      const own = { eventId, sourceId }
      const citationId = await citation(tx, who, own, { agent: 'aydinlik', passage: 'The paper wrote' })
      const other = await citation(tx, who, { eventId, sourceId: (await source(tx, who)).id }, { agent: 'aydinlik' })
      const survivor = await agent(tx)
      expect(await refusal(attach({ ...spoken, citationId: other }))).toBe('citation_elsewhere (citationId)')
      expect(await refusal(attach({ citationId, speaker: survivor }))).toBe('speaker_differs (speaker)')
      await merged(tx, 'aydinlik', survivor)
      await attach({ citationId, speaker: survivor })
      expect(await refusal(attach({ ...spoken, citationId: newKey() }))).toBe('not_found (citationId)')
    }))
})
