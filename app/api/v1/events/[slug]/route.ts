import { db } from '../../../../../db/connection'
import { readEvent } from '../../../../../db/queries/event'
import { leadsTo } from '../../../../../db/queries/regroupings'
import { listWithheld, numbersIn } from '../../../../../db/queries/removals'
import { answer } from '../../../door'
import { Event } from '../../../shapes/event'
import { citationTold, entryTold, ledgerTold, publishedAt, titlesOf } from '../../../telling'

export const dynamic = 'force-dynamic'

/** Of an event that was merged into another: the address of that. */
async function leads({ slug = '' }: Record<string, string>) {
  const survivor = await leadsTo(db(), slug)
  return survivor && `/api/v1/events/${survivor}`
}

export const GET = answer({ shape: Event, leadsTo: leads }, async ({ slug = '' }) => {
  const event = await readEvent(db(), slug)
  const headline = event?.claims[0]
  if (!event || !headline) return null
  const { state, verdict, because, contested, cast } = headline
  return {
    ...event,
    ...{ state, verdict, because, contested, cast },
    title: titlesOf(event.texts, 'title'),
    summary: titlesOf(event.texts, 'summary'),
    place: titlesOf(event.texts, 'place'),
    claims: event.claims.map((claim) => ({
      ...claim,
      entry: claim.entry && entryTold(claim.entry),
      evidence: claim.evidence.map(({ ends, ...piece }) => ({ ...piece, ends: [...ends] })),
      votes: claim.votes.map(({ textSalt, ...vote }) => ({
        ...vote,
        evidence: vote.evidence && [...vote.evidence],
        salt: textSalt && Buffer.from(textSalt).toString('base64'),
      })),
    })),
    sources: event.sources.map((source) => ({ ...source, publishedAt: publishedAt(source.published) })),
    citations: event.citations.map(citationTold),
    dates: ledgerTold(event.dates, event.ledger),
    regroupings: event.regroupings.map(({ from, to, ...each }) => ({ ...each, from: from.slug, to: to.slug })),
    withheld: await listWithheld(db(), numbersIn(event)),
  }
})
