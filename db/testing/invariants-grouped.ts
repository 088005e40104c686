import assert from 'node:assert/strict'
import { type Moved, standsBy } from '../../domain/regrouping'
import type { Record } from './record'

/** Every claim stands where its last move put it; a regrouping stands that last moved all of its claims, and is excluded by a case that says so. */
export function assertGrouped(record: Record): void {
  const from = new Map(record.regroupings.map((each) => [each.id, each.fromEvent]))
  const movesOf = (claimId: string) =>
    record.moves.filter((move) => move.claimId === claimId).sort((a, b) => a.version - b.version)
  for (const claim of record.claims) {
    const last = movesOf(claim.id).at(-1)
    if (last) assert.deepEqual([claim.eventId, claim.position], [last.toEvent, last.position])
  }
  for (const { id, stands, excludedBy } of record.regroupings) {
    const claims = new Set(record.moves.filter((move) => move.regroupingId === id).map(({ claimId }) => claimId))
    const line = (claimId: string): Moved[] =>
      movesOf(claimId).map(({ regroupingId, fromEvent }) => {
        return { regrouping: regroupingId, undone: fromEvent !== from.get(regroupingId) }
      })
    assert.equal(
      stands,
      [...claims].every((claimId) => standsBy(line(claimId)) === id),
      `whether regrouping ${id} stands`,
    )
    const latest = record.exclusions
      .filter(({ thingId }) => thingId === id)
      .sort((a, b) => a.version - b.version)
      .at(-1)
    assert.equal(excludedBy, latest?.effect === 'excluded' ? latest.disputeId : null, `what excludes regrouping ${id}`)
  }
}
