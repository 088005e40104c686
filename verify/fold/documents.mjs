import { touched } from './graph.mjs'
import { permitOwn, refuseWhileDisputed, refuseWhileOpen } from './permissions.mjs'
import { reckonGraph } from './reckon.mjs'
import { adding, demand, fresh, idIn, known, NONE, next, sameJson } from './record.mjs'
import { claimsShown } from './things.mjs'

const NO_LIKENESS = Object.freeze(new Map())

/** An entry of an earlier version of the program does not name its event. */
function eventOf(record, { data }) {
  if (data.event === undefined) return null
  known(record.events, data.event, 'event')
  return data.event
}

export const DOCUMENTS = {
  'source.captured'(record, entry) {
    const id = idIn(entry)
    fresh(record.sources, id, 'source')
    fresh(record.bytes, entry.data.bytes, 'document with the digest')
    record.bytes.add(entry.data.bytes)
    const source = {
      id,
      publisher: null,
      version: 1,
      likenesses: NO_LIKENESS,
      relayedBy: NONE,
      linkedFrom: NONE,
      claims: NONE,
      known: NONE,
    }
    record.sources.set(id, source)
    publish(record, source, entry.data.publisher)
    return 1
  },

  'source.corrected'(record, entry, index) {
    const source = known(record.sources, idIn(entry), 'source')
    source.version += 1
    demand(entry.data.version === source.version, `it is version ${entry.data.version}, after ${source.version - 1}`)
    publish(record, source, entry.data.publisher)
    reckonGraph(record, touched(record, { sources: [source.id] }), entry, index)
    return source.version - 1
  },

  'report.likened'(record, entry, index) {
    const { source: id, earlier, relays } = entry.data
    demand(entry.subject === `report:${id}:${earlier}`, 'its subject is another pair')
    demand(id !== earlier, 'it likens a source to itself')
    eventOf(record, entry)
    const source = known(record.sources, id, 'source')
    const relayed = known(record.sources, earlier, 'source')
    relayed.relayedBy = adding(relayed.relayedBy, id)
    const before = source.likenesses.get(earlier)
    demand(before?.relays !== relays, 'it says what was said already')
    const version = (before?.version ?? 0) + 1
    if (source.likenesses === NO_LIKENESS) source.likenesses = new Map()
    source.likenesses.set(earlier, { version, relays, at: entry.at })
    reckonGraph(record, touched(record, { sources: [id] }), entry, index)
    return version
  },

  'citation.recorded'(record, entry) {
    const id = idIn(entry)
    fresh(record.citations, id, 'citation')
    const { source: from, agent, unnamed, via, start, end, act } = entry.data
    const source = known(record.sources, from, 'source')
    const chain = agent === null ? via : [...via, agent]
    for (const each of chain) known(record.agents, each, 'agent')
    demand(new Set(chain).size === chain.length, 'somebody stands in its chain twice')
    const name = [start, end, agent, unnamed, act, ...via].join()
    demand(!source.known.has(name), 'the same is recorded of the same passage already')
    source.known = adding(source.known, name)
    const sets = { linkedFrom: NONE, claims: NONE }
    const said = { id, source: from, agent, unnamed, via, by: entry.actor, event: eventOf(record, entry), name }
    record.citations.set(id, { ...said, withdrawn: false, links: 0, cites: { source: null, citation: null }, ...sets })
    for (const each of chain) {
      const named = record.agents.get(each)
      named.citations = adding(named.citations, id)
    }
    return 1
  },

  'citation.linked'(record, entry, index) {
    const citation = activeCitation(record, idIn(entry))
    const { source, before, after } = entry.data
    eventOf(record, entry)
    demand(source === citation.source, 'it stands in another source')
    demand(sameJson(before, pair(citation.cites)), 'what it says was before was not')
    demand(!sameJson(before, after), 'it changes nothing')
    if (after.source !== null) {
      demand(after.source !== citation.source, 'it cites the source that it stands in')
      const cited = known(record.sources, after.source, 'source')
      cited.linkedFrom = adding(cited.linkedFrom, citation.id)
    }
    if (after.citation !== null) {
      const further = activeCitation(record, after.citation)
      demand(further.source === after.source, 'the citation it cites stands elsewhere')
      further.linkedFrom = adding(further.linkedFrom, citation.id)
    }
    citation.cites = pair(after)
    citation.links += 1
    reckonGraph(record, touched(record, { citations: [citation.id] }), entry, index)
    return citation.links
  },

  'citation.withdrawn'(record, entry, index) {
    const citation = activeCitation(record, idIn(entry))
    eventOf(record, entry)
    demand(entry.data.source === citation.source, 'it stands in another source')
    demand(
      entry.data.event === undefined || citation.event === null || entry.data.event === citation.event,
      'it was recorded for another event',
    )
    const reached = touched(record, { citations: [citation.id] })
    permitOwn(record, entry, citation.by, () => [...reached, ...claimsShown(record, citation)])
    refuseWhileOpen(record, entry, citation.by)
    refuseWhileDisputed(record, reached)
    citation.withdrawn = true
    citation.withdrewIt = entry.actor
    record.sources.get(citation.source)?.known.delete(citation.name)
    reckonGraph(record, reached, entry, index)
    return 1
  },

  'suggestion.refused'(record, entry) {
    const id = idIn(entry)
    fresh(record.suggestions, id, 'suggestion')
    known(record.sources, entry.data.source, 'source')
    eventOf(record, entry)
    record.suggestions.add(id)
    return 1
  },

  'occasion.named'(record, entry) {
    const id = idIn(entry)
    fresh(record.occasions, id, 'occasion')
    record.occasions.set(id, { event: eventOf(record, entry) })
    return 1
  },

  'date.recorded'(record, entry) {
    const id = idIn(entry)
    fresh(record.dates, id, 'date')
    const event = eventOf(record, entry)
    const { source, occasion, role, value, zone, countedFrom, days, start, end } = entry.data
    known(record.sources, source, 'source')
    demand(value !== null || zone === null, 'it has a zone and no value')
    for (const each of [occasion, countedFrom]) {
      const of = each === null ? null : known(record.occasions, each, 'occasion')
      demand(!of || of.event === null || event === null || of.event === event, 'its occasion is one of another event')
    }
    const name = [event, source, occasion, role, value, zone, countedFrom, days, start, end].join()
    demand(event === null || !record.datesKnown.has(name), 'the same is recorded of the same passage already')
    record.datesKnown.add(name)
    record.dates.set(id, { by: entry.actor, source, event, withdrawn: false, name })
    return 1
  },

  'date.withdrawn'(record, entry) {
    const date = known(record.dates, idIn(entry), 'date')
    demand(!date.withdrawn, 'it was withdrawn already')
    demand(entry.data.source === date.source, 'it stands in another source')
    eventOf(record, entry)
    demand(
      entry.data.event === undefined || date.event === null || entry.data.event === date.event,
      'it was recorded for another event',
    )
    permitOwn(record, entry, date.by, () => claimsShown(record, date))
    refuseWhileOpen(record, entry, date.by)
    date.withdrawn = true
    date.withdrewIt = entry.actor
    record.datesKnown.delete(date.name)
    return 1
  },
}

/** A citation that was not withdrawn. */
export function activeCitation(record, id) {
  const citation = known(record.citations, id, 'citation')
  demand(!citation.withdrawn, `the citation ${id} was withdrawn`)
  return citation
}

function publish(record, source, publisher) {
  source.publisher = publisher
  if (publisher === null) return
  const agent = known(record.agents, publisher, 'agent')
  agent.sources = adding(agent.sources, source.id)
}

/** In one order of its fields, to be compared as text; as canonical entries have them. */
const pair = ({ source, citation }) => ({ citation, source })

export const EVENTS = {
  'event.opened'(record, entry) {
    const id = idIn(entry)
    fresh(record.events, id, 'event')
    const { slug, language, time } = entry.data
    demand(!record.slugs.has(slug), `the address ${slug} is taken`)
    record.slugs.add(slug)
    const told = { [language]: 1 }
    record.events.set(id, {
      id,
      slug,
      claims: 0,
      told,
      described: {},
      times: time ? 1 : 0,
      opener: entry.actor,
      merge: null,
    })
    return 1
  },

  'event.described'(record, entry) {
    const [, id, of] = entry.subject.split(':')
    const event = known(record.events, id, 'event')
    const { language, version } = entry.data
    demand(of === (language ?? 'time'), 'its subject is in another language')
    demand((entry.commit !== null) === (language !== undefined), 'a time has no words, and a text has')
    if (language === undefined) event.times += 1
    const latest = language === undefined ? event.times : next(event.told, language)
    demand(version === latest, `it is version ${version}, after ${latest - 1}`)
    return next(event.described, of)
  },
}
