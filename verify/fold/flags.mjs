import { demand, fresh, idIn, known } from './record.mjs'
import { tieTo } from './ties.mjs'

/** The entries by which something can have been done about a flagged text. */
export const FLAG_ACTS = [
  'source.corrected',
  'claim.worded',
  'evidence.withdrawn',
  'dispute.opened',
  'removal.proposed',
  'content.withheld',
  'person.suspended',
  'reply.refused',
]

/** Flags and what moderators answered. What was flagged is told with the answer, by whom never. */
export const FLAGS = {
  'flag.raised'(record, entry) {
    const id = idIn(entry)
    fresh(record.flags, id, 'flag')
    record.flags.set(id, { at: entry.at, answered: false })
    return 1
  },

  'flag.answered'(record, entry) {
    const { about, turn, flags, act, claim: claimId } = entry.data
    const { actor } = entry
    const id = idIn(entry)
    fresh(record.flagAnswers, id, 'answer')
    record.flagAnswers.add(id)
    const before = record.flagTurns.get(about) ?? 0
    demand(turn === before + 1, `it answers turn ${turn}, after ${before}`)
    record.flagTurns.set(about, turn)
    let oldest = entry.at
    for (const each of flags) {
      const flag = known(record.flags, each, 'flag')
      demand(!flag.answered, 'one of its flags was answered before')
      flag.answered = true
      if (flag.at < oldest) oldest = flag.at
    }
    demand(record.authors.get(about) !== actor, 'its actor wrote what was flagged')
    const file = caseOf(record, about)
    if (isOfRuling(about)) demand(!file.wrote.includes(actor), 'its actor wrote in the case')
    const claim = file ? file.claim : claimOn(record, about)
    demand(claim === undefined || claim?.id === claimId, 'what was flagged belongs to another claim')
    if (claimId !== undefined) {
      const tie = tieTo(known(record.claims, claimId, 'claim'), actor)
      demand(tie === null, `its actor ${tie}`)
    }
    if (act === null) return 1
    const done = record.acts.get(`${act.kind} ${act.subject}`)
    demand(done !== undefined && done >= oldest, 'nothing was done by the act that it names')
    return 1
  },
}

const isOfRuling = (about) => /^(opinion|ruling):/.test(about)

/** The case in which a text stands, as far as its name tells; undefined where it does not. */
function caseOf(record, about) {
  const [thing, id] = about.split(':')
  if (thing === 'opinion') return known(record.opinions, id, 'opinion').file
  if (thing === 'party') return known(record.disputes, known(record.partyNames, id, 'party'), 'dispute')
  return ['statement', 'ruling', 'appeal'].includes(thing) ? known(record.disputes, id, 'dispute') : undefined
}

/** The claim that a text belongs to, as far as its name tells; undefined where it does not. */
function claimOn(record, about) {
  const [thing, id] = about.split(':')
  if (thing === 'claim') return known(record.claims, id, 'claim')
  if (thing === 'evidence') return known(record.evidence, id, 'piece of evidence').claim
  if (thing === 'reply') return known(record.replies, id, 'reply').claim
  return undefined
}

/** Keeps when something was done that an answer may name. */
export function noteAct(record, { kind, subject, at }) {
  if (FLAG_ACTS.includes(kind)) record.acts.set(`${kind} ${subject}`, at)
}
