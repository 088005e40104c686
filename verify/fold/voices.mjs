/** What people say in their own voice, by the names under which it is withheld: nobody has a hand in that who wrote it. */

/** @type {Record<string, (entry: any) => string>} */
export const VOICES = {
  'passage.translated': ({ subject }) => subject,
  'party.named': ({ subject }) => subject,
  'reply.given': ({ subject }) => subject,
  'reply.accepted': ({ subject }) => subject.replace('reply', 'reply_decision'),
  'reply.refused': ({ subject }) => subject.replace('reply', 'reply_decision'),
  'dispute.opened': ({ subject }) => subject.replace('dispute', 'statement'),
  'dispute.stated': ({ subject }) => subject,
  'opinion.written': ({ subject }) => subject,
  'dispute.appealed': ({ subject }) => subject.replace('dispute', 'appeal'),
  'dispute.ruled': ({ subject }) => subject.replace('dispute', 'ruling'),
  'evidence.withdrawn': ({ subject }) => subject.replace(':', '_withdrawal:'),
  'citation.withdrawn': ({ subject }) => subject.replace(':', '_withdrawal:'),
  'date.withdrawn': ({ subject }) => subject.replace(':', '_withdrawal:'),
  'agent.noted': ({ subject }) => subject.replace('agent', 'note'),
  'event.merged': ({ subject }) => subject,
  'event.parted': ({ subject }) => subject,
  'event.split': ({ subject }) => subject,
  'claim.merged': ({ subject }) => subject,
  'claim.parted': ({ subject }) => subject,
  'agent.merged': ({ subject }) => subject.replace('agent', 'merge'),
}

/** Notes whose words an entry holds. Of several who wrote versions of one thing, it is the first by id. */
export function hear(record, entry) {
  const about = VOICES[entry.kind]?.(entry)
  if (about === undefined || entry.actor === 'rule') return
  const before = record.authors.get(about)
  if (before === undefined || entry.actor < before) record.authors.set(about, entry.actor)
}

/** Whose words a proposal is about, be it to withhold them or to show them again; votes go by ids that no entry knows. */
export function authorOf(record, about) {
  const held = about.startsWith('removal:') ? record.removals.get(about.slice('removal:'.length))?.about : about
  return record.authors.get(held) ?? null
}
