import type { Traced } from './evidence'
import { type CountedVote, decide, QUORUM, type Verdict } from './verdict'

/** Whoever joined so few days before voting is young; and young people whose votes came within so many hours came together. */
export const YOUNG_DAYS = 30
export const TOGETHER_HOURS = 72
/** So many times two people stood alone with the same vote, and never against each other, until they count as agreeing. */
export const ALIKE_TIMES = 3
/** So many against what stands are looked at, whoever they are. */
export const CROWD = 5
/** The newest so many are held at once: the entry that names them all stays below the limit of an entry. */
export const HELD_AT_ONCE = 150
/** So many of those who have reviewed longest tell whether what people have in common sets them apart. */
export const LONGEST_HERE = 200
/** Of so many who voted last it is asked how often they stood alone together. */
export const VOTED_LAST = 100

/**
 * Why votes are held: their authors have something in common (they are young, one let them in, they always stand alone
 * together); or, whoever they are, they are a crowd against what stands, or would turn it into its opposite with nothing new to
 * look at, or being fewer than those who still hold it.
 */
export const SIGNS = ['young', 'co_invited', 'agreeing', 'crowd', 'reversal', 'outnumbered'] as const
export type Sign = (typeof SIGNS)[number]

/** A vote that counts or is held, and what is known of who cast it. Instants are milliseconds since 1970. */
export type Caster = CountedVote & {
  reviewer: string
  castAt: number
  joinedAt: number
  /** Who let them in, by an invitation or by accepting them: null where nobody did. */
  invitedBy: string | null
  /** It is held already; or it was, and a ruling let it count. */
  held: boolean
  released: boolean
}

/** Somebody who may review, voting or not: what sets a group apart must not be true of all. */
export type Member = { id: string; joinedAt: number; invitedBy: string | null }

/** What a claim was found to be, true or untrue: since when, and how many hold it still, in whichever round they voted last. */
export type Stands = { verdict: 'confirmed' | 'denied'; since: number; holders: number }

export type Allies = ReadonlyMap<string, ReadonlySet<string>>

/** What a claim would change on. `allies`: with whom each has stood alone again and again, as `alliesOf` finds them. */
export type Turning = {
  votes: readonly Caster[]
  evidence: readonly Traced[]
  /** When there was last something new to look at: evidence was attached, or a ruling sent the claim back. */
  newAt: number | null
  /** What was found last, whatever became of it since; null where nothing ever was. */
  stands: Stands | null
  members: readonly Member[]
  allies: Allies
}

/** Whose votes are held, in the order of their ids, and why. */
export type Hold = { reviewers: readonly string[]; signs: readonly Sign[] }

/**
 * The votes that a moderator should look at before they change what a claim was found to be: without them the rule would find
 * something else. In: the votes of the round, in any order, and the evidence as the rule reads it. Out: those to be held from
 * now on; null where nothing speaks against the change.
 *
 * A sign that people have in common counts only where a quorum of others is without it: in a house where all are young, or
 * where one person invited all, that sets nobody apart.
 */
export function heldBack(turning: Turning): Hold | null {
  const { evidence, stands } = turning
  const reviewers: string[] = []
  const signs: Sign[] = []
  const foundOf = (votes: readonly Caster[]) => decide(votes.filter(isCounted), evidence).verdict
  const before = foundOf(turning.votes)
  let found = before
  for (let { votes } = turning; ; votes = votes.map((vote) => holding(vote, reviewers))) {
    found = foundOf(votes)
    const group = found === (stands?.verdict ?? 'unverified') ? null : next({ ...turning, votes }, found)
    if (!group) break
    reviewers.push(...group.votes.map(({ reviewer }) => reviewer))
    signs.push(...group.signs)
  }
  // Either nobody is held, or those who are left find the same without them.
  if (found === before) return null
  return { reviewers: reviewers.sort(), signs: SIGNS.filter((sign) => signs.includes(sign)) }
}

const isCounted = ({ held }: Caster) => !held
const holding = (vote: Caster, reviewers: readonly string[]) =>
  reviewers.includes(vote.reviewer) ? { ...vote, held: true } : vote

type Group = { votes: readonly Caster[]; signs: readonly Sign[] }

/** One group without whose votes the rule would not find this. What is held already belongs to it, and is not held again. */
function next(turning: Turning, found: Verdict): Group | null {
  const { votes, evidence, newAt, stands } = turning
  const came = votes
    .filter(({ verdict, castAt }) => (stands ? verdict !== stands.verdict && castAt > stands.since : verdict === found))
    .filter(({ released }) => !released)
  const turns = (all: readonly Caster[], signs: readonly Sign[]): Group | null => {
    const group = all
      .filter(isCounted)
      .sort((one, other) => one.castAt - other.castAt || (one.reviewer < other.reviewer ? -1 : 1))
      .slice(-HELD_AT_ONCE)
    const held = new Set(group)
    const others = votes.filter((vote) => isCounted(vote) && !held.has(vote))
    return group.length > 0 && decide(others, evidence).verdict !== found ? { votes: group, signs } : null
  }

  const signed = came.map((vote) => ({ vote, signs: signsOf(vote, came, turning) }))
  const ring = signed.filter(({ signs }) => signs.length > 0)
  const inRing = ring.map(({ vote }) => vote)
  const apart = ring.length >= QUORUM
  const byRing = apart
    ? turns(
        inRing,
        ring.flatMap(({ signs }) => signs),
      )
    : null
  if (byRing || !stands) return byRing

  const byCrowd = came.length >= CROWD ? turns(came, ['crowd']) : null
  if (byCrowd || found !== OPPOSITE[stands.verdict]) return byCrowd

  const turned = came.filter(({ verdict }) => verdict === found)
  if ((newAt ?? 0) <= stands.since) return turns(turned, ['reversal'])
  return turned.length < stands.holders ? turns(turned, ['outnumbered']) : null
}

const OPPOSITE = { confirmed: 'denied', denied: 'confirmed' } as const

function signsOf(vote: Caster, came: readonly Caster[], { members, allies }: Turning): Sign[] {
  const isWith = (is: (other: Caster) => boolean) => came.some((each) => each.reviewer !== vote.reviewer && is(each))
  const signs: Sign[] = []

  const isYoung = ({ joinedAt }: { joinedAt: number }) => vote.castAt - joinedAt < YOUNG_DAYS * DAY
  const isNear = ({ castAt }: Caster) => Math.abs(castAt - vote.castAt) < TOGETHER_HOURS * HOUR
  const old = members.filter((each) => !isYoung(each))
  if (isYoung(vote) && old.length >= QUORUM && isWith((each) => isYoung(each) && isNear(each))) signs.push('young')

  const host = vote.invitedBy
  const isOfHouse = ({ id, invitedBy }: { id: string; invitedBy: string | null }) =>
    (host !== null && (invitedBy === host || id === host)) || invitedBy === vote.reviewer
  const strangers = members.filter((each) => each.id !== vote.reviewer && !isOfHouse(each))
  const hasHousemate = isWith(({ reviewer: id, invitedBy }) => isOfHouse({ id, invitedBy }))
  if (hasHousemate && strangers.length >= QUORUM) signs.push('co_invited')

  const own = allies.get(vote.reviewer)
  if (own && isWith(({ reviewer }) => own.has(reviewer))) signs.push('agreeing')
  return signs
}

/** Who agrees with whom. In: how often two stood alone with the same vote and never against each other, each pair once. */
export function alliesOf(pairs: readonly { one: string; other: string; alike: number }[]): Allies {
  const allies = new Map<string, Set<string>>()
  for (const { one, other, alike } of pairs) {
    if (alike < ALIKE_TIMES) continue
    allies.set(one, (allies.get(one) ?? new Set()).add(other))
    allies.set(other, (allies.get(other) ?? new Set()).add(one))
  }
  return allies
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
