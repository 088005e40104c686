import type { z } from 'zod'
import { append } from '../audit'
import { lockOpenClaim, standingRuling } from '../claim'
import type { Db } from '../client'
import { type Actor, deed, forbiddenTurn, idOf, permit } from '../deed'
import { NewEvidence } from '../inputs/evidence'
import { meet, votersOn } from '../interest'
import { anchorIn } from '../passage'
import { reckon } from '../reckon'
import { evidence } from '../schema'
import { speakerOf } from '../speaker'

/**
 * Sets a passage of a source against a claim. The first piece after a ruling that closed a round opens the next.
 * Out: its id. Refused: `passage_not_in_text`, `passage_ambiguous` (field `passage`); `agent_unknown` (`speaker`);
 * `citation_elsewhere` (`citationId`) for a citation of another source, `already_withdrawn` (`citationId`), `speaker_differs`
 * (`speaker`) for another speaker than the citation's; `not_found`; `on_probation` to whose votes do not count yet, where a published
 * verdict would become another.
 */
export async function attachEvidence(db: Db, actor: Actor, asked: z.input<typeof NewEvidence>) {
  return deed(db, actor, NewEvidence, asked, async (tx, by, input) => {
    const locked = await lockOpenClaim(tx, input.claimId)
    permit(by, 'attach_evidence')

    const held = await anchorIn(tx, input)
    const speaker = await speakerOf(tx, input)

    const at = new Date()
    const { sourceId, stance, standing, citationId, asserts } = input
    const coming = { sourceId, speaker: speaker.agent, citationId }
    const claim = await meet(tx, locked, await votersOn(tx, locked.id), at, coming)
    const [piece] = await tx
      .insert(evidence)
      .values({
        ...held,
        claimId: claim.id,
        sourceId,
        stance,
        speaker: speaker.agent,
        unnamed: speaker.unnamed,
        standing,
        citationId,
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
      data: {
        claim: claim.id,
        source: sourceId,
        stance,
        speaker: speaker.agent,
        unnamed: speaker.unnamed,
        standing,
        citation: citationId,
        start,
        end,
      },
      words: { exact: held.exact, asserts: asserts?.value ?? null },
    })
    const ruling = await standingRuling(tx, claim.id)
    if (ruling?.round === claim.round) {
      claim.round += 1
      const opened = { kind: 'round.opened', subject: `claim:${claim.id}`, ver: claim.round - 1 } as const
      await append(tx, 'rule', { ...place, ...opened, data: { claim: claim.id, round: claim.round } })
    }
    await reckon(tx, claim, at, { unturned: forbiddenTurn(by, 'attach_evidence') })
    return { id }
  })
}
