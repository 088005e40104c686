/**
 * The record as the entries so far make it. Only what later entries are judged by is kept.
 *
 * @typedef {{ [name: string]: number }} Counts
 * @typedef {{ id: string, role: string, roles: number, joined: boolean, erased: boolean, suspended: string | null, voted: Set<Claim> }} Person
 * @typedef {{ id: string, slug: string, claims: number, told: Counts, described: Counts, times: number,
 *   opener: string }} Event
 * @typedef {{ id: string, mergedInto: string | null, merged: string[], named: number, notes: Counts,
 *   sources: Set<string>, citations: Set<string>, claims: Set<Claim> }} Agent
 * @typedef {{ id: string, publisher: string | null, version: number, likenesses: Map<string, { version: number, relays: boolean,
 *   at: string }>, relayedBy: Set<string>, linkedFrom: Set<string>, claims: Set<Claim>, known: Set<string> }} Source
 * @typedef {{ id: string, source: string, agent: string | null, unnamed: boolean, via: string[], by: string, event: string | null,
 *   withdrawn: boolean, links: number, cites: { source: string | null, citation: string | null }, linkedFrom: Set<string>,
 *   claims: Set<Claim>, name: string }} Citation
 * @typedef {{ id: string, claim: Claim, source: string, citation: string | null, stance: string, standing: string, speaker: string,
 *   unnamed: boolean, by: string, index: number, withdrawn: number | null, told: Counts }} Piece
 * @typedef {{ reviewer: string, version: number, round: number, index: number, ballot: string | null,
 *   verdict: string | null, cites: Piece[], before: Vote | null }} Vote
 * @typedef {{ index: number, at: string, cause: unknown, votes: Vote[] }} Moment
 * @typedef {{ rules: number[], list: { kind: string, check: (entry: any) => string | null, done?: (entry: any) => void }[] }} Course
 * @typedef {{ id: string, event: string, position: number, worded: { [language: string]: { version: number, ver: number } }, evidence: Piece[],
 *   votes: Map<string, Vote>, cast: number, recused: Set<string>, attached: Set<string>, disputed: Set<string>, round: number,
 *   settled: string | null, verdict: string, because: string, version: number, contested: boolean,
 *   ruling: { dispute: string, verdict: string, round: number } | null, open: string | null, ruledAt: number | null,
 *   newestAt: number, withdrawals: number, moments: Moment[], must: number | null, opening: Vote[] | null,
 *   due: { index: number, at: string, courses: Course[] } | null, counts: any, ends: { [rule: number]: any } | null }} Claim
 */

export class Record {
  /** @param {{ room?: number }} [options] `room`: of so many claims what was counted is kept */
  constructor({ room = 2_000 } = {}) {
    /** @type {Map<string, Person>} */
    this.people = new Map()
    /** What entries, lost ones too, say that somebody is. */
    this.told = new Map()
    /** @type {Map<string, any>} what was proposed and lost, which a removal that holds may rest on */
    this.toldRemovals = new Map()
    /** @type {Map<string, string>} suspension to person */
    this.suspensions = new Map()
    /** @type {Map<string, Event>} */
    this.events = new Map()
    this.slugs = new Set()
    /** @type {Map<string, Agent>} */
    this.agents = new Map()
    /** @type {Map<string, Source>} */
    this.sources = new Map()
    this.bytes = new Set()
    /** @type {Map<string, Citation>} */
    this.citations = new Map()
    this.suggestions = new Set()
    /** @type {Map<string, { event: string | null }>} */
    this.occasions = new Map()
    /** @type {Map<string, { by: string, source: string, event: string | null, withdrawn: boolean, name: string }>} */
    this.dates = new Map()
    this.datesKnown = new Set()
    /** @type {Map<string, Claim>} */
    this.claims = new Map()
    /** @type {Map<string, Piece>} */
    this.evidence = new Map()
    /** @type {Map<string, { claim: Claim, open: boolean, by: string | null }>} */
    this.disputes = new Map()
    /** @type {Map<string, { kind: string, about: string, number: number, code: string | null, by: string, decided: boolean }>} */
    this.removals = new Map()
    /** @type {Set<string>} what is proposed and not decided */
    this.proposed = new Set()
    /** @type {Map<string, string>} what is withheld, and by which removal */
    this.withheld = new Map()
    this.numbers = new Set()
    /** @type {Map<string, string>} whose words stand under a name */
    this.authors = new Map()
    this.restored = 0
    /** The rule never goes back to a version before one that was used. */
    this.rule = 1
    /** @type {Set<Claim>} those of which something is still to come */
    this.waiting = new Set()
    /** @type {Set<Claim>} those whose counts are kept, the one that was longest left alone first */
    this.warm = new Set()
    this.room = room
  }

  /** The id that an agent goes by now. */
  survivor(id) {
    let agent = this.agents.get(id)
    while (agent?.mergedInto) agent = this.agents.get(agent.mergedInto)
    return agent?.id ?? id
  }

  /** An agent and all that were merged into it. */
  selves(id) {
    const all = [id]
    for (let at = 0; at < all.length; at += 1) all.push(...(this.agents.get(all[at])?.merged ?? []))
    return all
  }
}

/** The id that an entry's subject names. */
export const idIn = ({ subject }) => subject.split(':')[1]

/**
 * What is kept under an id; refuses one that nothing is kept under.
 * @template T
 * @param {Map<string, T>} kept
 * @param {string} id
 * @param {string} what
 * @returns {T}
 */
export function known(kept, id, what) {
  const found = kept.get(id)
  if (found === undefined) throw new Error(`there is no ${what} ${id} before it`)
  return found
}

export function fresh(kept, id, what) {
  if (kept.has(id)) throw new Error(`the ${what} ${id} is there already`)
}

export function demand(holds, why) {
  if (!holds) throw new Error(why)
}

/** Counts on in a map, from 1. */
export function next(counts, name) {
  counts[name] = (counts[name] ?? 0) + 1
  return counts[name]
}

/** Nothing yet: most things are never joined to any other, and a set for each would be most of the memory. */
export const NONE = Object.freeze(new Set())

/** A set with one more in it. */
export function adding(set, value) {
  return set === NONE ? new Set([value]) : set.add(value)
}

export const sameJson = (one, other) => JSON.stringify(one) === JSON.stringify(other)
