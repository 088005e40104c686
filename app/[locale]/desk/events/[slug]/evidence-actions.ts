'use server'

import type { Values } from '../../../../../components/desk/answer'
import type { Db } from '../../../../../db/client'
import { attachEvidence } from '../../../../../db/commands/attach-evidence'
import { translatePassage } from '../../../../../db/commands/translate-passage'
import { withdrawEvidence } from '../../../../../db/commands/withdraw-evidence'
import { listCitations } from '../../../../../db/queries/citations'
import { isId } from '../../../../../db/queries/ids'
import { Refusal } from '../../../../../domain/refusal'
import { form } from '../../../../door'
import { agentNamed, withoutAgent } from '../../agent-named'
import { fieldOf, keyAfter, written } from '../../written'

/** A passage, the speaker if nobody knew them yet, and its translation if there is one: all of it or nothing. */
async function attachWhole(on: Db, actor: { id: string }, values: Values) {
  const { translation: _, translationLanguage: __, ...said } = withoutAgent(values, 'speaker')
  return on.transaction(async (tx) => {
    const through = await citedPassage(tx, values)
    const speaker = through ? '' : await agentNamed(tx, actor, values, 'speaker')
    const asked = { ...said, ...through, speaker, asserts: written(fieldOf(values, 'asserts')) }
    const piece = await attachEvidence(tx, actor, asked as unknown as Parameters<typeof attachEvidence>[2])
    if (fieldOf(values, 'translation').trim() !== '') await translateToo(tx, actor, values, piece.id)
    return { ...piece, claimId: fieldOf(values, 'claimId') }
  })
}

/**
 * What a piece that speaks through a citation takes from it: the passage, unless another of the same words was marked. Whose
 * word it is the command takes from the citation too.
 */
async function citedPassage(tx: Db, values: Values) {
  const citationId = fieldOf(values, 'citationId')
  if (citationId === '') return null
  if (fieldOf(values, 'passage').trim() !== '') return { citationId }
  const ids = [fieldOf(values, 'sourceId')].filter(isId)
  const citation = (await listCitations(tx, ids)).find(({ id }) => id === citationId)
  return { citationId, ...(citation && { passage: citation.exact, near: String(citation.start) }) }
}

async function translateToo(tx: Db, actor: { id: string }, values: Values, evidenceId: string) {
  const key = keyAfter(fieldOf(values, 'key'), 'translation')
  const language = fieldOf(values, 'translationLanguage')
  const asked = { key, evidenceId, language, text: fieldOf(values, 'translation') }
  try {
    await translatePassage(tx, actor, asked as Parameters<typeof translatePassage>[2])
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.code, error.faults[0].field === 'language' ? 'translationLanguage' : 'translation')
  }
}

export const attach = form(attachWhole, {
  limit: 'record',
  then: ({ claimId }, page) => {
    page.searchParams.set('claim', claimId)
    return 'evidence_attached'
  },
})

export const withdraw = form(withdrawEvidence, { limit: 'record', then: () => 'evidence_withdrawn' })

export const translate = form(translatePassage, { limit: 'record', then: () => 'passage_translated' })
