import { claimAt } from '../fold/claim-merges.mjs'
import { eventAt, homeOf } from '../fold/regroupings.mjs'

/** The side of a regrouping in whose history it stands: the event that is one with another, is so no more, or is two. */
const SIDE = { 'event.merged': 'from', 'event.parted': 'to', 'event.split': 'from', 'claim.moved': 'from' }

/** The event and the claim whose history an entry belongs to. */
export function placeOf({ record }, { kind, subject, data }, index) {
  const [noun, id] = subject.split(':')
  if (kind in SIDE) return { event_id: data[SIDE[kind]], claim_id: data.claim ?? null }
  if (kind.startsWith('event.')) return { event_id: id, claim_id: null }
  if (kind.startsWith('thing.')) return placeOfThing(record, subject, index)
  if (data.about !== undefined && isOfCase(kind)) return placeOfThing(record, data.about, index)
  if (kind === 'claim.added') return { event_id: data.event, claim_id: id }
  if (data.claim !== undefined) {
    const claim = record.claims.get(data.claim)
    return { event_id: claim && eventAt(claim, index), claim_id: data.claim }
  }
  if (data.event !== undefined) return { event_id: data.event, claim_id: null }
  const gone = kind.endsWith('.withdrawn') && record[noun === 'date' ? 'dates' : 'citations'].get(id)?.event
  if (gone) return { event_id: gone, claim_id: null }
  // An entry of the first version of the program names no event here; its table does.
  if (noun === 'removal' || noun === 'record')
    return noun === 'record' ? { event_id: null, claim_id: null } : { claim_id: null }
  const names = ['citation', 'date', 'occasion', 'suggestion', 'report'].includes(noun)
  return names ? { claim_id: null } : { event_id: null, claim_id: null }
}

/** Entries of a case that is about no verdict name the thing that it is about. */
const isOfCase = (kind) => /^(dispute|opinion|party)\./.test(kind)

function placeOfThing(record, about, index) {
  const [noun, id] = about.split(':')
  const piece = record.evidence.get(id)
  const claim = piece && claimAt(piece, index)
  if (claim) return { event_id: eventAt(claim, index), claim_id: claim.id }
  if (noun === 'regrouping') return { event_id: homeOf(record.regroupings.get(id)), claim_id: null }
  return { event_id: record[noun === 'date' ? 'dates' : 'citations'].get(id)?.event ?? null, claim_id: null }
}
