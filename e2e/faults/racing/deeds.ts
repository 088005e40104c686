import type { Db } from '../../../db/client'
import { attachEvidence } from '../../../db/commands/attach-evidence'
import { castVote } from '../../../db/commands/cast-vote'
import { giveRole } from '../../../db/commands/give-role'
import { openDispute } from '../../../db/commands/open-dispute'
import { reinstate } from '../../../db/commands/reinstate'
import { releaseCase } from '../../../db/commands/release-case'
import { rule } from '../../../db/commands/rule'
import { standAside } from '../../../db/commands/stand-aside'
import { suspend } from '../../../db/commands/suspend'
import { takeCase } from '../../../db/commands/take-case'
import { withdrawEvidence } from '../../../db/commands/withdraw-evidence'
import { agent, event, person, proven, source } from '../../../db/testing'
import { type Asked, Stage } from './model'

const REASON = 'I read the passages and compared them with one another.'
const MANY = { reviewers: 64, moderators: 8, admins: 2, authors: 4 } as const

/** Who races, on what: everyone's ids, one claim, one document to attach passages of, one agent who says them. */
export type Field = Awaited<ReturnType<typeof lineUp>>

/** A claim of its own, with two passages for it and two against, and everybody who will race on it. */
export async function lineUp(db: Db) {
  const people = async (many: number, role: Parameters<typeof person>[1]) =>
    (await Promise.all(Array.from({ length: many }, () => person(db, role)))).map(({ id }) => id)
  const [reviewers, moderators, admins, authors] = await Promise.all([
    people(MANY.reviewers, 'reviewer'),
    people(MANY.moderators, 'moderator'),
    people(MANY.admins, 'admin'),
    people(MANY.authors, 'reviewer'),
  ])
  const [opener = ''] = authors
  const { claimId } = await event(db, { id: opener })
  const { id: sourceId, text } = await source(db, { id: opener })
  const speaker = await agent(db)
  const field = { reviewers, moderators, admins, authors, claimId, sourceId, text, speaker }

  const stage = new Stage()
  for (const id of [...reviewers, ...authors]) stage.people.set(id, { role: 'reviewer', suspended: false })
  for (const id of moderators) stage.people.set(id, { role: 'moderator', suspended: false })
  for (const id of admins) stage.people.set(id, { role: 'admin', suspended: false })
  for (const stance of ['supports', 'denies', 'supports', 'denies'] as const) {
    const answer = await act(db, field, opener, crypto.randomUUID(), { deed: 'attach_evidence', stance })
    stage.attach((answer as { id: string }).id, stance, opener, Date.now())
  }
  return { ...field, stage }
}

/** Does what was asked by the program's own command. */
export async function act(
  db: Db,
  field: Omit<Field, 'stage'>,
  by: string,
  key: string,
  asked: Asked,
): Promise<unknown> {
  const { claimId, sourceId, text, speaker } = field
  const actor = { id: by, ...proven() }
  switch (asked.deed) {
    case 'cast_vote': {
      const { base, verdict, evidence } = asked
      return castVote(db, actor, { key, claimId, base, verdict, reason: REASON, evidence: [...evidence] })
    }
    case 'withdraw_evidence':
      return withdrawEvidence(db, actor, { key, evidenceId: asked.piece, reason: REASON })
    case 'attach_evidence': {
      const passage = { passage: text, stance: asked.stance, speaker, standing: 'third_party' as const, asserts: null }
      return attachEvidence(db, actor, { key, claimId, sourceId, unnamed: false, ...passage } as never)
    }
    case 'stand_aside':
      return standAside(db, actor, { key, claimId })
    case 'open_dispute':
      return openDispute(db, actor, { key, about: `claim:${claimId}`, ground: 'misread', statement: REASON })
    case 'rule': {
      const { deed: _, dispute: disputeId, evidence, ...decision } = asked
      return rule(db, actor, { key, disputeId, ...decision, reason: REASON, evidence: [...evidence] })
    }
    case 'take_case':
      return takeCase(db, actor, { key, disputeId: asked.dispute })
    case 'release_case':
      return releaseCase(db, actor, { key, disputeId: asked.dispute })
    case 'give_role':
      return giveRole(db, actor, { key, personId: asked.person, role: asked.role, reason: REASON })
    case 'suspend':
      return suspend(db, actor, { key, personId: asked.person, reason: REASON })
    case 'reinstate':
      return reinstate(db, actor, { key, personId: asked.person })
  }
}
