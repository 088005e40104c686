import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { isAsOffered, isKnown } from '../citation'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { NewCitation } from '../inputs/citations'
import { knownAgents, knownEvent } from '../known'
import { anchorIn } from '../passage'
import { citations, citationVia, suggestionChoices } from '../schema'

/**
 * Records that a source, in this passage, passes on what an agent said; from the reader's proposal, as it was offered or
 * corrected, or of one's own. Out: its id. Refused: `somebody_required` (field `agent`) for nobody and no unnamed people;
 * `agent_unknown` (`agent`, `via`); `chain_loops` (`via`) where one stands in it twice; `citation_known` (`passage`) for one
 * that is there already; `passage_not_in_text`, `passage_ambiguous` (`passage`); `not_found`.
 */
export async function recordCitation(db: Db, actor: Actor, asked: z.input<typeof NewCitation>) {
  return deed(db, actor, NewCitation, asked, async (tx, by, input) => {
    permit(by, 'record_citation')
    const { eventId, sourceId, agent, unnamed, via, relation, act, offered } = input
    await knownEvent(tx, eventId)
    if (agent === null && !unnamed) throw new Refusal('somebody_required', 'agent')
    if (agent !== null) await knownAgents(tx, [agent], 'agent')
    await knownAgents(tx, via, 'via')
    if (new Set([...via, agent]).size <= via.length) throw new Refusal('chain_loops', 'via')
    const held = await anchorIn(tx, input)

    // One at a time for one source: two who accept one proposal record it once.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`citations:${sourceId}`}))`)
    const given = { agent, unnamed, via, relation, act, start: held.start, end: held.end }
    if (await isKnown(tx, sourceId, given)) throw new Refusal('citation_known', 'passage')

    const at = new Date()
    const [citation] = await tx
      .insert(citations)
      .values({ ...held, eventId, sourceId, agent, unnamed, relation, act, recordedBy: idOf(by), at })
      .returning({ id: citations.id })
    const id = citation?.id as string
    const carriers = via.map((each, position) => ({ citationId: id, position, agent: each }))
    if (carriers.length > 0) await tx.insert(citationVia).values(carriers)

    const choice = offered && (isAsOffered(given, offered) ? 'accepted' : 'corrected')
    if (offered && choice) {
      const { start, end } = offered
      const of = { kind: 'citation', sourceId, start, end, offered, choice, citationId: id } as const
      await tx.insert(suggestionChoices).values({ ...of, chosenBy: idOf(by), at })
    }
    await append(tx, by, {
      kind: 'citation.recorded',
      subject: `citation:${id}`,
      at,
      eventId,
      data: { source: sourceId, ...given, choice, offered: choice === 'corrected' ? offered : null },
      words: { exact: held.exact },
    })
    return { id }
  })
}
