import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { isAsOffered, isKnown } from '../citation'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { NewCitation } from '../inputs/citations'
import { holdSource, knownAgents, knownEvent, survivorsOf } from '../known'
import { held, textOf } from '../passage'
import { citations, citationVia, suggestionChoices } from '../schema'
import { choiceOn } from '../suggestion'

/**
 * Records that a source, in this passage, passes on what an agent said; from the reader's proposal, as it was offered or
 * corrected, or of one's own. Out: its id. Refused: `somebody_required` (field `agent`) for nobody and no unnamed people;
 * `agent_unknown` (`agent`, `via`); `chain_loops` (`via`) where one stands in it twice; `citation_known` (`passage`) for one
 * that is there already; `passage_not_in_text`, `passage_ambiguous` (`passage`); `not_found`; what `choiceOn` refuses.
 */
export async function recordCitation(db: Db, actor: Actor, asked: z.input<typeof NewCitation>) {
  return deed(db, actor, NewCitation, asked, async (tx, by, input) => {
    permit(by, 'record_citation')
    const { eventId, sourceId, agent, unnamed, via, relation, act, offered } = input
    await knownEvent(tx, eventId)
    if (agent === null && !unnamed) throw new Refusal('somebody_required', 'agent')
    if (agent !== null) await knownAgents(tx, [agent], 'agent')
    await knownAgents(tx, via, 'via')
    const chain = await survivorsOf(tx, agent === null ? via : [...via, agent])
    if (new Set(chain).size < chain.length) throw new Refusal('chain_loops', 'via')
    const text = await textOf(tx, sourceId)
    const anchor = held(text, input)

    await holdSource(tx, sourceId)
    const given = { agent, unnamed, via, relation, act, start: anchor.start, end: anchor.end }
    if (await isKnown(tx, sourceId, given)) throw new Refusal('citation_known', 'passage')

    const at = new Date()
    const [citation] = await tx
      .insert(citations)
      .values({ ...anchor, eventId, sourceId, agent, unnamed, relation, act, recordedBy: idOf(by), at })
      .returning({ id: citations.id })
    const id = citation?.id as string
    const carriers = via.map((each, position) => ({ citationId: id, position, agent: each }))
    if (carriers.length > 0) await tx.insert(citationVia).values(carriers)

    const choice = offered && (isAsOffered(given, offered) ? 'accepted' : 'corrected')
    if (offered && choice) {
      const outcome = { choice, citationId: id, chosenBy: idOf(by), at } as const
      const row = await choiceOn(tx, { sourceId, kind: 'citation', offered }, text, outcome)
      await tx.insert(suggestionChoices).values(row)
    }
    await append(tx, by, {
      kind: 'citation.recorded',
      subject: `citation:${id}`,
      at,
      eventId,
      data: { event: eventId, source: sourceId, ...given, choice, offered: choice === 'corrected' ? offered : null },
      words: { exact: anchor.exact },
    })
    return { id }
  })
}
