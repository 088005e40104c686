/** The event and the claim whose history an entry belongs to. */
export function placeOf({ record }, { kind, subject, data }) {
  const [noun, id] = subject.split(':')
  if (kind.startsWith('event.')) return { event_id: id, claim_id: null }
  if (kind === 'claim.added') return { event_id: data.event, claim_id: id }
  if (data.claim !== undefined) return { event_id: record.claims.get(data.claim)?.event, claim_id: data.claim }
  if (data.event !== undefined) return { event_id: data.event, claim_id: null }
  const gone = kind.endsWith('.withdrawn') && record[noun === 'date' ? 'dates' : 'citations'].get(id)?.event
  if (gone) return { event_id: gone, claim_id: null }
  // An entry of the first version of the program names no event here; its table does.
  if (noun === 'removal' || noun === 'record')
    return noun === 'record' ? { event_id: null, claim_id: null } : { claim_id: null }
  const names = ['citation', 'date', 'occasion', 'suggestion', 'report'].includes(noun)
  return names ? { claim_id: null } : { event_id: null, claim_id: null }
}
