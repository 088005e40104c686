import { z } from 'zod'
import { db } from '../../../../../db/connection'
import { readPassedOn } from '../../../../../db/queries/passed-on'
import { listWithheld, numbersIn } from '../../../../../db/queries/removals'
import { readSource } from '../../../../../db/queries/sources'
import { answer } from '../../../door'
import { Source } from '../../../shapes/source'
import { citationTold, dateTold, publishedAt } from '../../../telling'

export const dynamic = 'force-dynamic'

export const GET = answer({ shape: Source }, async ({ id }) => {
  const source = z.uuid().safeParse(id).success ? await readSource(db(), id as string) : null
  if (!source) return null
  const passedOn = await readPassedOn(db(), source.id)
  const { citations, dates, occasions, relays, relayedBy, linked } = passedOn
  return {
    ...source,
    ...source.current,
    publishedAt: publishedAt(source.current.published),
    sha256: source.bytesSha256,
    passages: source.passages.map(({ slug: event, ...passage }) => ({ ...passage, event })),
    citations: citations.map(citationTold),
    dates: dates.map(dateTold),
    withheld: await listWithheld(db(), numbersIn([source, passedOn])),
    occasions,
    relays: relays.map(({ earlier, by, at }) => ({ source: earlier, by, at })),
    relayedBy: relayedBy.map(({ source: later, by, at }) => ({ source: later, by, at })),
    citedBy: linked.map(({ id: citation, source: elsewhere }) => ({ source: elsewhere, citation })),
  }
})
