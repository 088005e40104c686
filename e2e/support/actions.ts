import { deflateRawSync } from 'node:zlib'
import { mailedKey } from '../../auth/mailed-key'
import { newKey } from '../../db/testing'
import { asked, COMMANDS, type Scene } from '../../db/testing/deeds'
import { practised } from '../../db/testing/people'
import type { Tie } from '../../domain/matrix'
import { type Bound, COMPLAINT, REPLY } from './everybody'
import { secretOfSite } from './secret'

/** What a form holds, as it is posted. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/**
 * One way to call an action of the build: the line of the matrix it is, by action and tie, and what is posted. `alone` where the action is
 * given what is posted and no state of a form before it; `page` is the address of the page that it is posted from where that runs no
 * script and knows no session: who calls it is then known by a key that came by mail, or not at all.
 */
export type Call = {
  action: string
  tie: Tie
  fields: (scene: Scene, of: Bound) => Fields
  alone?: boolean
  page?: (of: Bound) => string
}

/** The form of a command, filled in as the command is asked in the scene, with what this form says otherwise. */
function on(tie: Tie, command: string, otherwise: (scene: Scene, of: Bound) => object = () => ({})): Call {
  const fields = (scene: Scene, of: Bound) => formed({ ...asked(command, scene), ...otherwise(scene, of) })
  return { action: COMMANDS[command]?.deed ?? command, tie, fields }
}

/** The same by somebody whom nothing binds. */
function posts(command: string, otherwise?: (scene: Scene, of: Bound) => object): Call {
  return on('any', command, otherwise)
}

/** What is no deed: an action of signing in and out and of the second factor. */
function act(action: string, fields: Fields = {}, more: Partial<Call> = {}): Call {
  return { action, tie: 'any', fields: () => ({ key: newKey(), ...fields }), ...more }
}

/** By somebody whom nothing binds, and by somebody whom this does: they are told otherwise. */
const both = (tie: Tie, command: string) => [posts(command), on(tie, command)]
const WORDS = 'Words of a report that nobody has kept before, handed in to be read.'
const SIGN_IN = 'app/[locale]/sign-in/actions.ts'
const COMPLAINTS = 'app/[locale]/complaints/actions.ts'
const REPLIES = 'app/[locale]/replies/actions.ts'
const PARTY = 'app/[locale]/party/actions.ts'
const DESK = 'app/[locale]/desk'
const HERE = { locale: 'en', to: '/en/desk', back: '/en/desk' }

/** Every action of the build, by file and name, and each way to call it. */
export const CALLS: Readonly<Record<string, readonly Call[]>> = {
  [`${SIGN_IN} askForLink`]: [act('ask_for_link', { ...HERE, email: 'no address' })],
  [`${SIGN_IN} goToProvider`]: [act('go_to_provider', HERE, { alone: true })],
  [`${SIGN_IN} leave`]: [act('sign_out', HERE, { alone: true })],
  [`${DESK}/security/actions.ts signInAnew`]: [act('sign_in_again', HERE, { alone: true })],
  [`${DESK}/handle/actions.ts takeHandle`]: [posts('chooseHandle', () => HERE)],
  [`${DESK}/security/actions.ts begin`]: [act('begin_app')],
  [`${DESK}/security/actions.ts confirm`]: [act('confirm_app', { proof: 'no code' })],
  [`${DESK}/security/actions.ts askForKey`]: [act('begin_passkey')],
  [`${DESK}/security/actions.ts addKey`]: [act('add_passkey', { name: 'mine', answer: '{}' })],
  [`${DESK}/security/actions.ts challenge`]: [act('challenge_passkey')],
  [`${DESK}/security/actions.ts prove`]: [act('prove_factor')],
  [`${DESK}/security/actions.ts takeAway`]: [act('remove_app')],
  [`${DESK}/security/actions.ts takeKeyAway`]: [act('remove_passkey', { passkeyId: 'none' })],
  [`${DESK}/security/actions.ts renew`]: [act('renew_recovery_codes')],

  [`${DESK}/agents/[slug]/actions.ts name`]: [posts('nameAgent')],
  [`${DESK}/agents/[slug]/actions.ts note`]: [posts('noteAgent')],
  [`${DESK}/agents/[slug]/actions.ts merge`]: [
    posts('mergeAgents'),
    on('part', 'mergeAgents', (_, { agent }) => ({ agentId: agent })),
  ],

  [`${DESK}/sources/actions.ts addSource`]: [
    posts('captureSource', () => ({ bytes: deflateRawSync(WORDS).toString('base64'), text: WORDS })),
    act('capture_source', { pasted: WORDS, url: '' }),
  ],
  [`${DESK}/sources/actions.ts correct`]: [posts('correctSource')],
  [`${DESK}/events/[slug]/copy-actions.ts liken`]: [
    {
      ...posts('likenReport'),
      fields: ({ settled, source, other }) => {
        return { key: newKey(), eventId: settled.eventId, one: source.id, other: other.id, way: 'this' }
      },
    },
  ],
  [`${DESK}/events/[slug]/citation-actions.ts cite`]: [
    posts('recordCitation', ({ otherAgent }) => ({ via0: otherAgent })),
  ],
  [`${DESK}/events/[slug]/citation-actions.ts link`]: [
    posts('linkCitation', ({ other }) => ({ citedSource: [], citedCitation: [], cites: other.id })),
  ],
  [`${DESK}/events/[slug]/citation-actions.ts uncite`]: [
    ...both('part', 'withdrawCitation'),
    on('own', 'withdrawCitation', (_, { citation }) => ({ citationId: citation })),
  ],
  [`${DESK}/events/[slug]/citation-actions.ts choose`]: [
    posts('refuseSuggestion', () => ({ choice: 'refuse' })),
    posts('recordCitation', () => ({ choice: 'accept', kind: 'citation' })),
    posts('recordDate', () => ({ choice: 'accept', kind: 'date' })),
  ],
  [`${DESK}/events/[slug]/citation-actions.ts dateGiven`]: [
    posts('recordDate'),
    { ...posts('recordDate', () => ({ occasionIdName: 'The talks in the capital' })), action: 'name_occasion' },
  ],
  [`${DESK}/events/[slug]/citation-actions.ts undate`]: [
    ...both('part', 'withdrawDate'),
    on('own', 'withdrawDate', (_, { date }) => ({ dateId: date })),
  ],

  [`${DESK}/events/new/actions.ts open`]: [posts('openEvent')],
  [`${DESK}/events/[slug]/event-actions.ts tell`]: [posts('describeEvent')],
  [`${DESK}/events/[slug]/event-actions.ts date`]: [posts('dateEvent')],
  [`${DESK}/events/[slug]/event-actions.ts add`]: [posts('addClaim')],
  [`${DESK}/events/[slug]/event-actions.ts word`]: [posts('wordClaim')],
  [`${DESK}/events/[slug]/housekeeping-actions.ts merge`]: both('part', 'mergeEvents'),
  [`${DESK}/events/[slug]/housekeeping-actions.ts part`]: both('part', 'partEvents'),
  [`${DESK}/events/[slug]/housekeeping-actions.ts split`]: both('part', 'splitEvent'),
  [`${DESK}/events/[slug]/housekeeping-actions.ts join`]: both('part', 'mergeClaims'),
  [`${DESK}/events/[slug]/housekeeping-actions.ts disjoin`]: both('part', 'partClaims'),

  [`${DESK}/events/[slug]/evidence-actions.ts attach`]: [
    posts('attachEvidence'),
    {
      ...posts('attachEvidence', () => ({
        speaker: 'Nobody has heard this name',
        speakerKind: 'outlet',
        speakerLanguage: 'en',
      })),
      action: 'record_agent',
    },
  ],
  [`${DESK}/events/[slug]/evidence-actions.ts translate`]: [posts('translatePassage')],
  [`${DESK}/events/[slug]/evidence-actions.ts withdraw`]: [
    ...both('part', 'withdrawEvidence'),
    on('own', 'withdrawEvidence', (_, { piece }) => ({ evidenceId: piece })),
  ],

  [`${DESK}/events/[slug]/vote-actions.ts cast`]: both('recused', 'castVote'),
  [`${DESK}/events/[slug]/vote-actions.ts aside`]: [posts('standAside')],
  [`${DESK}/events/[slug]/vote-actions.ts contest`]: both('recused', 'openDispute'),

  [`${DESK}/disputes/[id]/actions.ts state`]: both('recused', 'stateCase'),
  [`${DESK}/disputes/[id]/actions.ts appeal`]: both('recused', 'appealRuling'),
  [`${DESK}/disputes/[id]/actions.ts take`]: both('part', 'takeCase'),
  [`${DESK}/disputes/[id]/actions.ts release`]: [posts('releaseCase')],
  [`${DESK}/disputes/[id]/actions.ts rule`]: both('part', 'rule'),

  [`${COMPLAINTS} ask`]: [
    {
      ...act('send_complaint'),
      fields: ({ settled }) =>
        formed({ ...COMPLAINT, about: `claim:${settled.claimId}`, email: `${newKey()}@example.org` }),
      page: ({ open }) => `/en/complaints/new?about=claim:${open.claimId}`,
    },
  ],
  [`${COMPLAINTS} confirm`]: [
    { ...act('confirm_complaint', { complaint: 'no key' }), page: ({ complaint }) => confirming(complaint) },
    { ...act('complain'), page: ({ complaint }) => confirming(complaint) },
    { ...act('complain'), tie: 'recused', page: ({ recusedComplaint }) => confirming(recusedComplaint) },
  ],
  [`${REPLIES} ask`]: [
    {
      ...act('send_reply'),
      fields: ({ settled, speaker }) =>
        formed({ ...REPLY, claimId: settled.claimId, agentId: speaker, email: `${newKey()}@example.org` }),
      page: ({ open }) => `/en/replies/new?about=claim:${open.claimId}`,
    },
  ],
  [`${REPLIES} confirm`]: [
    { ...act('confirm_reply', { reply: 'no key' }), page: ({ reply }) => giving(reply) },
    { ...act('give_reply'), page: ({ reply }) => giving(reply) },
  ],
  [`${DESK}/replies/actions.ts decide`]: [
    ...both('part', 'decideReply'),
    on('self', 'decideReply', (_, { replyOfMine }) => ({ replyId: replyOfMine })),
  ],
  [`${PARTY} state`]: [
    asParty('stateCase', ({ answering }) => ({
      disputeId: answering.disputeId,
      base: 1,
      evidence: answering.supports,
    })),
  ],
  [`${PARTY} appeal`]: [asParty('appealRuling', ({ decided }) => ({ disputeId: decided.disputeId }))],

  [`${DESK}/flags/actions.ts raise`]: [posts('flagText'), on('self', 'flagText', (_, { claim }) => ({ about: claim }))],
  [`${DESK}/flags/actions.ts answer`]: [
    ...both('part', 'answerFlags'),
    on('own', 'answerFlags', (_, { flagged }) => ({ about: flagged })),
    on('self', 'answerFlags', (_, { flaggedOfMine }) => ({ about: flaggedOfMine })),
  ],

  [`${DESK}/people/actions.ts mark`]: [
    posts('markVote'),
    on('part', 'markVote'),
    on('self', 'markVote', (_, { vote }) => ({ voteId: vote })),
    on('invited', 'markVote', (_, { invited }) => ({ voteId: invited })),
  ],
  [`${DESK}/people/actions.ts invite`]: [posts('makeInvitation', () => ({ token: [] }))],
  [`${DESK}/people/actions.ts revoke`]: [
    posts('revokeInvitation'),
    on('own', 'revokeInvitation', (_, { invitation }) => ({ invitationId: invitation })),
  ],
  [`${DESK}/people/invitation/[token]/actions.ts take`]: [posts('takeInvitation')],
  [`${DESK}/interests/actions.ts declare`]: [posts('declareInterest')],
  [`${DESK}/interests/actions.ts end`]: [posts('endInterest')],
  [`${DESK}/apply/actions.ts practise`]: [{ action: 'practise', tie: 'any', fields: () => formed(practised()) }],
  [`${DESK}/apply/actions.ts applyNow`]: [posts('apply')],
  [`${DESK}/people/actions.ts decideOn`]: [
    posts('decideApplication'),
    on('self', 'decideApplication', (_, { application }) => ({ applicationId: application })),
  ],
  [`${DESK}/actions.ts appeal`]: [posts('appealSuspension')],
  [`${DESK}/people/actions.ts decideAppeal`]: [
    posts('decideSuspension'),
    on('own', 'decideSuspension', (_, { suspension }) => ({ suspensionId: suspension })),
  ],
  [`${DESK}/people/actions.ts give`]: [
    posts('giveRole'),
    on('self', 'giveRole', me),
    on('case', 'giveRole', (_, { opponent }) => ({ personId: opponent, role: 'reader', reason: WORDS })),
  ],
  [`${DESK}/people/actions.ts stop`]: [
    posts('suspend'),
    on('self', 'suspend', me),
    on('case', 'suspend', (_, { opponent }) => ({ personId: opponent })),
  ],
  [`${DESK}/people/actions.ts lift`]: [posts('reinstate'), on('self', 'reinstate', me)],
  [`${DESK}/people/actions.ts propose`]: [
    posts('proposeRole'),
    on('self', 'proposeRole', me),
    on('case', 'proposeRole', (_, { opponent }) => ({ personId: opponent, role: 'admin' })),
  ],
  [`${DESK}/people/actions.ts decide`]: [
    posts('decideRole'),
    on('own', 'decideRole', (_, { roleProposed }) => ({ proposalId: roleProposed })),
    on('self', 'decideRole', (_, { roleForMe }) => ({ proposalId: roleForMe })),
    on('case', 'decideRole', (_, { roleForOpponent }) => ({ proposalId: roleForOpponent, decision: 'approved' })),
  ],

  [`${DESK}/removals/actions.ts erase`]: [
    posts('proposeErasure', ({ someone }) => ({ personId: [], handle: someone.handle })),
    posts('proposeErasure'),
    { ...on('self', 'proposeErasure', me), action: 'ask_erasure' },
  ],
  [`${DESK}/removals/actions.ts withhold`]: [
    posts('proposeWithholding'),
    on('self', 'proposeWithholding', (_, { words }) => ({ about: words })),
  ],
  [`${DESK}/removals/actions.ts showAgain`]: [
    posts('proposeShowing'),
    on('self', 'proposeShowing', (_, { withheld }) => ({ removalId: withheld })),
  ],
  [`${DESK}/removals/actions.ts decide`]: [
    posts('decideRemoval'),
    on('own', 'decideRemoval', (_, { removalProposed }) => ({ removalId: removalProposed })),
    on('self', 'decideRemoval', (_, { removalOfMine }) => ({ removalId: removalOfMine })),
  ],
}

/** Lines that no form of the site can ask for. */
export const UNASKED: Readonly<Record<string, string>> = {
  'adopt_agents any': 'done by the operator, at the command line',
  'ask_erasure any': 'a form that names somebody else proposes their erasure',
  'decide_suspension self': 'whoever appeals is suspended, and refused as such',
  'propose_erasure self': 'a form that names oneself asks for one’s own erasure',
}

/** What an affected party posts from the page that is theirs, about the case in which they are one. */
function asParty(command: string, about: (of: Bound) => { disputeId: string }): Call {
  const page = (of: Bound) => `/en/party/${mailedKey('party', [about(of).disputeId, of.id], secretOfSite())}`
  return { ...on('party', command, (_, of) => about(of)), page }
}

/** The page on which a complaint that was sent in is confirmed. */
function confirming(complaint: string): string {
  return `/en/complaints/${mailedKey('complaint', [complaint], secretOfSite())}`
}

/** The same of a reply. */
function giving(reply: string): string {
  return `/en/replies/${mailedKey('reply', [reply], secretOfSite())}`
}

function me(_: Scene, { id }: Bound) {
  return { personId: id }
}

/** Values as a form posts them: nothing is empty, and what a list lacks is left out. */
function formed(asked: Record<string, unknown>): Fields {
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : String(value ?? ''),
    ]),
  )
}
