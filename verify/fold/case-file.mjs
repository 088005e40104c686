import { citable } from './claims.mjs'
import { refuseWhileDue } from './reckon.mjs'
import { demand, idIn, known, NONE } from './record.mjs'
import { claimsOf, thingOf } from './things.mjs'

/**
 * The case file, written a second time from its description: what has its place in each state of a case, and until when. Logs from
 * before there were case files tell of none but that it was opened and ruled on, by one hand; the first entry of another kind ends
 * that for good.
 */

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** So many days a state has. */
const DAYS = { answering: 7, under_ruling: 14, ruled: 14, appealed: 14 }

/** In which states of its case an entry has its place. */
const DECIDED = ['under_ruling', 'appealed']
export const PLACE = {
  'dispute.called': ['opened'],
  'dispute.stated': ['answering', ...DECIDED],
  'dispute.heard': ['answering'],
  'dispute.taken': DECIDED,
  'dispute.released': DECIDED,
  'opinion.written': DECIDED,
  'dispute.ruled': DECIDED,
  'dispute.appealed': ['ruled'],
  'dispute.ended': ['ruled', 'ruled_on_appeal'],
}

const NOTHING_STATED = new Map()
const NOBODY = Object.freeze([])

/** @returns {import('./record.mjs').Case} `early`: opened before there were case files */
export function newCase({ id, at }, { about, claim, event }, ground, by, early) {
  const counts = { taken: 0, released: 0 }
  const written = { opinions: NOBODY, wrote: NOBODY, letGo: NOBODY, stated: NOTHING_STATED, named: NONE }
  const begun = { state: 'opened', voters: null, dueAt: null, holder: null }
  return {
    id,
    at: Date.parse(at),
    about,
    event,
    claim,
    ground,
    by,
    early,
    holds: ground === 'held',
    ...begun,
    ...written,
    ...counts,
  }
}

/** The case of an entry, which has its place in the state that the case is in. */
export function caseOf(record, entry, id = idIn(entry)) {
  const file = known(record.disputes, id, 'dispute')
  demand(file.about === aboutOf(entry), 'the dispute is about something else')
  if (file.claim) refuseWhileDue(record, file.claim)
  if (entry.kind === 'dispute.ruled' && isOldWay(record, file)) return file
  record.caseFiles = true
  // What was open when there were no case files waits for a ruling from then on, and nobody knows how long.
  if (file.early && file.state === 'opened' && entry.kind !== 'dispute.called') file.state = 'under_ruling'
  demand(PLACE[entry.kind].includes(file.state), `the case is ${file.state}`)
  return file
}

/** What the case of an entry is about: a verdict is told of by its claim. */
export const aboutOf = ({ data: { claim, about = `claim:${claim}` } }) => about

export const isOfVerdict = ({ about }) => about.startsWith('claim:')

/** The claims that a case bears on. */
export const claimsIn = (record, file) =>
  isOfVerdict(file) ? [file.claim] : claimsOf(record, thingOf(record, file.about))

/** Refuses evidence that cannot be cited in a case. */
export function citableIn(record, { claim }, evidence, index) {
  if (claim) citable(record, claim, evidence, index)
  else demand(evidence.length === 0, 'it cites evidence, and is of no claim')
}

/** Notes which version of their side somebody has put, the first of all in a map of the case's own. */
export function noteStated(file, id, version) {
  if (file.stated === NOTHING_STATED) file.stated = new Map()
  file.stated.set(id, version)
}

/** Whether a case is ruled on as it was before there were case files: at once, and by one hand. */
export const isOldWay = (record, { state }) => !record.caseFiles && state === 'opened'

export const stageOf = ({ state }) => (state === 'appealed' ? 'appeal' : 'first')

/** Whether the days of a state are over. */
export const isOver = ({ dueAt }, { at }) => dueAt !== null && Date.parse(at) >= dueAt

/** Brings a case into a state, in which nobody has taken it and nobody has written yet. */
export function enter(file, state, { at }) {
  const dueAt = state in DAYS ? Date.parse(at) + DAYS[state] * DAY : null
  Object.assign(file, { state, dueAt, holder: null, letGo: NOBODY, opinions: NOBODY })
}
