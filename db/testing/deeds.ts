import type { Deed, Role } from '../../domain/permissions'
import type { Db } from '../client'
import { addClaim } from '../commands/add-claim'
import { adoptAgents } from '../commands/adopt-agents'
import { attachEvidence } from '../commands/attach-evidence'
import { captureSource } from '../commands/capture-source'
import { castVote } from '../commands/cast-vote'
import { chooseHandle } from '../commands/choose-handle'
import { correctSource } from '../commands/correct-source'
import { dateEvent } from '../commands/date-event'
import { decideRemoval } from '../commands/decide-removal'
import { describeEvent } from '../commands/describe-event'
import { giveRole } from '../commands/give-role'
import { likenReport } from '../commands/liken-report'
import { linkCitation } from '../commands/link-citation'
import { mergeAgents } from '../commands/merge-agents'
import { nameAgent } from '../commands/name-agent'
import { nameOccasion } from '../commands/name-occasion'
import { noteAgent } from '../commands/note-agent'
import { openDispute } from '../commands/open-dispute'
import { openEvent } from '../commands/open-event'
import { proposeErasure } from '../commands/propose-erasure'
import { proposeShowing } from '../commands/propose-showing'
import { proposeWithholding } from '../commands/propose-withholding'
import { recordAgent } from '../commands/record-agent'
import { recordCitation } from '../commands/record-citation'
import { recordDate } from '../commands/record-date'
import { refuseSuggestion } from '../commands/refuse-suggestion'
import { reinstate } from '../commands/reinstate'
import { rule } from '../commands/rule'
import { standAside } from '../commands/stand-aside'
import { suspend } from '../commands/suspend'
import { translatePassage } from '../commands/translate-passage'
import { withdrawCitation } from '../commands/withdraw-citation'
import { withdrawDate } from '../commands/withdraw-date'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import { wordClaim } from '../commands/word-claim'
import type { Actor } from '../deed'
import { agent, claimNow, event, newcomer, newKey, openCase, person, source, suspended, voted } from '../testing'
import { citation, date, occasion } from './chain'
import { proposed, withheld } from './removals'

/** A place where each deed can be done: one claim settled, one disputed, two sources, a citation, a date, people to act upon. */
export async function scene(db: Db) {
  const admin = await person(db, 'admin')
  await person(db, 'admin')
  const settled = await voted(db, 'ccc')
  const disputed = await voted(db, 'ccd')
  const gone = await person(db)
  await suspended(db, admin, gone.id)
  const { author, eventId } = settled
  const [first, other] = [await source(db, author), await source(db, author)]
  const of = { eventId, sourceId: first.id }
  const moderator = await person(db, 'moderator')
  const hidden = await event(db, author)
  return {
    admin,
    operator: 'operator' as const,
    moderator,
    proposal: await proposed(db, moderator, `claim:${hidden.claimId}:en`),
    withheld: await withheld(db, moderator, admin, `event:${hidden.eventId}:en`),
    newcomer: await newcomer(db),
    settled,
    disputed,
    disputeId: (await openCase(db, disputed.claimId))?.id as string,
    verdictVersion: (await claimNow(db, disputed.claimId)).verdictVersion,
    source: first,
    other,
    agent: await agent(db),
    otherAgent: await agent(db),
    citation: await citation(db, author, of),
    date: await date(db, author, of),
    occasion: await occasion(db, author, eventId),
    someone: await person(db, 'reader'),
    gone,
  }
}

export type Scene = Awaited<ReturnType<typeof scene>>
type Ask = (scene: Scene) => Record<string, unknown>
/** `may` are the roles that may do it here; `doer` is the one it is done by when who does it is not the question. */
type Command = {
  deed: Deed
  may: readonly Role[]
  doer: 'moderator' | 'admin' | 'newcomer' | 'operator'
  run: Run
  ask: Ask
}
type Run = (db: Db, actor: Actor, asked: unknown) => Promise<unknown>

const REVIEWING = ['reviewer', 'moderator'] as const
const SENTENCE = 'A sentence that is long enough for every field there is.'
/** As the reader proposes it, but not as it is then recorded. */
const OFFERED = { start: 2, end: 8 }
const WORDS = 'Words of a report that nobody has kept before.'
const DESCRIPTION = {
  publisher: null,
  url: 'https://example.org/report',
  title: SENTENCE,
  byline: SENTENCE,
  language: 'en',
  published: '2024-06-24',
  publishedZone: null,
  updated: null,
  updatedZone: null,
}

/** Every command, with what it may be asked in the scene. */
export const COMMANDS: Record<string, Command> = {
  chooseHandle: of('choose_handle', ['reader'], 'newcomer', chooseHandle, () => ({ handle: 'a_new_hand' })),
  giveRole: of('give_role', ['admin'], 'admin', giveRole, (at) => ({ personId: at.someone.id, role: 'reviewer' })),
  suspend: of('suspend', ['admin'], 'admin', suspend, (at) => ({ personId: at.someone.id, reason: SENTENCE })),
  reinstate: of('reinstate', ['admin'], 'admin', reinstate, (at) => ({ personId: at.gone.id })),
  adoptAgents: of('adopt_agents', [], 'operator', adoptAgents, () => {
    const names = [{ language: 'en', name: SENTENCE }]
    return { agents: [{ id: 'an-agency', kind: 'agency', country: null, names }] }
  }),
  recordAgent: of('record_agent', REVIEWING, 'moderator', recordAgent, () => {
    return { name: SENTENCE, language: 'en', kind: 'outlet', country: 'SY' }
  }),
  nameAgent: of('name_agent', REVIEWING, 'moderator', nameAgent, (at) => {
    return { agentId: at.agent, name: SENTENCE, language: 'tr', ordinary: 'on' }
  }),
  noteAgent: of('note_agent', REVIEWING, 'moderator', noteAgent, (at) => {
    return { agentId: at.agent, language: 'en', note: SENTENCE, url: 'https://example.org/about' }
  }),
  mergeAgents: of('merge_agents', ['moderator'], 'moderator', mergeAgents, (at) => {
    return { agentId: at.agent, survivor: at.otherAgent, reason: SENTENCE }
  }),
  captureSource: of('capture_source', REVIEWING, 'moderator', captureSource, () => {
    return { bytes: Buffer.from(WORDS), text: WORDS, ...DESCRIPTION }
  }),
  correctSource: of('correct_source', REVIEWING, 'moderator', correctSource, (at) => {
    return { sourceId: at.source.id, version: 1, ...DESCRIPTION }
  }),
  likenReport: of('liken_report', REVIEWING, 'moderator', likenReport, (at) => {
    return { eventId: at.settled.eventId, sourceId: at.other.id, earlierId: at.source.id, relays: 'on' }
  }),
  openEvent: of('open_event', REVIEWING, 'moderator', openEvent, () => {
    return {
      language: 'en',
      claim: SENTENCE,
      title: SENTENCE,
      summary: SENTENCE,
      place: SENTENCE,
      when: '2024',
      until: null,
    }
  }),
  describeEvent: of('describe_event', REVIEWING, 'moderator', describeEvent, (at) => {
    return { eventId: at.settled.eventId, language: 'tr', title: SENTENCE, summary: SENTENCE, place: SENTENCE }
  }),
  dateEvent: of('describe_event', REVIEWING, 'moderator', dateEvent, (at) => {
    return { eventId: at.settled.eventId, when: '2024-06', until: '2024-07' }
  }),
  addClaim: of('add_claim', REVIEWING, 'moderator', addClaim, (at) => {
    return { eventId: at.settled.eventId, language: 'en', text: SENTENCE }
  }),
  wordClaim: of('word_claim', REVIEWING, 'moderator', wordClaim, (at) => {
    return { claimId: at.settled.claimId, language: 'tr', text: SENTENCE }
  }),
  attachEvidence: of('attach_evidence', REVIEWING, 'moderator', attachEvidence, (at) => ({
    claimId: at.settled.claimId,
    sourceId: at.source.id,
    passage: at.source.text,
    near: '',
    stance: 'supports',
    speaker: at.agent,
    unnamed: 'on',
    standing: 'party',
    asserts: '2024-06-11',
  })),
  withdrawEvidence: of('withdraw_evidence', REVIEWING, 'moderator', withdrawEvidence, (at) => {
    return { evidenceId: at.settled.supports[0], reason: SENTENCE }
  }),
  translatePassage: of('translate_passage', REVIEWING, 'moderator', translatePassage, (at) => {
    return { evidenceId: at.settled.supports[0], language: 'tr', text: SENTENCE }
  }),
  recordCitation: of('record_citation', REVIEWING, 'moderator', recordCitation, (at) => ({
    eventId: at.settled.eventId,
    sourceId: at.source.id,
    passage: at.source.text,
    near: '',
    agent: at.agent,
    unnamed: 'on',
    via: [at.otherAgent],
    relation: 'quotes',
    act: 'denies',
    offered: offered({ agent: at.agent, unnamed: true, via: [], relation: 'quotes', act: 'denies' }),
  })),
  linkCitation: of('link_citation', REVIEWING, 'moderator', linkCitation, (at) => {
    const { eventId } = at.settled
    return { eventId, citationId: at.citation, citedSource: at.other.id, citedCitation: '' }
  }),
  withdrawCitation: of('withdraw_citation', REVIEWING, 'moderator', withdrawCitation, (at) => {
    return { citationId: at.citation, reason: SENTENCE }
  }),
  refuseSuggestion: of('refuse_suggestion', REVIEWING, 'moderator', refuseSuggestion, (at) => {
    const { eventId } = at.settled
    const proposed = offered({ value: '2024-06', precision: 'month' })
    return { eventId, sourceId: at.source.id, kind: 'date', offered: proposed }
  }),
  nameOccasion: of('name_occasion', REVIEWING, 'moderator', nameOccasion, (at) => {
    return { eventId: at.settled.eventId, language: 'en', name: SENTENCE }
  }),
  recordDate: of('record_date', REVIEWING, 'moderator', recordDate, (at) => ({
    eventId: at.settled.eventId,
    sourceId: at.source.id,
    passage: at.source.text,
    near: '',
    role: 'happened',
    occasionId: '',
    value: '',
    zone: '',
    countedFrom: at.occasion,
    days: '1',
    offered: offered({ value: null, precision: null }),
  })),
  withdrawDate: of('withdraw_date', REVIEWING, 'moderator', withdrawDate, (at) => {
    return { dateId: at.date, reason: SENTENCE }
  }),
  castVote: of('cast_vote', REVIEWING, 'moderator', castVote, (at) => {
    return {
      claimId: at.settled.claimId,
      base: 0,
      verdict: 'confirmed',
      reason: SENTENCE,
      evidence: at.settled.supports,
    }
  }),
  standAside: of('stand_aside', REVIEWING, 'moderator', standAside, (at) => ({ claimId: at.settled.claimId })),
  openDispute: of('open_dispute', REVIEWING, 'moderator', openDispute, (at) => {
    return { claimId: at.settled.claimId, ground: 'misread', statement: SENTENCE }
  }),
  rule: of('rule', ['moderator'], 'moderator', rule, ({ disputeId, verdictVersion }) => {
    return { disputeId, verdictVersion, outcome: 'upheld', verdict: '', reason: SENTENCE }
  }),
  proposeErasure: of('propose_erasure', ['moderator'], 'moderator', proposeErasure, (at) => {
    return { personId: at.someone.id, code: 'objection', reason: SENTENCE }
  }),
  proposeWithholding: of('propose_withholding', ['moderator'], 'moderator', proposeWithholding, (at) => {
    return { about: `evidence:${at.settled.supports[0]}`, code: 'privacy', reason: SENTENCE }
  }),
  proposeShowing: of('propose_showing', ['moderator'], 'moderator', proposeShowing, (at) => {
    return { removalId: at.withheld, reason: SENTENCE }
  }),
  decideRemoval: of('decide_removal', ['admin'], 'admin', decideRemoval, (at) => {
    return { removalId: at.proposal, decision: 'declined', reason: SENTENCE }
  }),
}

/** What the command is asked here, under a key of its own. */
export function asked(name: string, at: Scene): Record<string, unknown> {
  return { key: newKey(), ...COMMANDS[name]?.ask(at) }
}

function offered(said: object): string {
  return JSON.stringify({ ...said, ...OFFERED })
}

function of(
  deed: Deed,
  may: readonly Role[],
  doer: Command['doer'],
  run: (db: Db, actor: Actor, asked: never) => Promise<unknown>,
  ask: Ask,
): Command {
  return { deed, may, doer, run: run as Run, ask }
}
