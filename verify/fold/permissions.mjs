/** Who may do what: the roles of each deed, and what else bars a person from it. */

import { refuseTied } from './ties.mjs'

const EVERYBODY = ['reader', 'reviewer', 'moderator', 'admin']
const REVIEWING = ['reviewer', 'moderator']
const DECIDING = ['moderator', 'admin']

/** The roles that may write an entry of a kind, and whether the operator at the command line may. */
const MAY = {
  'person.joined': { roles: EVERYBODY },
  'person.suspended': { roles: ['admin'] },
  'person.reinstated': { roles: ['admin'] },
  'suspension.appealed': { roles: EVERYBODY },
  'suspension.upheld': { roles: ['admin'] },
  'role.given': { roles: ['admin'], operator: true, rule: true },
  'role.proposed': { roles: ['admin'] },
  'role.declined': { roles: ['admin'] },
  'probation.ended': { rule: true },
  'invitation.made': { roles: ['moderator', 'admin'] },
  'invitation.revoked': { roles: ['moderator', 'admin'] },
  'invitation.taken': { roles: ['reader'] },
  'application.made': { roles: ['reader'] },
  'application.accepted': { roles: ['moderator', 'admin'] },
  'application.refused': { roles: ['moderator', 'admin'] },
  'agent.recorded': { roles: REVIEWING, operator: true },
  'agent.named': { roles: REVIEWING, operator: true },
  'agent.noted': { roles: REVIEWING },
  'agent.merged': { roles: ['moderator'] },
  'source.captured': { roles: REVIEWING, operator: true },
  'source.corrected': { roles: REVIEWING },
  'report.likened': { roles: REVIEWING },
  'event.opened': { roles: REVIEWING },
  'event.described': { roles: REVIEWING },
  'event.merged': { roles: ['moderator'] },
  'event.parted': { roles: ['moderator'] },
  'event.split': { roles: ['moderator'] },
  'claim.moved': { roles: ['moderator'], rule: true },
  'claim.merged': { roles: ['moderator'] },
  'claim.parted': { roles: ['moderator'] },
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
  'vote.marked': { roles: ['moderator'] },
  'vote.opened': { rule: true },
  'claim.settled': { rule: true },
  'votes.held': { rule: true },
  'verdict.changed': { rule: true },
  'round.opened': { rule: true },
  'reviewer.recused': { roles: REVIEWING },
  'interest.declared': { roles: EVERYBODY },
  'interest.ended': { roles: EVERYBODY },
  'interest.met': { rule: true },
  'party.named': { roles: ['reader'] },
  'reply.given': { roles: ['reader'] },
  'reply.accepted': { roles: ['moderator'] },
  'reply.refused': { roles: ['moderator'] },
  'dispute.opened': { roles: REVIEWING, rule: true },
  'dispute.called': { rule: true },
  'dispute.stated': { roles: REVIEWING },
  'dispute.heard': { rule: true },
  'dispute.taken': { roles: DECIDING },
  'dispute.released': { roles: DECIDING, rule: true },
  'opinion.written': { roles: DECIDING },
  'dispute.ruled': { roles: DECIDING },
  'dispute.appealed': { roles: REVIEWING },
  'dispute.ended': { rule: true },
  'flag.raised': { rule: true },
  'flag.answered': { roles: ['moderator'] },
  'thing.excluded': { rule: true },
  'thing.readmitted': { rule: true },
  'removal.proposed': { roles: EVERYBODY },
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
 * @param {boolean} asParty whether they do it in a case in which they are heard, whatever their role, and whether they have joined or not
 */
export function permit(people, { kind, actor, data }, asParty) {
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
  // Whoever joins may be somebody whom nothing has named before, and so may who asks to be forgotten, and who speaks
  // without an account: an affected party, and whoever replies.
  const own = kind === 'removal.proposed' && data.about === `person:${actor}`
  const isNew = kind === 'person.joined' || kind === 'party.named' || kind === 'reply.given' || own
  if (!person && isNew) return
  // Whether this is their own suspension is judged with the entry.
  const appeals = kind === 'suspension.appealed'
  if (!person || !(person.joined || isNew || asParty || appeals)) throw new Error('its actor has not joined')
  if (person.suspended !== null && !appeals) throw new Error('its actor is suspended')
  if (!asParty && !may.roles.includes(person.role)) throw new Error(`its actor is ${person.role}, who may not do this`)
}

/**
 * What was written by its own author, or by a moderator with no part in the claims that it bears on: that was not asked before there
 * were case files.
 * @param {() => Iterable<import('./record.mjs').Claim>} claims
 */
export function permitOwn(record, { actor }, author, claims) {
  if (actor === author) return
  if (record.people.get(actor)?.role !== 'moderator') throw new Error('its actor neither wrote it nor is a moderator')
  if (record.caseFiles) refuseTied(claims(), { actor })
}

/** While a case on the verdict of a claim is open, nobody takes away what that rests on, since there are case files. */
export function refuseWhileDisputed(record, claims) {
  if (!record.caseFiles) return
  for (const claim of claims) if (claim.open !== null) throw new Error('a case on the verdict that rests on it is open')
}

/** While a case about something is open it decides; only whose it is may take it back. */
export function refuseWhileOpen(record, { actor, subject }, author) {
  if (actor !== author && record.openCases.has(subject)) throw new Error('a case is open about it')
}
