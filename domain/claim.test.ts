import { expect, test } from 'vitest'
import { stateOf } from './claim'

test.each([
  [{ disputed: false, ruled: false, settled: false }, 'under_review'],
  [{ disputed: false, ruled: false, settled: true }, 'settled'],
  [{ disputed: false, ruled: true, settled: false }, 'ruled'],
  [{ disputed: false, ruled: true, settled: true }, 'ruled'],
  [{ disputed: true, ruled: false, settled: false }, 'disputed'],
  [{ disputed: true, ruled: false, settled: true }, 'disputed'],
  [{ disputed: true, ruled: true, settled: false }, 'disputed'],
  [{ disputed: true, ruled: true, settled: true }, 'disputed'],
])('an open case comes before a ruling, a ruling before a quorum: %j is %s', (claim, state) => {
  expect(stateOf(claim)).toBe(state)
})
