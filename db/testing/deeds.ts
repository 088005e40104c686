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
import { describeEvent } from '../commands/describe-event'
import { giveRole } from '../commands/give-role'
import { openDispute } from '../commands/open-dispute'
import { openEvent } from '../commands/open-event'
import { recordAgent } from '../commands/record-agent'
import { reinstate } from '../commands/reinstate'
import { rule } from '../commands/rule'
import { standAside } from '../commands/stand-aside'
import { suspend } from '../commands/suspend'
import { translatePassage } from '../commands/translate-passage'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import { wordClaim } from '../commands/word-claim'
import type { Actor } from '../deed'
import { agent, claimNow, newcomer, newKey, openCase, person, source, suspended, voted } from '../testing'

/** A place where each deed can be done: one claim settled, one disputed, a source, and people to act upon. */
export async function scene(db: Db) {
  const admin = await person(db, 'admin')
  await person(db, 'admin')
  const settled = await voted(db, 'ccc')
  const disputed = await voted(db, 'ccd')
  const gone = await person(db)
  await suspended(db, admin, gone.id)
  return {
    admin,
    operator: 'operator' as const,
    moderator: await person(db, 'moderator'),
    newcomer: await newcomer(db),
    settled,
    disputed,
    disputeId: (await openCase(db, disputed.claimId))?.id as string,
    verdictVersion: (await claimNow(db, disputed.claimId)).verdictVersion,
    source: await source(db, settled.author),
    agent: await agent(db),
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
  captureSource: of('capture_source', REVIEWING, 'moderator', captureSource, () => {
    return { bytes: Buffer.from(WORDS), text: WORDS, ...DESCRIPTION }
  }),
  correctSource: of('correct_source', REVIEWING, 'moderator', correctSource, (at) => {
    return { sourceId: at.source.id, version: 1, ...DESCRIPTION }
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
}

/** What the command is asked here, under a key of its own. */
export function asked(name: string, at: Scene): Record<string, unknown> {
  return { key: newKey(), ...COMMANDS[name]?.ask(at) }
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
