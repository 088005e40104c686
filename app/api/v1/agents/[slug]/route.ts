import { db } from '../../../../../db/connection'
import { readAgent } from '../../../../../db/queries/agent'
import { listWithheld, numbersIn } from '../../../../../db/queries/removals'
import { answer } from '../../../door'
import { Agent } from '../../../shapes/agent'
import { publishedAt } from '../../../telling'

export const dynamic = 'force-dynamic'

export const GET = answer({ shape: Agent }, async ({ slug = '' }) => {
  const agent = await readAgent(db(), slug)
  return (
    agent && {
      ...agent,
      said: agent.said.map(({ id: evidence, slug: event, ...said }) => ({ ...said, evidence, event })),
      withheld: await listWithheld(db(), numbersIn(agent)),
      published: agent.published.map((source) => ({ ...source, publishedAt: publishedAt(source.published) })),
    }
  )
})
