'use server'

import type { Values } from '../../../../components/desk/answer'
import type { Db } from '../../../../db/client'
import { declareInterest } from '../../../../db/commands/declare-interest'
import { endInterest } from '../../../../db/commands/end-interest'
import { form } from '../../../door'
import { agentNamed } from '../agent-named'

/** The agent is named in any spelling, and never recorded from here: its name is all that is read of what was posted. */
async function declareTo(db: Db, actor: { id: string }, values: Values) {
  const agent = (await agentNamed(db, actor, { agent: values.agent ?? '' }, 'agent')) ?? ''
  return declareInterest(db, actor, { ...values, agent } as unknown as Parameters<typeof declareInterest>[2])
}

export const declare = form(declareTo, { limit: 'interest', then: () => 'interest_declared' })
export const end = form(endInterest, { then: () => 'interest_ended' })
