'use server'

import type { Values } from '../../../../../components/desk/answer'
import type { Db } from '../../../../../db/client'
import { mergeAgents } from '../../../../../db/commands/merge-agents'
import { nameAgent } from '../../../../../db/commands/name-agent'
import { noteAgent } from '../../../../../db/commands/note-agent'
import { findAgentNamed } from '../../../../../db/queries/agent-names'
import { form } from '../../../../door'
import { fieldOf } from '../../written'

/** The survivor is named in any spelling. A name that nobody goes by goes on as it was typed, to be refused. */
async function mergeInto(db: Db, actor: { id: string }, values: Values) {
  const typed = fieldOf(values, 'survivor')
  const survivor = (await findAgentNamed(db, typed)) ?? typed
  return mergeAgents(db, actor, { ...values, survivor } as unknown as Parameters<typeof mergeAgents>[2])
}

export const name = form(nameAgent, { limit: 'record', then: () => 'agent_named' })

export const note = form(noteAgent, { limit: 'record', then: () => 'agent_noted' })

export const merge = form(mergeInto, {
  then: ({ survivor }, page) => {
    page.pathname = page.pathname.replace(/[^/]+$/, survivor)
    return 'agents_merged'
  },
})
