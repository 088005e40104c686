export const AGENT_KINDS = ['outlet', 'agency', 'institution', 'person'] as const
export type AgentKind = (typeof AGENT_KINDS)[number]

export const AGENT_NAME_LENGTH = { min: 2, max: 120 } as const
