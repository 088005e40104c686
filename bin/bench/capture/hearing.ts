import { type Act, type CaseFile, forbidsAct, type Judge, OPENED, step } from '../../../domain/dispute'
import type { Outcome } from '../../../domain/ruling'
import type { Verdict } from '../../../domain/verdict'

const DAY = 86_400_000
/** The first may be theirs. So few are they that admins have to stand in where a case is appealed. */
const MODERATORS = ['theirs', 'honest one', 'honest two']
const ADMINS = ['admin one', 'admin two']

/** What the moderator who is theirs does with each case, always before the others: turns it, waits for the appeal to, or sends it back. */
export type Scheme = 'turns' | 'waits' | 'sends back'

/** What was decided in a case, and when, in milliseconds. */
export type Decided = { at: number; outcome: Outcome; verdict: Verdict | null }

/**
 * A case from its opening to its end, as the state machine takes it: a day after one another everybody writes who may; the honest for
 * `confirmed`, which is what the evidence shows. Whoever loses appeals. Out: what was decided, in its order.
 */
export function hear(openedAt: number, case_: { holds: boolean; verdict: Verdict; scheme: Scheme | null }): Decided[] {
  let file = step({ ...OPENED, holds: case_.holds }, { kind: 'call' }, openedAt)
  let at = file.dueAt as number
  const decided: Decided[] = []
  file = step(file, { kind: 'hear', allAnswered: false }, at)
  for (const stage of ['under_ruling', 'appealed'] as const) {
    for (const id of [...MODERATORS, ...ADMINS]) {
      if (file.state !== stage || (id === 'theirs' && case_.scheme === 'waits' && stage === 'under_ruling')) continue
      at += DAY
      const take: Act = { kind: 'take', by: judge(id, file) }
      if (forbidsAct(file, take, at)) continue
      file = step(file, take, at)
      file = step(file, { kind: 'rule', by: judge(id, file), published: true, ...opinion(id, case_) }, at)
    }
    const decision = stage === 'appealed' ? file.onAppeal : file.ruling
    if (!decision) throw new Error(`nobody is left who could decide a case that is ${file.state}`)
    decided.push({ at, outcome: decision.outcome, verdict: decision.verdict })
    if (stage === 'under_ruling') file = step(file, { kind: 'appeal', isParty: true }, at + DAY)
  }
  return decided
}

function opinion(
  id: string,
  { holds, verdict, scheme }: Parameters<typeof hear>[1],
): { outcome: Outcome; verdict: Verdict | null } {
  if (id !== 'theirs' || !scheme)
    return { outcome: verdict === 'confirmed' ? 'upheld' : 'overturned', verdict: 'confirmed' }
  if (scheme === 'sends back') return { outcome: 'remanded', verdict: null }
  return holds ? { outcome: 'dismissed', verdict: null } : { outcome: 'overturned', verdict: 'denied' }
}

function judge(id: string, { wrote }: CaseFile): Judge {
  const bench = MODERATORS.filter((each) => !wrote.includes(each)).length
  return { id, role: MODERATORS.includes(id) ? 'moderator' : 'admin', parts: [], bench }
}
