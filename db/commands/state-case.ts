import { and, count, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { step } from '../../domain/dispute'
import { VERSIONS } from '../../domain/limits'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { isParty, lockCase, partsInThing } from '../case'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { refuseUnlessBorne } from '../evidence'
import { NewStatement } from '../inputs/cases'
import { statements } from '../schema'
import { stateIn } from '../statement'

/**
 * Somebody who is heard in a case, whatever their role is by now, puts their side of it; said again, it is the next version, and the one before stays to be
 * read. Out: its id. Refused: `not_a_party`, `recused`; `too_early`, and `case_closed` once it is ruled on; `statement_moved` when
 * another tab has said it again meanwhile; `too_many_versions` (field `text`); `evidence_elsewhere`, `evidence_withdrawn` (field `evidence`); `not_found`.
 */
export async function stateCase(db: Db, actor: Actor, asked: z.input<typeof NewStatement>) {
  return deed(db, actor, NewStatement, asked, async (tx, by, input) => {
    const found = await lockCase(tx, input.disputeId)
    const userId = personOf(by).id
    const party = await isParty(tx, found.id, userId)
    permit(by, 'state_case', { parts: await partsInThing(tx, found.thing, userId), party })

    const at = new Date()
    step(found.file, { kind: 'state', isParty: party }, at.getTime())
    const { disputeId, base, plea, text, evidence } = input
    await refuseUnlessBorne(tx, found.claim?.id ?? null, { verdict: null, evidence })
    const own = and(eq(statements.disputeId, disputeId), eq(statements.userId, userId))
    const [said] = await tx.select({ versions: count() }).from(statements).where(own)
    if (said?.versions !== base) throw new Refusal('statement_moved')
    if (base >= VERSIONS) throw new Refusal('too_many_versions', 'text')
    const { id, entry } = await stateIn(tx, found, { userId, version: base + 1, plea, text, evidence, at })
    await append(tx, by, { kind: 'dispute.stated', ...entry })
    return { id }
  })
}
