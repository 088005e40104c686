import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { wordsCommitment } from '../../domain/audit'
import { append, newSalt } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { NewInterest } from '../inputs/interests'
import { holdPerson, meet } from '../interest'
import { knownAgents } from '../known'
import { lockVoted } from '../reckon'
import { interests } from '../schema'

/**
 * A person declares a tie to an agent or to a country. The log commits to the tie and does not say it. The votes they have on
 * claims that it meets count no more. Out: its id. Refused: `interest_in_one`, `interest_not_in_country`, `agent_unknown` (field
 * `agent`), `country_unknown` (`country`).
 */
export async function declareInterest(db: Db, actor: Actor, asked: z.input<typeof NewInterest>) {
  return deed(db, actor, NewInterest, asked, async (tx, by, input) => {
    permit(by, 'declare_interest')
    const userId = personOf(by).id
    const { kind, agent, country } = input
    if (agent !== null) await knownAgents(tx, [agent], 'agent')
    await holdPerson(tx, userId)
    const held = await lockVoted(tx, userId)

    const at = new Date()
    const [id, salt] = [randomUUID(), newSalt()]
    await tx.insert(interests).values({ id, userId, kind, agent, country, salt, at })
    const tie = Buffer.from(wordsCommitment(salt, { kind, agent, country })).toString('base64')
    await append(tx, by, { kind: 'interest.declared', subject: `interest:${id}`, at, data: { tie } })
    for (const claim of held) await meet(tx, claim, [userId], at)
    return { id }
  })
}
