import { DAYS } from '../domain/dispute'
import { CaseStory, type Name, VOTERS, type Writing } from './case-story'
import { foldedTo } from './testing'

/** Logs of one case in each of its states, from which a test goes on. */

const DAY = 24 * 3_600_000

/** What is found in a log: `holds`, or the line of the first thing that does not. */
export const found = (log: CaseStory) => foldedTo(log.entries)

export const UPHELD: Writing = { outcome: 'upheld', verdict: 'confirmed' }
export const OVERTURNED: Writing = { outcome: 'overturned', verdict: 'unverified' }
export const DISMISSED: Writing = { outcome: 'dismissed', verdict: null }
export const REMANDED: Writing = { outcome: 'remanded', verdict: null }

export const opened = () => new CaseStory().filed().open()
export const answering = () => opened().act('dispute.called', 'rule')
export const allAnsweredBut = (missing?: Name) => {
  const log = answering()
  for (const name of VOTERS) if (name !== missing) log.state(name)
  return log
}
export const underRuling = () =>
  answering()
    .wait(DAYS.answering * DAY)
    .act('dispute.heard', 'rule')
export const taken = () => underRuling().act('dispute.taken', 'm1')
export const ruled = (writing = UPHELD) => taken().write('dispute.ruled', 'm1', writing)
export const appealed = () => ruled().act('dispute.appealed', 'opener')
export const half = () => appealed().act('dispute.taken', 'm2').write('opinion.written', 'm2', DISMISSED)
export const decidedOnAppeal = () => half().act('dispute.taken', 'm3').write('dispute.ruled', 'm3', DISMISSED)
