import type { CaseAtDesk } from '../../db/queries/case-file'
import { type Act, forbidsAct, isOpen, type Judge } from '../../domain/dispute'
import { type Deed, forbids, type Person } from '../../domain/permissions'

/**
 * What somebody can do in a case at a moment (milliseconds): each deed, whether they have taken the case, and, of whoever might decide
 * it, why they may not, as a refusal code; null where nothing speaks against it or it is nobody's question.
 */
export function deedsOf(file: CaseAtDesk, person: Person, at: number) {
  const { parts, heard, thing, claim, before: bench, others } = file
  const by: Judge = { id: person.id, role: person.role === 'admin' ? 'admin' : 'moderator', parts, bench, others }
  const refused = (deed: Deed, act: Act) =>
    forbids(person, deed, { parts, party: heard }) ?? forbidsAct(file.file, act, at)
  const holds = file.file.holder?.id === person.id
  // What bars them for good is said before that somebody else has taken it just now.
  const bars = forbidsAct({ ...file.file, holder: null }, { kind: 'take', by }, at)
  const barred = bars ?? (holds ? forbids(person, 'rule', { parts }) : refused('take_case', { kind: 'take', by }))
  const shown = {
    take: barred === null && !holds,
    rule: barred === null && holds && (thing.kind !== 'claim' || claim.verdict !== null),
    state: refused('state_case', { kind: 'state', isParty: heard }) === null && !parts.includes('recused'),
    appeal: refused('appeal_ruling', { kind: 'appeal', isParty: heard }) === null && !parts.includes('recused'),
  }
  const isJudge = person.role === 'moderator' || person.role === 'admin'
  const saysWhy = isJudge && isOpen(file.state) && (parts.length > 0 || barred !== 'too_early')
  return { shown, holds, whyNot: saysWhy ? barred : null }
}
