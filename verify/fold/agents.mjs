import { touched } from './graph.mjs'
import { reckonGraph } from './reckon.mjs'
import { demand, fresh, idIn, known, NONE, next } from './record.mjs'
import { refuseTied } from './ties.mjs'

export const AGENTS = {
  'agent.recorded'(record, entry) {
    const id = idIn(entry)
    fresh(record.agents, id, 'agent')
    const empty = { sources: NONE, citations: NONE, claims: NONE }
    record.agents.set(id, { id, mergedInto: null, merged: [], named: 0, notes: {}, ...empty })
    return 1
  },

  'agent.named'(record, entry) {
    const agent = known(record.agents, idIn(entry), 'agent')
    // The operator adopts names by the list, anybody else adds one.
    demand(
      (Object.keys(entry.data).length === 0) === (entry.actor === 'operator'),
      'its data are not those of its actor',
    )
    agent.named += 1
    return agent.named
  },

  'agent.noted'(record, entry) {
    const { language } = entry.data
    demand(entry.subject.endsWith(`:${language}`), 'its subject is in another language')
    return next(known(record.agents, idIn(entry), 'agent').notes, language)
  },

  'agent.merged'(record, entry, index) {
    const agent = known(record.agents, idIn(entry), 'agent')
    const survivor = known(record.agents, entry.data.survivor, 'agent')
    demand(agent.mergedInto === null, 'it was merged already')
    demand(survivor.mergedInto === null, 'the survivor itself was merged')
    demand(agent !== survivor, 'it is merged into itself')
    if (record.caseFiles) refuseTied(touched(record, { agents: record.selves(agent.id) }), entry)
    agent.mergedInto = survivor.id
    survivor.merged.push(agent.id)
    reckonGraph(record, touched(record, { agents: record.selves(survivor.id) }), entry, index)
    return 1
  },
}
