import { aboutOf, caseOf, citableIn, enter, isOfVerdict, isOver, newCase, noteStated, PLACE } from './case-file.mjs'
import { bar, barAgain, haveAllAnswered, isHeard } from './case-people.mjs'
import { allOf } from './claim-merges.mjs'
import { personOf } from './people.mjs'
import { reckon, refuseWhileDue, takeDue } from './reckon.mjs'
import { adding, demand, fresh, idIn, keepPromise, known, NONE } from './record.mjs'
import { claimsOf, stands, thingOf } from './things.mjs'

/** A case from its opening to its end, but for what decides it: who contests what, who is heard, who has it in hand, who appeals. */

/** Whoever writes nothing for so long has let the case go. */
const IDLE = 72 * 3_600_000
/** What only the rule opens a case on. */
const RULES_GROUNDS = ['contested', 'held']

export const CASES = {
  'party.named'(record, entry, index) {
    const { dispute, claim, about } = entry.data
    const id = idIn(entry)
    demand(!record.partyNames.has(id), 'the party was named before')
    const file = record.disputes.get(dispute)
    const named = record.parties.get(dispute) ?? new Set()
    demand(!named.has(entry.actor), 'its actor gave their name in the case before')
    if (about === undefined) known(record.claims, claim, 'claim')
    else thingOf(record, about)
    personOf(record, entry.actor).speaks = true
    record.partyNames.set(id, dispute)
    record.parties.set(dispute, named.add(entry.actor))
    if (!file) {
      record.promised.set(`dispute:${dispute}`, { index, at: entry.at, about: aboutOf(entry) })
      return 1
    }
    demand(file.about === aboutOf(entry), 'the dispute is about something else')
    demand(PLACE['dispute.stated'].includes(file.state), `the case is ${file.state}`)
    file.named = named
    return 1
  },

  'dispute.opened'(record, entry, index) {
    const id = idIn(entry)
    fresh(record.disputes, id, 'dispute')
    if (record.parties.has(id)) {
      demand(record.parties.get(id).has(entry.actor), 'it is opened by somebody else than gave their name in it')
      demand(
        record.promised.get(entry.subject)?.about === aboutOf(entry),
        'its party gave their name about something else',
      )
      keepPromise(record, entry, 'its party gave their name at another moment')
    }
    if (entry.data.about !== undefined) return openAbout(record, id, entry, index)
    const { claim: claimId, ground, verdictVersion } = entry.data
    const byRule = entry.actor === 'rule'
    demand(byRule === RULES_GROUNDS.includes(ground), 'the ground is not one of its actor')
    demand(byRule === (entry.commit === null), 'who opens a dispute states why, and the rule does not')
    const claim = known(record.claims, claimId, 'claim')
    if (byRule) takeDue(record, claim, entry)
    else {
      refuseWhileDue(record, claim)
      demand(!allOf(claim).some(({ recused }) => recused.has(entry.actor)), 'its actor stands aside on this claim')
      demand(claim.settled !== null, 'its claim has not settled')
      demand(claim.newestAt > (claim.used.get(ground) ?? -1), 'its ground was ruled on, and nothing new has come since')
      demand(verdictVersion === claim.version, `the verdict is version ${claim.version}, not ${verdictVersion}`)
    }
    demand(claim.open === null, 'another is open on its claim')
    claim.open = id
    record.disputes.set(
      id,
      newCase(
        { id, at: entry.at },
        { about: `claim:${claimId}`, claim, event: claim.event },
        ground,
        byRule ? null : entry.actor,
        !record.caseFiles,
      ),
    )
    if (byRule) return 1
    claim.disputed = adding(claim.disputed, entry.actor)
    reckon(record, claim, entry, index)
    return 1
  },

  'dispute.called'(record, entry) {
    enter(caseOf(record, entry), 'answering', entry)
    return 1
  },

  'dispute.stated'(record, entry, index) {
    const { dispute, version, evidence } = entry.data
    const file = caseOf(record, entry, dispute)
    const { claim, stated } = file
    demand(isHeard(record, file, entry.actor), 'its actor is not heard in the case')
    const before = stated.get(entry.actor) ?? 0
    demand(version === before + 1, `it is version ${version}, after ${before}`)
    citableIn(record, file, evidence, index)
    noteStated(file, entry.actor, version)
    if (claim) claim.stated = adding(claim.stated, entry.actor)
    else argue(record, file.about, entry.actor)
    return 1
  },

  'dispute.heard'(record, entry) {
    const file = caseOf(record, entry)
    demand(isOver(file, entry) || haveAllAnswered(record, file), 'answers were still open')
    enter(file, 'under_ruling', entry)
    return 1
  },

  'dispute.taken'(record, entry) {
    const file = caseOf(record, entry)
    demand(file.holder === null, 'somebody has taken the case')
    bar(record, file, entry)
    barAgain(record, file, entry)
    file.holder = { id: entry.actor, since: Date.parse(entry.at) }
    file.taken += 1
    return file.taken
  },

  'dispute.released'(record, entry) {
    const file = caseOf(record, entry)
    const { holder } = file
    const { actor, data, at } = entry
    demand(data.idle === (actor === 'rule'), 'who lets a case lie does not release it, and nobody else is idle')
    demand(holder !== null, 'nobody has taken the case')
    if (data.idle) demand(Date.parse(at) - holder.since >= IDLE, 'three days are not over')
    else demand(holder.id === actor, 'its actor has not taken the case')
    file.holder = null
    if (data.idle) file.letGo = [...file.letGo, holder.id]
    file.released += 1
    return file.released
  },

  'dispute.appealed'(record, entry, index) {
    const file = caseOf(record, entry)
    const { claim } = file
    demand(isHeard(record, file, entry.actor), 'its actor is not heard in the case')
    demand(!isOver(file, entry), 'the days for an appeal are over')
    if (isOfVerdict(file)) {
      demand(claim.open === null, 'another is open on its claim')
      claim.open = file.id
    } else reopen(record, file)
    enter(file, 'appealed', entry)
    if (claim) reckon(record, claim, entry, index)
    return 1
  },

  'dispute.ended'(record, entry) {
    const file = caseOf(record, entry)
    demand(file.state === 'ruled_on_appeal' || isOver(file, entry), 'the days for an appeal are not over')
    enter(file, 'final', entry)
    file.voters = null
    return 1
  },
}

/** A case about a piece of evidence, a citation, a date or a regrouping: whether it stands. */
function openAbout(record, id, entry, index) {
  const { about, ground } = entry.data
  const found = thingOf(record, about)
  const { claim } = found
  if (claim) refuseWhileDue(record, claim)
  demand(
    entry.actor !== 'rule' && entry.commit !== null,
    'who opens a dispute states why, and the rule opens none of these',
  )
  for (const each of claimsOf(record, found))
    demand(!allOf(each).some(({ recused }) => recused.has(entry.actor)), 'its actor stands aside on a claim of it')
  demand(stands(record, found), 'what it is about was withdrawn, or is not the last')
  demand(!record.usedGrounds.has(`${about} ${ground}`), 'its ground was ruled on')
  record.caseFiles = true
  const file = newCase({ id, at: entry.at }, { about, claim, event: found.home }, ground, entry.actor, false)
  reopen(record, file)
  record.disputes.set(id, file)
  if (claim) {
    claim.disputed = adding(claim.disputed, entry.actor)
    reckon(record, claim, entry, index)
  } else argue(record, about, entry.actor)
  return 1
}

/** One case about a thing is open at a time; and nothing is put under another event that has one. */
function reopen(record, { id, about, claim }) {
  demand(!record.openCases.has(about), 'another is open about it')
  record.openCases.set(about, id)
  if (claim) claim.cases += 1
}

/** Notes who opened a case about something of an event, or put a case in one. */
function argue(record, about, id) {
  record.argued.set(about, adding(record.argued.get(about) ?? NONE, id))
}
