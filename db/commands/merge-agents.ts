import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { partsInThing } from '../case'
import type { Db, Tx } from '../client'
import { type Actor, admit, deed, forbiddenTurn, idOf, permit, personOf } from '../deed'
import { claimsReached, claimsTouched, lockGraph } from '../graph'
import { AgentMerge } from '../inputs/sources'
import { knownAgents } from '../known'
import { reckonTouched } from '../reckon'
import { agentMerges } from '../schema'

/**
 * Finds two agents to be one: the id of the one leads on to the other, and names, evidence, votes and the log stay as they
 * are. Out: the survivor, which is where the one named was itself led on to. Refused: `barred_…` for a moderator with a part in a
 * claim whose evidence comes from the one that is merged or through it, settled or not; `agent_unknown` (`agentId`, `survivor`),
 * `already_merged` (`agentId`), `same_agent` (`survivor`) also where the one would come back to itself.
 */
export async function mergeAgents(db: Db, actor: Actor, asked: z.input<typeof AgentMerge>) {
  return deed(db, actor, AgentMerge, asked, async (tx, by, input) => {
    admit(by, 'merge_agents')
    await lockGraph(tx)
    const { agentId: merged, reason } = input
    await knownAgents(tx, [merged], 'agentId')
    const claims = await claimsReached(tx, { agents: await selvesOf(tx, merged) })
    const about = `agent:${merged}`
    permit(by, 'merge_agents', { parts: await partsInThing(tx, { about, claims }, personOf(by).id) })
    await knownAgents(tx, [input.survivor], 'survivor')
    const [leads] = await tx.execute<{ merged: string; survivor: string }>(
      sql`select survivor_of(${merged}) as merged, survivor_of(${input.survivor}) as survivor`,
    )
    const survivor = leads?.survivor as string
    if (leads?.merged !== merged) throw new Refusal('already_merged', 'agentId')
    if (survivor === merged) throw new Refusal('same_agent', 'survivor')

    const at = new Date()
    await tx.insert(agentMerges).values({ merged, survivor, reason, mergedBy: idOf(by), at })
    await append(tx, by, {
      kind: 'agent.merged',
      subject: about,
      at,
      data: { survivor },
      words: { reason },
    })
    const touched = await claimsTouched(tx, { agents: await selvesOf(tx, survivor) })
    await reckonTouched(tx, touched, at, { kind: 'agent.merged', subject: about }, forbiddenTurn(by, 'merge_agents'))
    return { survivor }
  })
}

/** An agent and every other that was merged into it. */
async function selvesOf(tx: Tx, id: string): Promise<string[]> {
  const [selves] = await tx.execute<{ ids: string[] }>(sql`select selves_of(${id}) as ids`)
  return selves?.ids ?? []
}
