import { db } from '../../../../../db/connection'
import { listAgentNames } from '../../../../../db/queries/agent-names'
import { listAgents } from '../../../../../db/queries/agents'
import { listAlike } from '../../../../../db/queries/alike'
import { listCitations } from '../../../../../db/queries/citations'
import { readDeskEvent } from '../../../../../db/queries/desk-event'
import { findSources } from '../../../../../db/queries/desk-sources'
import { readJoining } from '../../../../../db/queries/joining'
import { readSource } from '../../../../../db/queries/sources'
import { readSuggestions } from '../../../../../db/queries/suggestions'
import { readWithdrawal } from '../../../../../db/queries/withdrawal'

type Query = Readonly<Record<string, string | string[] | undefined>>

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Everything that the address asks for, as this person may see it; null when there is no such event. `decides`: whether what
 * the text of a source proposes is theirs to decide; `orders`: whether claims that say the same are theirs to merge.
 */
export async function readPage(
  slug: string,
  query: Query,
  { id: personId, decides, orders }: { id: string; decides: boolean; orders: boolean },
) {
  if (!SLUG.test(slug) || slug.length > 80) return null
  const event = await readDeskEvent(db(), slug, personId)
  const claim = event && claimAsked(event.claims, one(query.claim))
  if (!event || !claim) return null

  const id = one(query.source)
  const source = UUID.test(id) ? await readSource(db(), id) : null
  const citations = source ? await listCitations(db(), [source.id]) : []
  const suggestions =
    source && decides ? await readSuggestions(db(), source, { eventId: event.id, citations, dates: event.dates }) : null
  const alike = source ? await listAlike(db(), source.id) : []
  const asked = one(query.q).trim().slice(0, 200)
  const add = one(query.add) === '1'
  const found = source || add ? [] : await findSources(db(), asked)
  const named = [
    ...[source?.current, ...found, ...alike.map((each) => each.source)].flatMap((each) => each?.publisher ?? []),
    ...[...citations, ...(suggestions?.citations ?? []), ...(suggestions?.refused.citations ?? [])].flatMap(
      ({ agent, via }) => [...via, ...(agent ? [agent] : [])],
    ),
  ]
  const agents = { ...event.agents, ...(await listAgents(db(), named)) }
  const begun = {
    fix: one(query.fix) || null,
    through: one(query.through) || null,
    withdrawal: await withdrawalAsked(claim, one(query.withdraw), personId),
    joining: orders ? await joiningAsked(event.claims, one(query.join), one(query.into)) : null,
  }
  const names = await listAgentNames(db())
  return { event, claim, source, citations, suggestions, alike, found, asked, agents, add, names, begun }
}

/** What the merge of two claims of the page would do. */
async function joiningAsked(claims: readonly { id: string }[], goes: string, stays: string) {
  const areHere = [goes, stays].every((asked) => claims.some(({ id }) => id === asked))
  return areHere ? readJoining(db(), goes, stays) : null
}

/** What the withdrawal of a piece would do, where the claim on the page has that piece and it stands. */
async function withdrawalAsked(claim: { evidence: readonly { id: string }[] }, asked: string, personId: string) {
  return claim.evidence.some(({ id }) => id === asked) ? readWithdrawal(db(), asked, personId) : null
}

type Named = { id: string; position: number }

/** The claim by its place, by its id, or the last; or the one that it leads on to; the headline claim when the address names none that is. */
function claimAsked<C extends Named & { merged: readonly Named[] }>(
  claims: readonly C[],
  asked: string,
): C | undefined {
  if (asked === 'last') return claims.at(-1)
  const isIt = ({ id, position }: Named) => asked === String(position) || asked === id
  return claims.find(isIt) ?? claims.find(({ merged }) => merged.some(isIt)) ?? claims[0]
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
