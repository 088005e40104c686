/** The graph of what cites what, as entries made it, and which claims a change of it can reach. */

/**
 * What the rule follows: documents and citations that are active, agents as those they were merged into.
 * @param {import('./record.mjs').Record} record
 * @returns {import('../trails.mjs').Graph}
 */
export function graphOf(record) {
  const survivor = (id) => (id === null ? null : record.survivor(id))
  return {
    document(id) {
      const source = record.sources.get(id)
      return source ? { id, publisher: survivor(source.publisher), sameAs: earlierOf(source) } : null
    },
    edge(id) {
      const citation = record.citations.get(id)
      if (!citation || citation.withdrawn) return null
      const { source, agent, unnamed, via, cites } = citation
      const goesBack = cites.source === null ? null : cites
      return { id, source, agent: survivor(agent), unnamed, via: via.map(survivor), cites: goesBack }
    },
  }
}

/** The source whose report this one relays: of those said and not unsaid, the one said last. */
function earlierOf({ likenesses }) {
  let found = null
  for (const [id, { relays, at }] of likenesses) {
    if (relays && (!found || at > found.at || (at === found.at && id < found.id))) found = { id, at }
  }
  return found?.id ?? null
}

/**
 * The settled claims that a change of these can touch.
 * @param {import('./record.mjs').Record} record
 * @param {{ citations?: string[], sources?: string[], agents?: string[] }} by
 */
export function touched(record, { citations = [], sources = [], agents = [] }) {
  const claims = new Set()
  const stood = new Set(sources)
  const passed = new Set(citations)
  for (const id of agents) {
    const agent = record.agents.get(id)
    for (const source of agent?.sources ?? []) stood.add(source)
    for (const citation of agent?.citations ?? []) passed.add(citation)
    for (const claim of agent?.claims ?? []) claims.add(claim)
  }
  // What is added to a set while it is gone through is gone through as well.
  for (const id of stood) {
    const source = record.sources.get(id)
    for (const relaying of source?.relayedBy ?? []) stood.add(relaying)
    for (const citation of source?.linkedFrom ?? []) passed.add(citation)
    for (const claim of source?.claims ?? []) claims.add(claim)
  }
  for (const id of passed) {
    const citation = record.citations.get(id)
    for (const further of citation?.linkedFrom ?? []) passed.add(further)
    for (const claim of citation?.claims ?? []) claims.add(claim)
  }
  return [...claims]
}
