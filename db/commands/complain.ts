import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { step } from '../../domain/dispute'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { isNamed, lockCase, ofThing, openAbout, partsInThing } from '../case'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { NewComplaint } from '../inputs/cases'
import { openOn } from '../opening'
import { reckon } from '../reckon'
import { parties, statements } from '../schema'
import { stateIn } from '../statement'
import { lockThing } from '../thing'

/**
 * Somebody whom a claim is about, or who speaks for them, contests its verdict, or a piece of evidence, a citation or a date: known by an
 * address that has answered, under a name that they give, without an account. They are heard in the case that is open about it, or in
 * the one that is opened by this. Out: its id. Refused: `not_found` (field `about`); as `openOn` refuses, and `required` (`ground`),
 * where it opens one; `too_early`, `party_already` where one is open; `recused`.
 */
export async function complain(db: Db, actor: Actor, asked: z.input<typeof NewComplaint>) {
  return deed(db, actor, NewComplaint, asked, async (tx, by, input) => {
    const thing = await lockThing(tx, input.about, 'about')
    const userId = personOf(by).id
    permit(by, 'complain', { parts: await partsInThing(tx, thing, userId) })

    const at = new Date()
    const { ground, statement, capacity, name } = input
    const { claim, place, named } = ofThing(thing)
    const [partyId, claimId] = [randomUUID(), claim?.id ?? null]
    const nameIn = async (disputeId: string) => {
      await tx.insert(parties).values({ id: partyId, disputeId, claimId, userId, capacity, name, at })
      await append(tx, by, {
        ...place,
        kind: 'party.named',
        subject: `party:${partyId}`,
        at,
        data: { ...named, dispute: disputeId, capacity },
        words: { name },
      })
    }

    const open = await openAbout(tx, thing.about)
    if (open === null) {
      if (ground === null) throw new Refusal('required', 'ground')
      const { id, entry } = await openOn(tx, thing, { openedBy: userId, openedAt: at, ground, statement })
      await nameIn(id)
      await append(tx, by, { kind: 'dispute.opened', ...entry })
      if (claim) await reckon(tx, claim, at)
      return { id }
    }
    const found = await lockCase(tx, open)
    step(found.file, { kind: 'state', isParty: true }, at.getTime())
    if (await isNamed(tx, open, userId)) throw new Refusal('party_already')
    await nameIn(open)
    // A reviewer whom an admin made a reader may have put their side of it before.
    const version =
      1 + (await tx.$count(statements, and(eq(statements.disputeId, open), eq(statements.userId, userId))))
    const said = { userId, version, plea: 'change' as const, text: statement, evidence: [], at }
    const { entry } = await stateIn(tx, found, said)
    await append(tx, by, { kind: 'dispute.stated', ...entry })
    return { id: open }
  })
}
