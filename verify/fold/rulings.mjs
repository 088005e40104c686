import { allowed, RULES } from '../rule.mjs'
import { caseOf, citableIn, claimsIn, enter, isOfVerdict, isOldWay, stageOf } from './case-file.mjs'
import { bar, HANDS, noteVoters } from './case-people.mjs'
import { citable, nextRound } from './claims.mjs'
import { release } from './holds.mjs'
import { reckon, tracedBy } from './reckon.mjs'
import { demand, fresh, idIn, sameJson } from './record.mjs'
import { promiseEffect } from './things.mjs'

/** What decides a case: each who has taken it writes, and enough who write the same have ruled. */
export const RULINGS = {
  'opinion.written'(record, entry, index) {
    const id = idIn(entry)
    fresh(record.opinions, id, 'opinion')
    const file = caseOf(record, entry, entry.data.dispute)
    write(record, file, entry, index)
    demand(handsAlike(file) < handsNeeded(record, file), 'it decides the case, and is told as one opinion of several')
    record.opinions.set(id, { stage: stageOf(file), file })
    return 1
  },

  'dispute.ruled'(record, entry, index) {
    const file = caseOf(record, entry)
    const { claim } = file
    const { outcome, verdict } = entry.data
    write(record, file, entry, index)
    demand(handsAlike(file) >= handsNeeded(record, file), `it takes ${HANDS} who write the same`)
    const ver = stageOf(file) === 'first' ? 1 : 2
    noteVoters(record, file)
    enter(file, ver === 1 ? 'ruled' : 'ruled_on_appeal', entry)
    if (!isOfVerdict(file)) {
      close(record, file)
      if (!promiseEffect(record, file, outcome, entry, index) && claim) reckon(record, claim, entry, index)
      return ver
    }
    claim.open = null
    claim.ruledAt = Math.max(claim.ruledAt ?? 0, Date.parse(entry.at))
    claim.used = new Map([...claim.used, [file.ground, Date.parse(entry.at)]])
    const of = { dispute: file.id, ver, round: claim.round }
    if (verdict !== null) claim.ruling = { ...of, verdict, because: 'ruled' }
    // What is sent back stays as it was until the round that this opens has a quorum.
    if (outcome === 'remanded') claim.ruling = { ...of, verdict: claim.verdict, because: claim.because }
    if (outcome === 'dismissed') release(claim, file)
    reckon(record, claim, entry, index, { first: outcome === 'remanded' ? [nextRound(claim)] : [] })
    return ver
  },
}

function close(record, { about, ground, claim }) {
  record.openCases.delete(about)
  record.usedGrounds.add(`${about} ${ground}`)
  if (claim) claim.cases -= 1
}

/** A moderator decides in writing; whether it is enough is seen afterwards. */
function write(record, file, entry, index) {
  const { actor, data } = entry
  const { claim } = file
  if (!isOfVerdict(file)) return writeAbout(record, file, entry, index)
  if (isOldWay(record, file)) demand(record.people.get(actor).role === 'moderator', 'its actor is no moderator')
  bar(record, file, entry)
  if (!isOldWay(record, file)) demand(file.holder?.id === actor, 'its actor has not taken the case')
  const { outcome, verdict, verdictVersion, round, evidence } = data
  demand(verdictVersion === claim.version, `the verdict is version ${claim.version}, not ${verdictVersion}`)
  demand(round === claim.round, `the round is ${claim.round}, not ${round}`)
  if (outcome === 'upheld') demand(verdict === claim.verdict, 'it upholds another verdict than there is')
  if (outcome === 'overturned') {
    demand(verdict !== claim.verdict, 'it overturns a verdict with the same')
    const could = RULES.filter((rule) => rule >= record.rule).flatMap((rule) => allowed(tracedBy(record, claim, rule)))
    demand(could.includes(verdict), `the evidence does not allow ${verdict}`)
  }
  demand((evidence === undefined) === isOldWay(record, file), 'what it rests on is not told as its time did')
  citable(record, claim, evidence ?? [], index)
  file.holder = null
  file.opinions = [...file.opinions, { outcome, verdict }]
  file.wrote = [...file.wrote, actor]
}

function writeAbout(record, file, entry, index) {
  const { actor, data } = entry
  const { outcome, evidence } = data
  bar(record, file, entry)
  demand(file.holder?.id === actor, 'its actor has not taken the case')
  citableIn(record, file, evidence, index)
  file.holder = null
  file.opinions = [...file.opinions, { outcome }]
  file.wrote = [...file.wrote, actor]
}

/** How many have written what was written last. */
const handsAlike = ({ opinions }) => opinions.filter((each) => sameJson(each, opinions.at(-1))).length

function handsNeeded(record, file) {
  const { state, opinions, holds } = file
  if (state === 'opened') return 1
  const { outcome } = opinions.at(-1)
  const isPublished = claimsIn(record, file).some(({ settled }) => settled !== null)
  const turns = (outcome === 'overturned' && isPublished) || (outcome === 'dismissed' && holds)
  const serious = state === 'appealed' || opinions.length > 1 || turns
  return serious ? HANDS : 1
}
