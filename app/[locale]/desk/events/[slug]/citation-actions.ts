'use server'

import type { Values } from '../../../../../components/desk/answer'
import type { Db } from '../../../../../db/client'
import { linkCitation } from '../../../../../db/commands/link-citation'
import { recordCitation } from '../../../../../db/commands/record-citation'
import { refuseSuggestion } from '../../../../../db/commands/refuse-suggestion'
import { withdrawCitation } from '../../../../../db/commands/withdraw-citation'
import { withdrawDate } from '../../../../../db/commands/withdraw-date'
import { VIA } from '../../../../../domain/citation'
import { type Fault, Refusal } from '../../../../../domain/refusal'
import { form } from '../../../../door'
import { agentMeant } from '../../agent-named'
import { fieldOf } from '../../written'
import { dateWhole } from './date-whole'

type Poster = { id: string }

/** A proposal is refused, where `choice` says so, or accepted as it is: a time as what `role` says. */
async function decide(on: Db, actor: Poster, values: Values) {
  const { choice, passage, kind, key, eventId, sourceId, offered } = values
  const about = { key, eventId, sourceId, offered }
  if (choice === 'refuse') {
    await refuseSuggestion(on, actor, { ...about, kind } as unknown as Parameters<typeof refuseSuggestion>[2])
    return { kind, code: 'suggestion_refused' }
  }
  if (kind === 'date') {
    await dateWhole(on, actor, values)
    return { kind, code: 'date_recorded' }
  }
  const { start, end: _, ...given } = proposed(fieldOf(values, 'offered'))
  const asked = { ...about, ...given, passage, near: start }
  await recordCitation(on, actor, asked as unknown as Parameters<typeof recordCitation>[2])
  return { kind, code: 'citation_recorded' }
}

function proposed(offered: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(offered)
    return typeof parsed === 'object' && parsed ? { ...parsed } : {}
  } catch {
    return {}
  }
}

/** A citation as it was filled in: its agents by name, recorded on the way where nobody knows them yet; all of it or nothing. */
async function citeWhole(on: Db, actor: Poster, values: Values) {
  const { key, eventId, sourceId, passage, near, relation, act, unnamed, offered } = values
  return on.transaction(async (tx) => {
    const { agent, via } = await chainNamed(tx, actor, values)
    const asked = { key, eventId, sourceId, passage, near, relation, act, unnamed, offered, agent, via }
    return recordCitation(tx, actor, asked as unknown as Parameters<typeof recordCitation>[2])
  })
}

/** The agents of the fields `agent` and `via0`…, in their order. Refused: everything that is wrong with their names at once. */
async function chainNamed(tx: Db, actor: Poster, values: Values) {
  const faults: Fault[] = []
  const named = async (field: string) => {
    if (fieldOf(values, field).trim() === '') return null
    try {
      const meant = await agentMeant(tx, actor, values, field)
      if (meant === null) faults.push({ code: 'agent_unknown', field })
      return meant
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      faults.push(...error.faults)
      return null
    }
  }
  const agent = await named('agent')
  const via: string[] = []
  for (let at = 0; at < VIA.max; at += 1) {
    const carrier = await named(`via${at}`)
    if (carrier) via.push(carrier)
  }
  const [first, ...more] = faults
  if (first) throw Refusal.of([first, ...more])
  return { agent, via }
}

/** What a citation goes back to, as the form says it: `<source>`, `<source> <citation>`, `none`, or what `other` says. */
function goal(values: Values) {
  const { cites, other: _, ...asked } = values
  const said = cites === 'other' ? fieldOf(values, 'other') : fieldOf(values, 'cites')
  if (said === '') throw new Refusal('required', 'other')
  const [citedSource, citedCitation = ''] = said === 'none' ? [''] : said.split(' ')
  return { ...asked, citedSource, citedCitation }
}

const at = (place: 'citations' | 'times', code: string, page: URL) => {
  page.searchParams.delete('fix')
  page.hash = place
  return code
}
const atCitations = (code: string, page: URL) => at('citations', code, page)

export const choose = form(decide, {
  limit: 'record',
  then: ({ kind, code }, page) => at(kind === 'date' ? 'times' : 'citations', code, page),
})

export const cite = form(citeWhole, { limit: 'record', then: (_, page) => atCitations('citation_recorded', page) })

export const uncite = form(withdrawCitation, {
  limit: 'record',
  then: (_, page) => atCitations('citation_withdrawn', page),
})

export const link = form(linkCitation, {
  limit: 'record',
  parse: goal,
  then: (_, page) => atCitations('citation_linked', page),
})

export const dateGiven = form(dateWhole, { limit: 'record', then: (_, page) => at('times', 'date_recorded', page) })

export const undate = form(withdrawDate, { limit: 'record', then: (_, page) => at('times', 'date_withdrawn', page) })
