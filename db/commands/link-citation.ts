import { desc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { activeCitation } from '../citation'
import type { Db } from '../client'
import { type Actor, deed, forbiddenTurn, idOf, permit } from '../deed'
import { claimsTouched, lockGraph } from '../graph'
import { CitationLink } from '../inputs/citations'
import { knownEvent } from '../known'
import { reckonTouched } from '../reckon'
import { citationLinks, sources } from '../schema'

/**
 * Says which captured source a citation goes back to and, where that source attributes it further, through which citation of
 * its own; or that none of the captured is it. A chain may come to run in a circle: that is found and told, not refused.
 * Refused: `same_source` (field `citedSource`) for the source it stands in; `citation_elsewhere` (`citedCitation`) for a
 * citation of another source; `already_so`; `not_found`, `already_withdrawn`; `on_probation` to whose votes do not count yet, where a
 * published verdict would become another.
 */
export async function linkCitation(db: Db, actor: Actor, asked: z.input<typeof CitationLink>) {
  return deed(db, actor, CitationLink, asked, async (tx, by, input) => {
    permit(by, 'link_citation')
    await lockGraph(tx)
    const { eventId, citationId, citedSource, citedCitation } = input
    await knownEvent(tx, eventId)
    const citation = await activeCitation(tx, citationId, 'citationId')
    if (citedSource !== null) {
      if (citedSource === citation.sourceId) throw new Refusal('same_source', 'citedSource')
      const found = await tx.select({ id: sources.id }).from(sources).where(eq(sources.id, citedSource))
      if (found.length === 0) throw new Refusal('not_found', 'citedSource')
    }
    if (citedCitation !== null) {
      const further = await activeCitation(tx, citedCitation, 'citedCitation')
      if (further.sourceId !== citedSource) throw new Refusal('citation_elsewhere', 'citedCitation')
    }

    const [last] = await tx
      .select()
      .from(citationLinks)
      .where(eq(citationLinks.citationId, citationId))
      .orderBy(desc(citationLinks.version))
      .limit(1)
    const before = { source: last?.citedSource ?? null, citation: last?.citedCitation ?? null }
    if (before.source === citedSource && before.citation === citedCitation) throw new Refusal('already_so')

    const at = new Date()
    const version = (last?.version ?? 0) + 1
    await tx.insert(citationLinks).values({ citationId, version, citedSource, citedCitation, linkedBy: idOf(by), at })
    await append(tx, by, {
      kind: 'citation.linked',
      subject: `citation:${citationId}`,
      ver: version,
      at,
      eventId,
      data: { source: citation.sourceId, before, after: { source: citedSource, citation: citedCitation } },
    })
    const cause = { kind: 'citation.linked', subject: `citation:${citationId}` } as const
    await reckonTouched(
      tx,
      await claimsTouched(tx, { citations: [citationId] }),
      at,
      cause,
      forbiddenTurn(by, 'link_citation'),
    )
  })
}
