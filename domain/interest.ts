/** How a person is tied to an agent of the record, or to a country. A party is an agent. */
export const INTEREST_KINDS = ['works_for', 'paid_by', 'belongs_to', 'family_of'] as const
export type InterestKind = (typeof INTEREST_KINDS)[number]

/** Of the claims that an interest meets, whoever declared it is shown so many, the newest; and how many there are. */
export const LISTED_CLAIMS = 10

/** To an agent by its id, or to a country by its code: one of the two. */
export type Tie = { kind: InterestKind; agent: string | null; country: string | null }

/** A declared tie; `endedAt` is null as long as it lasts. */
export type Interest = Tie & { endedAt: Date | null }

/**
 * What an interest can meet in a claim: the agents that any evidence of it names, withdrawn or not, under every id they go by, and
 * the countries of these; and since when the claim is there.
 */
export type Touched = { agents: ReadonlySet<string>; countries: ReadonlySet<string>; addedAt: Date }

/** Why a tie is none, as a refusal code; null when it is one. */
export function faultOfTie({ kind, agent, country }: Tie): 'interest_in_one' | 'interest_not_in_country' | null {
  if ((agent === null) === (country === null)) return 'interest_in_one'
  return country !== null && kind === 'family_of' ? 'interest_not_in_country' : null
}

/** Whether an interest binds on a claim. One that ended binds on the claims that were there before. */
export function meets({ agent, country, endedAt }: Interest, { agents, countries, addedAt }: Touched): boolean {
  if (endedAt !== null && endedAt <= addedAt) return false
  return (agent !== null && agents.has(agent)) || (country !== null && countries.has(country))
}
