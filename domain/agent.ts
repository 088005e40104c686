export const AGENT_KINDS = ['outlet', 'agency', 'institution', 'person'] as const
export type AgentKind = (typeof AGENT_KINDS)[number]

export const AGENT_NAME_LENGTH = { min: 2, max: 120 } as const

/** What an agent is tied to: owner, party, state, in a sentence or two. */
export const AGENT_NOTE_LENGTH = { min: 3, max: 500 } as const
