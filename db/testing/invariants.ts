import assert from 'node:assert/strict'
import type { Db } from '../client'
import { assertClaim } from './invariants-claim'
import { assertGrouped } from './invariants-grouped'
import { assertWritten } from './invariants-written'
import type { Line } from './log'
import { approvedOf, type Record, readRecord } from './record'

/**
 * The record held against itself: every row has its entry and every entry its row, versions have no gap, and the rule,
 * applied anew to the tables, says what the claims say. It reads the tables on its own, not through what commands read by.
 * Throws at the first thing that does not hold.
 */
export async function assertRecordHolds(db: Db): Promise<void> {
  const record = await readRecord(db)
  assertNumbered(record.lines)
  assertWritten(record)
  assertChosen(record)
  assertGrouped(record)
  assertForgotten(record)
  for (const claim of record.claims) assertClaim(record, claim)
  for (const user of record.users) {
    const lifted = new Set(record.reinstatements.map((each) => each.suspensionId))
    const open = record.suspensions.filter((each) => each.userId === user.id && !lifted.has(each.id))
    assert.equal(open.length, user.suspended ? 1 : 0, `suspensions of ${user.handle}`)
  }
}

/** `ver` counts a subject's entries of a kind from 1, in the order of the log. */
function assertNumbered(lines: Line[]): void {
  const seen = new Map<string, number>()
  for (const { kind, subject, ver } of lines) {
    const name = `${kind} ${subject}`
    assert.equal(ver, (seen.get(name) ?? 0) + 1, name)
    seen.set(name, ver)
  }
}

/**
 * Two hands for each removal; who was erased has neither name nor address nor role; an entry whose words are gone was written
 * by or about them, or is withheld; and nothing is withheld but by a removal that stands.
 */
function assertForgotten(record: Record): void {
  for (const { removalId, decidedBy } of record.decisions) {
    const proposal = record.removals.find((each) => each.id === removalId)
    assert.ok(proposal && proposal.proposedBy !== decidedBy && proposal.about !== `person:${decidedBy}`)
  }
  const erased = approvedOf(record, 'erase').map(({ about }) => about.replace('person:', ''))
  for (const { id, email, handle, role } of record.users) {
    assert.equal(email === null, erased.includes(id))
    if (email === null) assert.deepEqual({ handle, role }, { handle: null, role: 'reader' })
  }
  const held = new Set(
    record.withheld.map(({ place, key }) => (place === 'entry_words' ? (key as { entry_id: number }).entry_id : 0)),
  )
  for (const { id, actor, commit, words, subject, data } of record.lines) {
    if (commit === null || words !== null || held.has(id)) continue
    const about = [actor, data.person, String(data.about ?? subject).replace('person:', '')]
    const proposal = record.removals.find((each) => `removal:${each.id}` === subject)?.about.replace('person:', '')
    const flagger = record.flags.find((each) => `flag:${each.id}` === subject)?.flaggedBy
    assert.ok(
      [...about, proposal, flagger].some((each) => erased.includes(String(each))),
      `the words of ${id}`,
    )
  }
  const shown = approvedOf(record, 'show').map(({ about }) => about)
  const standing = approvedOf(record, 'withhold').filter(({ id }) => !shown.includes(`removal:${id}`))
  for (const { removalId } of record.withheld) assert.ok(standing.some(({ id }) => id === removalId))
}

/** What was made of the reader's proposals is told by the entry of what came of it; evidence speaks through its own source. */
function assertChosen(record: Record): void {
  for (const { citationId, dateId, choice, offered, sourceId } of record.choices) {
    if (choice === 'refused') continue
    const subject = citationId ? `citation:${citationId}` : `date:${dateId}`
    const entry = record.lines.find((line) => line.subject === subject && line.kind.endsWith('.recorded'))
    const told = { source: entry?.data.source, choice: entry?.data.choice, offered: entry?.data.offered }
    assert.deepEqual(told, { source: sourceId, choice, offered: choice === 'corrected' ? offered : null })
  }
  for (const { id, citationId, sourceId } of record.evidence) {
    if (citationId === null) continue
    const through = record.citations.find((citation) => citation.id === citationId)
    assert.equal(through?.sourceId, sourceId, id)
  }
}
