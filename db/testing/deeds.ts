import { eq } from 'drizzle-orm'
import { type Deed, ROLES, type Role } from '../../domain/permissions'
import { advanceCase } from '../advance'
import type { Db } from '../client'
import { addClaim } from '../commands/add-claim'
import { adoptAgents } from '../commands/adopt-agents'
import { answerFlags } from '../commands/answer-flags'
import { appealRuling } from '../commands/appeal-ruling'
import { appealSuspension } from '../commands/appeal-suspension'
import { apply } from '../commands/apply'
import { attachEvidence } from '../commands/attach-evidence'
import { captureSource } from '../commands/capture-source'
import { castVote } from '../commands/cast-vote'
import { chooseHandle } from '../commands/choose-handle'
import { complain } from '../commands/complain'
import { correctSource } from '../commands/correct-source'
import { dateEvent } from '../commands/date-event'
import { decideApplication } from '../commands/decide-application'
import { decideRemoval } from '../commands/decide-removal'
import { decideReply } from '../commands/decide-reply'
import { decideRole } from '../commands/decide-role'
import { decideSuspension } from '../commands/decide-suspension'
import { declareInterest } from '../commands/declare-interest'
import { describeEvent } from '../commands/describe-event'
import { endInterest } from '../commands/end-interest'
import { flagText } from '../commands/flag-text'
import { giveReply } from '../commands/give-reply'
import { giveRole } from '../commands/give-role'
import { likenReport } from '../commands/liken-report'
import { linkCitation } from '../commands/link-citation'
import { makeInvitation } from '../commands/make-invitation'
import { markVote } from '../commands/mark-vote'
import { mergeAgents } from '../commands/merge-agents'
import { mergeClaims } from '../commands/merge-claims'
import { mergeEvents } from '../commands/merge-events'
import { nameAgent } from '../commands/name-agent'
import { nameOccasion } from '../commands/name-occasion'
import { noteAgent } from '../commands/note-agent'
import { openDispute } from '../commands/open-dispute'
import { openEvent } from '../commands/open-event'
import { partClaims } from '../commands/part-claims'
import { partEvents } from '../commands/part-events'
import { proposeErasure } from '../commands/propose-erasure'
import { proposeRole } from '../commands/propose-role'
import { proposeShowing } from '../commands/propose-showing'
import { proposeWithholding } from '../commands/propose-withholding'
import { recordAgent } from '../commands/record-agent'
import { recordCitation } from '../commands/record-citation'
import { recordDate } from '../commands/record-date'
import { refuseSuggestion } from '../commands/refuse-suggestion'
import { reinstate } from '../commands/reinstate'
import { releaseCase } from '../commands/release-case'
import { revokeInvitation } from '../commands/revoke-invitation'
import { rule } from '../commands/rule'
import { splitEvent } from '../commands/split-event'
import { standAside } from '../commands/stand-aside'
import { stateCase } from '../commands/state-case'
import { suspend } from '../commands/suspend'
import { takeCase } from '../commands/take-case'
import { takeInvitation } from '../commands/take-invitation'
import { translatePassage } from '../commands/translate-passage'
import { withdrawCitation } from '../commands/withdraw-citation'
import { withdrawDate } from '../commands/withdraw-date'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import { wordClaim } from '../commands/word-claim'
import type { Actor } from '../deed'
import { keepPractice } from '../practice'
import { disputes, parties } from '../schema'
import {
  agent,
  claimNow,
  event,
  heard,
  newcomer,
  newKey,
  openCase,
  person,
  ruled,
  source,
  suspended,
  vote,
  voted,
} from '../testing'
import { citation, date, occasion } from './chain'
import { flagged } from './flags'
import { appealed, applied, interest, invitation, newToken, practised, roleProposed, votedOnProbation } from './people'
import { proposed, withheld } from './removals'
import { replied } from './replies'

/**
 * A place where each deed can be done: one claim settled; cases that are answered, that wait, that the moderator has taken and that
 * are ruled on; two sources, a citation, a date, people to act upon.
 */
export async function scene(db: Db) {
  const admin = await person(db, 'admin')
  const otherAdmin = await person(db, 'admin')
  const settled = await voted(db, 'ccc')
  const disputed = await voted(db, 'ccd')
  const gone = await person(db)
  await suspended(db, admin, gone.id)
  const { author, eventId } = settled
  const [first, other] = [await source(db, author), await source(db, author)]
  const of = { eventId, sourceId: first.id }
  const moderator = await person(db, 'moderator')
  const hidden = await event(db, author)
  const disputeId = await opened(db, disputed.claimId)
  await heard(db, disputeId)
  await hold(db, disputeId, moderator)
  const [waiting, answering, decided] = [await voted(db, 'ccd'), await voted(db, 'ccd'), await voted(db, 'ccd')]
  const [waitingCase, answeringCase, decidedCase] = [
    await opened(db, waiting.claimId),
    await opened(db, answering.claimId),
    await opened(db, decided.claimId),
  ]
  await heard(db, waitingCase)
  await advanceCase(db, answeringCase)
  for (const { claimId, supports } of [answering, decided]) await vote(db, moderator, claimId, 'confirmed', supports)
  await ruled(db, await person(db, 'moderator'), decided.claimId, 'dismissed')
  const [twin, merged] = [await event(db, author), await event(db, author)]
  const reason = 'They are one and the same.'
  await mergeEvents(db, moderator, { key: newKey(), eventId: merged.eventId, into: twin.slug, reason })
  const text = 'The talks lasted for two days.'
  const { id: aspect } = await addClaim(db, author, { key: newKey(), eventId, language: 'en', text })
  const add = { eventId, language: 'en' as const, text }
  const [{ id: same }, { id: alike }, { id: joined }] = [
    await addClaim(db, author, { ...add, key: newKey() }),
    await addClaim(db, author, { ...add, key: newKey() }),
    await addClaim(db, author, { ...add, key: newKey() }),
  ]
  await mergeClaims(db, moderator, { key: newKey(), claimId: joined, into: same, reason })
  return {
    admin,
    otherAdmin,
    operator: 'operator' as const,
    moderator,
    proposal: await proposed(db, moderator, `claim:${hidden.claimId}:en`),
    withheld: await withheld(db, moderator, admin, `event:${hidden.eventId}:en`),
    newcomer: await newcomer(db),
    settled,
    disputed,
    disputeId,
    waitingCase,
    answering,
    answeringCase,
    decided,
    decidedCase,
    twin,
    merged,
    aspect,
    same,
    alike,
    joined,
    verdictVersion: (await claimNow(db, disputed.claimId)).verdictVersion,
    source: first,
    other,
    agent: await agent(db),
    otherAgent: await agent(db),
    citation: await citation(db, author, of),
    date: await date(db, author, of),
    interest: await interest(db, moderator, 'QA'),
    occasion: await occasion(db, author, eventId),
    invitation: await invitation(db, admin),
    marked: await votedOnProbation(db),
    flagged: await flagged(db, `claim:${settled.claimId}:en`),
    roleProposal: await roleProposed(db, admin, (await person(db)).id, 'moderator'),
    someone: await ready(db),
    ...(await replied(db, settled.claimId)),
    application: await applied(db, await person(db, 'reader')),
    gone,
    appeal: await appealed(db, admin, await person(db)),
  }
}

/** A reader who has done the practice set. */
async function ready(db: Db) {
  const who = await person(db, 'reader')
  await keepPractice(db, who, practised())
  return who
}

/** The case that the tally has opened on a claim. */
async function opened(db: Db, claimId: string): Promise<string> {
  return (await openCase(db, claimId))?.id as string
}

/** A case taken by somebody, as if they had taken it. */
async function hold(db: Db, disputeId: string, { id }: { id: string }): Promise<void> {
  await db.update(disputes).set({ holderId: id, heldAt: new Date() }).where(eq(disputes.id, disputeId))
}

export type Scene = Awaited<ReturnType<typeof scene>>
type Ask = (scene: Scene) => Record<string, unknown>
/**
 * `may` are the roles that may do it here; `doer` is the one it is done by when who does it is not the question; `stake` gives
 * somebody else what they need for it beside the role.
 */
type Command = {
  deed: Deed
  may: readonly Role[]
  doer: 'moderator' | 'admin' | 'newcomer' | 'someone' | 'otherAdmin' | 'operator' | 'gone'
  run: Run
  ask: Ask
  stake?: (db: Db, at: Scene, who: { id: string }) => Promise<unknown>
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
  markVote: of('mark_vote', ['moderator'], 'moderator', markVote, (at) => {
    return { voteId: at.marked, sound: 'yes', reason: SENTENCE }
  }),
  flagText: of('flag_text', ROLES, 'someone', flagText, (at) => {
    return { about: `evidence:${at.settled.supports[0]}`, ground: 'misquote', reason: SENTENCE }
  }),
  answerFlags: of('answer_flags', ['moderator'], 'moderator', answerFlags, (at) => {
    return { about: at.flagged, turn: 1, seen: 1, outcome: 'not_acted', entryId: '', reason: SENTENCE }
  }),
  makeInvitation: of('make_invitation', ['moderator', 'admin'], 'moderator', makeInvitation, () => {
    return { invitationId: newKey(), token: newToken() }
  }),
  revokeInvitation: of('revoke_invitation', ['admin'], 'admin', revokeInvitation, (at) => {
    return { invitationId: at.invitation.id }
  }),
  takeInvitation: of('take_invitation', ['reader'], 'someone', takeInvitation, (at) => {
    return { token: at.invitation.token }
  }),
  apply: {
    ...of('apply', ['reader'], 'someone', apply, () => ({ statement: SENTENCE, languages: ['ar', 'en'] })),
    stake: (db, _, who) => keepPractice(db, who, practised()),
  },
  decideApplication: of('decide_application', ['moderator', 'admin'], 'moderator', decideApplication, (at) => {
    return { applicationId: at.application, decision: 'accepted', reason: SENTENCE }
  }),
  proposeRole: of('propose_role', ['admin'], 'admin', proposeRole, (at) => {
    return { personId: at.someone.id, role: 'moderator', reason: SENTENCE }
  }),
  decideRole: of('decide_role', ['admin'], 'otherAdmin', decideRole, (at) => {
    return { proposalId: at.roleProposal, decision: 'declined', reason: SENTENCE }
  }),
  suspend: of('suspend', ['admin'], 'admin', suspend, (at) => ({ personId: at.someone.id, reason: SENTENCE })),
  reinstate: of('reinstate', ['admin'], 'admin', reinstate, (at) => ({ personId: at.gone.id })),
  appealSuspension: {
    ...of('appeal_suspension', ROLES, 'gone', appealSuspension, () => ({ statement: SENTENCE })),
    stake: (db, { admin }, who) => suspended(db, admin, who.id),
  },
  decideSuspension: of('decide_suspension', ['admin'], 'otherAdmin', decideSuspension, (at) => {
    return { suspensionId: at.appeal, decision: 'upheld', reason: SENTENCE }
  }),
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
  mergeEvents: of('merge_events', ['moderator'], 'moderator', mergeEvents, (at) => {
    return { eventId: at.twin.eventId, into: at.settled.slug, reason: SENTENCE }
  }),
  partEvents: of('part_events', ['moderator'], 'moderator', partEvents, (at) => {
    return { eventId: at.merged.eventId, reason: SENTENCE }
  }),
  splitEvent: of('split_event', ['moderator'], 'moderator', splitEvent, (at) => {
    return {
      eventId: at.settled.eventId,
      claims: [at.aspect, at.aspect],
      language: 'en',
      title: SENTENCE,
      reason: SENTENCE,
    }
  }),
  mergeClaims: of('merge_claims', ['moderator'], 'moderator', mergeClaims, (at) => {
    return { claimId: at.alike, into: at.same, reason: SENTENCE }
  }),
  partClaims: of('part_claims', ['moderator'], 'moderator', partClaims, (at) => {
    return { claimId: at.joined, reason: SENTENCE }
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
  declareInterest: of('declare_interest', ROLES, 'moderator', declareInterest, (at) => {
    return { kind: 'works_for', agent: at.agent, country: '' }
  }),
  endInterest: of('end_interest', ROLES, 'moderator', endInterest, (at) => ({ interestId: at.interest })),
  openDispute: of('open_dispute', REVIEWING, 'moderator', openDispute, (at) => {
    return { about: `claim:${at.settled.claimId}`, ground: 'misread', statement: SENTENCE }
  }),
  complain: of('complain', ['reader'], 'someone', complain, (at) => {
    const said = { ground: 'misread', statement: SENTENCE }
    return { about: `claim:${at.settled.claimId}`, ...said, capacity: 'self', name: 'Reem Haddad' }
  }),
  giveReply: of('give_reply', ['reader'], 'someone', giveReply, (at) => {
    return { claimId: at.settled.claimId, agentId: at.speaker, name: 'Reem Haddad', text: SENTENCE }
  }),
  decideReply: of('decide_reply', ['moderator'], 'moderator', decideReply, (at) => {
    return { replyId: at.reply, decision: 'accepted', reason: SENTENCE }
  }),
  stateCase: {
    ...of('state_case', REVIEWING, 'moderator', stateCase, ({ answering, answeringCase }) => {
      return { disputeId: answeringCase, base: 0, plea: 'keep', text: SENTENCE, evidence: answering.supports }
    }),
    stake: (db, { answering }, who) => vote(db, who, answering.claimId, 'confirmed', answering.supports),
  },
  takeCase: of('take_case', ['moderator'], 'moderator', takeCase, (at) => ({ disputeId: at.waitingCase })),
  releaseCase: {
    ...of('release_case', ['moderator'], 'moderator', releaseCase, ({ disputeId }) => ({ disputeId })),
    stake: (db, { disputeId }, who) => hold(db, disputeId, who),
  },
  rule: {
    ...of('rule', ['moderator'], 'moderator', rule, ({ disputeId, verdictVersion, disputed }) => {
      const decision = { outcome: 'upheld', verdict: '', reason: SENTENCE, evidence: disputed.supports }
      return { disputeId, verdictVersion, ...decision }
    }),
    stake: (db, { disputeId }, who) => hold(db, disputeId, who),
  },
  appealRuling: {
    ...of('appeal_ruling', REVIEWING, 'moderator', appealRuling, ({ decidedCase }) => {
      return { disputeId: decidedCase, statement: SENTENCE }
    }),
    stake: (db, { decidedCase }, { id }) =>
      db.insert(parties).values({ disputeId: decidedCase, userId: id, capacity: 'self', name: 'Reem Haddad' }),
  },
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
