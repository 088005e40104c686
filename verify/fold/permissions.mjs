/** Who may do what: the roles of each deed, and what else bars a person from it. */

const REVIEWING = ['reviewer', 'moderator']

/** The roles that may write an entry of a kind, and whether the operator at the command line may. */
const MAY = {
  'person.joined': { roles: ['reader', 'reviewer', 'moderator', 'admin'] },
  'person.suspended': { roles: ['admin'] },
  'person.reinstated': { roles: ['admin'] },
  'role.given': { roles: ['admin'], operator: true },
  'agent.recorded': { roles: REVIEWING, operator: true },
  'agent.named': { roles: REVIEWING, operator: true },
  'agent.noted': { roles: REVIEWING },
  'agent.merged': { roles: ['moderator'] },
  'source.captured': { roles: REVIEWING, operator: true },
  'source.corrected': { roles: REVIEWING },
  'report.likened': { roles: REVIEWING },
  'event.opened': { roles: REVIEWING },
  'event.described': { roles: REVIEWING },
  'claim.added': { roles: REVIEWING },
  'claim.worded': { roles: REVIEWING },
  'evidence.attached': { roles: REVIEWING },
  'evidence.withdrawn': { roles: REVIEWING },
  'passage.translated': { roles: REVIEWING },
  'citation.recorded': { roles: REVIEWING },
  'citation.linked': { roles: REVIEWING },
  'citation.withdrawn': { roles: REVIEWING },
  'suggestion.refused': { roles: REVIEWING },
  'occasion.named': { roles: REVIEWING },
  'date.recorded': { roles: REVIEWING },
  'date.withdrawn': { roles: REVIEWING },
  'vote.cast': { roles: REVIEWING },
  'vote.opened': { rule: true },
  'claim.settled': { rule: true },
  'verdict.changed': { rule: true },
  'round.opened': { rule: true },
  'reviewer.recused': { roles: REVIEWING },
  'dispute.opened': { roles: REVIEWING, rule: true },
  'dispute.ruled': { roles: ['moderator'] },
  'removal.proposed': { roles: ['reader', 'reviewer', 'moderator', 'admin'] },
  'removal.declined': { roles: ['admin'] },
  'person.erased': { roles: ['admin'] },
  'content.withheld': { roles: ['admin'] },
  'content.shown': { roles: ['admin'] },
  'record.restored': { operator: true },
}

/**
 * Refuses an entry whose actor may not write one of its kind, as people stand.
 * @param {Map<string, import('./record.mjs').Person>} people
 * @param {any} entry
 */
export function permit(people, { kind, actor, data }) {
  const may = MAY[kind]
  if (actor === 'rule') {
    if (!may.rule) throw new Error('the rule does not do this')
    return
  }
  if (actor === 'operator') {
    if (!may.operator) throw new Error('the operator may not do this')
    return
  }
  if (!may.roles) throw new Error('only the rule does this')
  const person = people.get(actor)
  if (person?.erased) throw new Error('its actor was erased before')
  // Whoever joins may be somebody whom nothing has named before, and so may who asks to be forgotten.
  const isNew = kind === 'person.joined' || (kind === 'removal.proposed' && data.about === `person:${actor}`)
  if (!person && isNew) return
  if (!person || !(person.joined || isNew)) throw new Error('its actor has not joined')
  if (person.suspended !== null) throw new Error('its actor is suspended')
  if (!may.roles.includes(person.role)) throw new Error(`its actor is ${person.role}, who may not do this`)
}

/** What was written by its own author, or by a moderator. */
export function permitOwn(record, { actor }, author) {
  if (actor !== author && record.people.get(actor)?.role !== 'moderator') {
    throw new Error('its actor neither wrote it nor is a moderator')
  }
}
