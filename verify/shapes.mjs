import { FLAG_ACTS } from './fold/flags.mjs'
import { VERDICTS } from './rule.mjs'

/** What an entry of each kind looks like: its subject, who can be its actor, whether it commits to words, its data. */

/** @typedef {(value: unknown) => boolean} Is */

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*'
const LOCALE = '(?:ar|en|tr)'

/** @type {(pattern: string | RegExp) => Is} */
const text = (pattern) => {
  const whole = typeof pattern === 'string' ? new RegExp(`^${pattern}$`) : pattern
  return (value) => typeof value === 'string' && whole.test(value)
}
const isNull = (value) => value === null
const isBoolean = (value) => typeof value === 'boolean'
const integer = (least) => (value) => Number.isSafeInteger(value) && value >= least
const oneOf =
  (...values) =>
  (value) =>
    values.includes(value)
const or =
  (...checks) =>
  (value) =>
    checks.some((check) => check(value))
const maybe = (check) => or(isNull, check)
const list = (check, most) => (value) => Array.isArray(value) && value.length <= most && value.every(check)
/** @type {(fields: Record<string, Is>, also?: Is) => Is} exactly these fields */
const fields = (shape, also = () => true) => {
  const names = Object.keys(shape)
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    if (Object.keys(value).length !== names.length) return false
    for (const name of names) if (!Object.hasOwn(value, name) || !shape[name](value[name])) return false
    return also(value)
  }
}
/** With the event it was done for, which entries of the first version of the program do not name. */
const inEvent = (shape, also) => or(fields(shape, also), fields({ ...shape, event: id }, also))

const id = text(UUID)
const slug = (value) => typeof value === 'string' && value.length <= 80 && text(SLUG)(value)
const locale = text(LOCALE)
const role = oneOf('reader', 'reviewer', 'moderator', 'admin')
const hash = text('[0-9a-f]{64}')
const base64 = text('[A-Za-z0-9+/]{43}=')
const verdict = oneOf(...VERDICTS)
const because = oneOf(
  ...[
    'no_votes',
    'no_quorum',
    'no_majority',
    'no_evidence',
    'one_unnamed_origin',
    'party_denial_only',
    'majority',
    'ruled',
  ],
)
const decided = fields({ verdict, because })
const rule = oneOf(1, 2)
const change = {
  claim: id,
  before: maybe(decided),
  after: decided,
  tally: fields({ confirmed: integer(0), denied: integer(0), unverified: integer(0) }),
  round: integer(1),
  rule,
}
const precision = oneOf('year', 'month', 'day', 'time')
const when = text('[1-9]\\d{3}(?:-\\d{2}(?:-\\d{2}(?:T\\d{2}:\\d{2})?)?)?')
const time = fields({ value: when, until: maybe(when), precision })
const relation = oneOf('quotes', 'paraphrases', 'translates')
const act = oneOf('claims', 'confirms', 'denies', 'corrects', 'reports', 'no_comment')
const stretch = { start: integer(0), end: integer(1) }
const runs = ({ start, end }) => start < end
const piece = {
  claim: id,
  source: id,
  stance: oneOf('supports', 'denies', 'mentions'),
  speaker: slug,
  unnamed: isBoolean,
  standing: oneOf('party', 'third_party', 'record'),
  ...stretch,
}
const chain = { agent: maybe(slug), unnamed: isBoolean, via: list(slug, 8), relation, act, ...stretch }
const somebody = (said) => runs(said) && (said.agent !== null || said.unnamed)
const offeredCitation = fields(chain, somebody)
const offeredDate = fields({ value: maybe(when), precision: maybe(precision), ...stretch }, runs)
const zone = (value) => typeof value === 'string' && /^[A-Za-z][\x21-\x7e]{0,79}$/.test(value)
const link = fields(
  { source: maybe(id), citation: maybe(id) },
  ({ source, citation }) => source !== null || citation === null,
)
const sorted = (ids) => ids.every((each, at) => at === 0 || ids[at - 1] < each)
const pieces = (value) => list(id, 150)(value) && sorted(value)
const ballot = fields(
  { verdict, evidence: pieces },
  (cast) => cast.verdict === 'unverified' || cast.evidence.length > 0,
)
const decision = {
  claim: id,
  outcome: oneOf('upheld', 'overturned', 'remanded', 'dismissed'),
  verdict: maybe(verdict),
  verdictVersion: integer(1),
  round: integer(1),
}
const fixesOnlySo = ({ outcome, verdict }) => ['remanded', 'dismissed'].includes(outcome) === (verdict === null)
const borne = (said) =>
  fixesOnlySo(said) && (said.verdict === null || said.verdict === 'unverified' || said.evidence.length > 0)
const about = text(`(?:evidence|citation|date):${UUID}`)
/** What is told of a case about a verdict, by its claim, or about anything else, by its name. */
const ofCase = (shape = {}) => or(fields({ claim: id, ...shape }), fields({ about, ...shape }))
/** On what grounds something else than a verdict is disputed. */
const GROUNDS = {
  evidence: ['wrong_quotation', 'wrong_source', 'wrong_speaker', 'wrong_stance', 'not_the_claim'],
  citation: ['not_cited', 'wrong_chain', 'wrong_quotation'],
  date: ['wrong_date', 'wrong_calendar', 'wrong_happening'],
}
const fitting = (said) => GROUNDS[said.about.split(':')[0]].includes(said.ground)
/** A thing stands or does not: there is no verdict to fix, and no round to send it back to. */
const onThing = { about, outcome: oneOf('upheld', 'overturned', 'dismissed'), evidence: pieces }
const chosen = (whole) => (data) => whole(data) && (data.choice === 'corrected') === (data.offered !== null)

const apart = ({ from, to }) => from !== to

const erasureCode = oneOf('asked', 'objection', 'unlawful', 'legal_duty', 'minor')
const withholdingCode = oneOf('court_order', 'privacy', 'safety', 'defamation', 'rights', 'hatred')
const thing = text(`[a-z_]{4,20}:(?:${UUID}|${SLUG})(?::${LOCALE})?`)
const flagged = text(`(?:(?:source|evidence|vote|statement|plea):${UUID}|claim:${UUID}:${LOCALE})`)
const answered = {
  about: flagged,
  turn: integer(1),
  flags: (value) => list(id, 100)(value) && value.length > 0 && sorted(value),
  outcome: oneOf('acted', 'not_acted'),
  act: maybe(fields({ kind: oneOf(...FLAG_ACTS), subject: text('[\\x21-\\x7e]{1,160}') })),
}
const actedByOne = ({ outcome, act }) => (outcome === 'acted') === (act !== null)
const counts = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(integer(0))

/** @type {Record<string, { subject: RegExp, words: boolean | null, data: Is }>} `words` null: either */
export const SHAPES = {
  'person.joined': kind('person:U', true, fields({ role })),
  'person.suspended': kind('suspension:U', true, fields({ person: id })),
  'person.reinstated': kind(
    'suspension:U',
    false,
    fields({ person: id }),
    // Where an appeal is decided by it.
    fields({ person: id, appealed: oneOf(true) }),
  ),
  'suspension.appealed': kind('suspension:U', true, fields({})),
  'suspension.upheld': kind('suspension:U', true, fields({ person: id })),
  'role.given': kind(
    'role:U',
    false,
    fields({ person: id, before: role, after: role, probation: isBoolean }),
    fields({ person: id, before: role, after: role, probation: isBoolean, proposal: id }),
    // Before invitations nobody was on probation.
    fields({ person: id, before: role, after: role }),
  ),
  'role.proposed': kind('proposal:U', true, fields({ person: id, before: role, after: role })),
  'role.declined': kind('proposal:U', true, fields({ person: id, after: role, proposedBy: id })),
  'probation.ended': kind('probation:U', false, fields({ person: id })),
  'invitation.made': kind('invitation:U', false, fields({ token: hash })),
  'invitation.revoked': kind('invitation:U', false, fields({})),
  'invitation.taken': kind('invitation:U', false, fields({ madeBy: id })),
  'application.made': kind(
    'application:U',
    true,
    fields({
      languages: (read) => list(text('[a-z]{2,3}'), 10)(read) && new Set(read).size === read.length && read.length > 0,
    }),
  ),
  'application.accepted': kind('application:U', true, fields({ person: id })),
  'application.refused': kind('application:U', true, fields({ person: id })),
  'agent.recorded': kind(
    'agent:S',
    true,
    fields({ kind: oneOf('outlet', 'agency', 'institution', 'person'), country: maybe(text('[A-Z]{2}')) }),
  ),
  'agent.named': kind(
    'agent:S',
    true,
    or(fields({}), fields({ language: text('[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*'), ordinary: isBoolean })),
  ),
  'agent.noted': kind('agent:S:L', true, fields({ language: locale })),
  'agent.merged': kind('agent:S', true, fields({ survivor: slug })),
  'source.captured': kind('source:U', true, fields({ bytes: hash, text: hash, publisher: maybe(slug) })),
  'source.corrected': kind('source:U', true, fields({ version: integer(2), publisher: maybe(slug) })),
  'report.likened': kind('report:U:U', false, inEvent({ source: id, earlier: id, relays: isBoolean })),
  'event.opened': kind(
    'event:U',
    true,
    fields({ slug, language: locale, time: maybe(time), demonstration: isBoolean }),
  ),
  'event.described': kind(
    'event:U:(?:L|time)',
    null,
    or(fields({ language: locale, version: integer(1) }), fields({ time, version: integer(1) })),
  ),
  // A claim stands under another event: two that are one, the undoing of that, one that is two.
  'event.merged': kind('regrouping:U', true, fields({ from: id, to: id }, apart)),
  'event.parted': kind('regrouping:U', true, fields({ from: id, to: id, undoes: id }, apart)),
  'event.split': kind('regrouping:U', true, fields({ from: id, to: id, claims: integer(1) }, apart)),
  'claim.moved': kind(
    'claim:U',
    false,
    fields({ claim: id, from: id, to: id, position: integer(0), regrouping: id }, apart),
  ),
  'claim.added': kind('claim:U', true, fields({ event: id, position: integer(0), language: locale })),
  'claim.worded': kind('claim:U:L', true, fields({ claim: id, language: locale, version: integer(1) })),
  'evidence.attached': kind(
    'evidence:U',
    true,
    fields({ ...piece, citation: maybe(id) }, runs),
    // Before citations there was none to speak through.
    fields(piece, runs),
  ),

  'evidence.withdrawn': kind('evidence:U', true, fields({ claim: id })),
  'passage.translated': kind('translation:U:L', true, fields({ claim: id, evidence: id, language: locale })),
  'citation.recorded': kind(
    'citation:U',
    true,
    inEvent(
      { source: id, ...chain, choice: oneOf(null, 'accepted', 'corrected'), offered: maybe(offeredCitation) },
      chosen(somebody),
    ),
  ),
  'citation.linked': kind('citation:U', false, inEvent({ source: id, before: link, after: link })),
  'citation.withdrawn': kind('citation:U', true, inEvent({ source: id })),
  'suggestion.refused': kind(
    'suggestion:U',
    false,
    or(
      inEvent({ source: id, kind: oneOf('citation'), offered: offeredCitation }),
      inEvent({ source: id, kind: oneOf('date'), offered: offeredDate }),
    ),
  ),
  'occasion.named': kind('occasion:U', true, inEvent({ language: locale })),
  'date.recorded': kind(
    'date:U',
    true,
    inEvent(
      {
        source: id,
        occasion: maybe(id),
        role: (value) => typeof value === 'string' && /^[a-z_]{1,40}$/.test(value),
        value: maybe(when),
        precision: maybe(precision),
        zone: maybe(zone),
        countedFrom: maybe(id),
        days: maybe((value) => Number.isSafeInteger(value) && Math.abs(value) <= 366),
        ...stretch,
        choice: oneOf(null, 'accepted', 'corrected'),
        offered: maybe(offeredDate),
      },
      chosen(
        (date) =>
          runs(date) &&
          (date.value === null) === (date.precision === null) &&
          (date.countedFrom === null) === (date.days === null) &&
          (date.value === null) !== (date.countedFrom === null) &&
          (date.countedFrom === null || date.countedFrom !== date.occasion),
      ),
    ),
  ),
  'date.withdrawn': kind('date:U', true, inEvent({ source: id })),
  'vote.cast': kind(
    'vote:U:U',
    false,
    or(
      fields({ claim: id, round: integer(1), blind: oneOf(true), text: base64, ballot: base64 }),
      fields(
        { claim: id, round: integer(1), blind: oneOf(false), text: base64, verdict, evidence: pieces },
        (cast) => cast.verdict === 'unverified' || cast.evidence.length > 0,
      ),
    ),
  ),
  'vote.marked': kind('vote:U:U', true, fields({ claim: id, person: id, version: integer(1), sound: isBoolean })),
  'vote.opened': kind('vote:U:U', false, fields({ claim: id, ballot, salt: base64 })),
  'claim.settled': kind('claim:U', false, fields({ claim: id, round: integer(1), rule })),
  'votes.held': kind(
    'hold:U',
    false,
    fields({
      claim: id,
      dispute: id,
      round: integer(1),
      reviewers: (value) => list(id, 150)(value) && value.length > 0 && sorted(value),
      signs: (value) =>
        list(oneOf('young', 'co_invited', 'agreeing', 'crowd', 'reversal', 'outnumbered'), 6)(value) &&
        value.length > 0,
    }),
  ),
  'verdict.changed': kind(
    'claim:U',
    false,
    fields({
      ...change,
      cause: maybe(fields({ kind: text('[a-z_]+\\.[a-z_]+'), subject: text('[\\x21-\\x7e]{1,160}') })),
    }),
    // Before the chain, what changed a verdict from elsewhere was not named.
    fields(change),
  ),
  'round.opened': kind('claim:U', false, fields({ claim: id, round: integer(2) })),
  'reviewer.recused': kind('recusal:U:U', false, fields({ claim: id })),
  'interest.declared': kind('interest:U', false, fields({ tie: base64 })),
  'interest.ended': kind('interest:U', false, fields({})),
  'interest.met': kind('interest:U:U', false, fields({ claim: id, person: id })),
  'party.named': kind(
    'party:U',
    true,
    ofCase({ dispute: id, capacity: oneOf('self', 'person', 'outlet', 'institution') }),
  ),
  'reply.given': kind('reply:U', true, fields({ claim: id, agent: slug, version: integer(1), source: maybe(id) })),
  'reply.accepted': kind('reply:U', true, fields({ claim: id })),
  'reply.refused': kind('reply:U', true, fields({ claim: id })),
  'dispute.opened': kind(
    'dispute:U',
    null,
    fields({ about, ground: (value) => typeof value === 'string' }, fitting),
    fields({
      claim: id,
      ground: oneOf('misread', 'overlooked', 'wrong_speaker', 'not_the_claim', 'conduct', 'contested', 'held'),
      verdictVersion: integer(1),
    }),
  ),
  'dispute.called': kind('dispute:U', false, ofCase()),
  'dispute.stated': kind(
    'plea:U',
    true,
    ofCase({ dispute: id, version: integer(1), plea: oneOf('keep', 'change'), evidence: pieces }),
  ),
  'dispute.heard': kind('dispute:U', false, ofCase()),
  'dispute.taken': kind('dispute:U', false, ofCase()),
  'dispute.released': kind('dispute:U', false, ofCase({ idle: isBoolean })),
  'opinion.written': kind(
    'opinion:U',
    true,
    fields({ ...decision, dispute: id, evidence: pieces }, borne),
    fields({ ...onThing, dispute: id }),
  ),
  'dispute.ruled': kind(
    'dispute:U',
    true,
    fields({ ...decision, evidence: pieces }, borne),
    fields(onThing),
    // Before case files, it was not told what a ruling rests on.
    fields({ ...decision, outcome: oneOf('upheld', 'overturned', 'dismissed') }, fixesOnlySo),
  ),
  'flag.raised': kind('flag:U', true, fields({})),
  'flag.answered': kind('answer:U', true, fields(answered, actedByOne), fields({ ...answered, claim: id }, actedByOne)),
  'dispute.appealed': kind('dispute:U', true, ofCase()),
  'dispute.ended': kind('dispute:U', false, ofCase()),
  // What a ruling about a thing does to it.
  'thing.excluded': kind('(?:evidence|citation|date):U', false, fields({ dispute: id })),
  'thing.readmitted': kind('(?:evidence|citation|date):U', false, fields({ dispute: id })),
  'removal.proposed': kind(
    'removal:U',
    true,
    or(
      fields({ removal: oneOf('erase'), number: integer(1), code: erasureCode, about: text(`person:${UUID}`) }),
      fields({ removal: oneOf('withhold'), number: integer(1), code: withholdingCode, about: thing }),
      fields({ removal: oneOf('show'), number: integer(1), code: isNull, about: text(`removal:${UUID}`) }),
    ),
  ),
  'removal.declined': kind(
    'removal:U',
    true,
    fields({ removal: oneOf('erase', 'withhold', 'show'), about: thing, proposedBy: id }),
  ),
  'person.erased': kind(
    'person:U',
    false,
    fields({ person: id, removal: id, code: erasureCode, proposedBy: id, counts }),
  ),
  'content.withheld': kind(
    'removal:U',
    false,
    fields({ number: integer(1), code: withholdingCode, about: thing, proposedBy: id }),
  ),
  'content.shown': kind('removal:U', false, fields({ number: integer(1), removal: id, about: thing, proposedBy: id })),
  'record.restored': kind(
    'record',
    false,
    fields({ from: integer(0), to: integer(1) }, ({ from, to }) => from < to),
  ),
}

function kind(subject, words, ...data) {
  const pattern = subject.replaceAll('U', `(${UUID})`).replaceAll('S', `(${SLUG})`).replaceAll('L', LOCALE)
  return { subject: new RegExp(`^${pattern}$`), words, data: data.length === 1 ? data[0] : or(...data) }
}

const isActor = or(id, oneOf('rule', 'operator'))
const AT = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
/** A day that no calendar has is read as the one after it, and is none. */
const isMoment = (value) => {
  if (typeof value !== 'string' || !AT.test(value)) return false
  const moment = new Date(value)
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === value
}
const envelope = fields({
  v: oneOf(1),
  kind: (value) => typeof value === 'string' && Object.hasOwn(SHAPES, value),
  at: isMoment,
  actor: isActor,
  subject: (value) => typeof value === 'string',
  ver: integer(1),
  prev: maybe(integer(1)),
  data: () => true,
  commit: maybe(base64),
})

/**
 * Why a value is no entry, or null when it is one.
 * @param {any} value
 * @returns {string | null}
 */
export function shapeFault(value) {
  if (!envelope(value)) {
    const unknown = typeof value?.kind === 'string' && !Object.hasOwn(SHAPES, value.kind)
    return unknown ? `nothing is known of the kind ${JSON.stringify(value.kind.slice(0, 60))}` : 'it is no entry'
  }
  const { subject, words, data } = SHAPES[value.kind]
  if (!subject.test(value.subject)) return 'its subject is none of its kind'
  if (!data(value.data)) return 'its data are none of its kind'
  if (words !== null && words !== (value.commit !== null))
    return words ? 'it commits to no words' : 'it commits to words'
  if (value.prev !== (value.ver === 1 ? null : value.ver - 1)) return 'prev is not the number before ver'
  return null
}
