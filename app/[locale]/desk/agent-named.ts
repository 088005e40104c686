import type { Values } from '../../../components/desk/answer'
import type { Db } from '../../../db/client'
import { recordAgent } from '../../../db/commands/record-agent'
import { findAgentsNamed } from '../../../db/queries/agent-names'
import { listAgents } from '../../../db/queries/agents'
import { type Fault, Refusal } from '../../../domain/refusal'
import { fieldOf, keyAfter } from './written'

/**
 * The agent that a field names, in any spelling. A name that nobody goes by is recorded when the form says what it is
 * (fields `<field>Kind` and `<field>Country`); otherwise it comes out as it was typed, for the command to refuse with all
 * else that is wrong. Nothing typed: undefined. Refused: `agent_ambiguous` (at the field), with the agents that go by it.
 */
export async function agentNamed(db: Db, actor: { id: string }, values: Values, field: string) {
  return (await agentMeant(db, actor, values, field)) ?? (fieldOf(values, field).trim() || undefined)
}

/** The same; null when nothing is typed, or a name that nobody goes by and that is not said to be anything. */
export async function agentMeant(db: Db, actor: { id: string }, values: Values, field: string): Promise<string | null> {
  const name = fieldOf(values, field).trim()
  if (name === '') return null
  const [meant = null, ...others] = await findAgentsNamed(db, name)
  if (meant && others.length > 0) {
    throw Refusal.of([{ code: 'agent_ambiguous', field, among: await told(db, [meant, ...others]) }])
  }
  const kind = fieldOf(values, `${field}Kind`)
  if (meant || kind === '') return meant

  const country = fieldOf(values, `${field}Country`)
  const key = keyAfter(fieldOf(values, 'key'), field)
  const asked = { key, name, language: fieldOf(values, `${field}Language`), kind, country }
  try {
    return (await recordAgent(db, actor, asked as Parameters<typeof recordAgent>[2])).id
  } catch (error) {
    throw error instanceof Refusal ? at(field, error) : error
  }
}

/** Agents told apart: the name of each, and the id by which it can be typed. */
async function told(db: Db, ids: readonly string[]): Promise<string[]> {
  const agents = await listAgents(db, ids)
  return ids.map((id) => `${agents[id]?.names[0]?.name ?? id} (${id})`)
}

/** The same refusal, at the fields of this form. */
function at(field: string, { faults }: Refusal): Refusal {
  const moved = ({ code, field: of }: Fault): Fault => ({ code, field: NAMES[of ?? '']?.(field) ?? field })
  return Refusal.of([moved(faults[0]), ...faults.slice(1).map(moved)])
}

const NAMES: Readonly<Record<string, (field: string) => string>> = {
  kind: (field) => `${field}Kind`,
  country: (field) => `${field}Country`,
  language: (field) => `${field}Language`,
}

/** What was typed without the fields by which an agent may be recorded. */
export function withoutAgent(values: Values, field: string): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !new RegExp(`^${field}(Kind|Country|Language)?$`).test(name)),
  )
}
