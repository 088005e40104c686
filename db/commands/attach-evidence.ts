import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { anchor } from '../../domain/passage'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { lockClaim, standingRuling } from '../claim'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { NewEvidence } from '../inputs/evidence'
import { reckon } from '../reckon'
import { agents, evidence, sources } from '../schema'

/**
 * Sets a passage of a source against a claim. The first piece after a ruling that closed a round opens the next.
 * Out: its id. Refused: `passage_not_in_text`, `passage_ambiguous` (field `passage`), `agent_unknown` (field `speaker`),
 * `not_found` for a claim or source that is none.
 */
export async function attachEvidence(db: Db, actor: Actor, asked: z.input<typeof NewEvidence>) {
  return deed(db, actor, NewEvidence, asked, async (tx, by, input) => {
    const claim = await lockClaim(tx, input.claimId)
    permit(by, 'attach_evidence')

    const [source] = await tx.select({ text: sources.text }).from(sources).where(eq(sources.id, input.sourceId))
    if (!source) throw new Refusal('not_found', 'sourceId')
    const held = anchor(source.text, input.passage, input.near)
    if (typeof held === 'string') throw new Refusal(held, 'passage')
    const [speaker] = await tx.select({ id: agents.id }).from(agents).where(eq(agents.id, input.speaker))
    if (!speaker) throw new Refusal('agent_unknown', 'speaker')

    const at = new Date()
    const { sourceId, stance, unnamed, standing, asserts } = input
    const [piece] = await tx
      .insert(evidence)
      .values({
        ...held,
        claimId: claim.id,
        sourceId,
        stance,
        speaker: speaker.id,
        unnamed,
        standing,
        asserts: asserts?.value,
        assertsPrecision: asserts?.precision,
        attachedBy: idOf(by),
        attachedAt: at,
      })
      .returning({ id: evidence.id })
    const id = piece?.id as string

    const place = { at, eventId: claim.eventId, claimId: claim.id }
    const { start, end } = held
    await append(tx, by, {
      ...place,
      kind: 'evidence.attached',
      subject: `evidence:${id}`,
      data: { claim: claim.id, source: sourceId, stance, speaker: speaker.id, unnamed, standing, start, end },
      words: { exact: held.exact, asserts: asserts?.value ?? null },
    })
    const ruling = await standingRuling(tx, claim.id)
    if (ruling?.round === claim.round) {
      claim.round += 1
      const opened = { kind: 'round.opened', subject: `claim:${claim.id}`, ver: claim.round - 1 } as const
      await append(tx, 'rule', { ...place, ...opened, data: { claim: claim.id, round: claim.round } })
    }
    await reckon(tx, claim, at)
    return { id }
  })
}
