import type { Values } from '../../../components/desk/answer'
import type { Db } from '../../../db/client'
import { recordAgent } from '../../../db/commands/record-agent'
import { findAgentNamed } from '../../../db/queries/agent-names'
import { type Fault, Refusal } from '../../../domain/refusal'
import { fieldOf, keyAfter } from './written'

/**
 * The agent that a field names, in any spelling. A name that nobody goes by is recorded when the form says what it is
 * (fields `<field>Kind` and `<field>Country`); otherwise it comes out as it was typed, for the command to refuse with all
 * else that is wrong. Nothing typed: undefined.
 */
export async function agentNamed(db: Db, actor: { id: string }, values: Values, field: string) {
  const name = fieldOf(values, field).trim()
  if (name === '') return undefined
  const known = await findAgentNamed(db, name)
  const kind = fieldOf(values, `${field}Kind`)
  if (known || kind === '') return known ?? name

  const country = fieldOf(values, `${field}Country`)
  const key = keyAfter(fieldOf(values, 'key'), field)
  const asked = { key, name, language: fieldOf(values, `${field}Language`), kind, country }
  try {
    return (await recordAgent(db, actor, asked as Parameters<typeof recordAgent>[2])).id
  } catch (error) {
    throw error instanceof Refusal ? at(field, error) : error
  }
}

/** The same refusal, at the fields of this form. */
function at(field: string, { faults }: Refusal): Refusal {
  const [first, ...more] = faults.map(({ code, field: of }) => ({ code, field: NAMES[of ?? '']?.(field) ?? field }))
  return new Refusal(first?.code ?? 'invalid', first?.field ?? field, ...(more as Fault[]))
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
