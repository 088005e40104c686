import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { openSession } from '../../auth/session'
import type { Db } from '../../db/client'
import { chooseHandle } from '../../db/commands/choose-handle'
import { giveRole } from '../../db/commands/give-role'
import { event, newcomer } from '../../db/testing'
import en from '../../messages/en.json'
import type { FaultSite } from './site'

/** What a page says when a vote was refused, and what when nobody knows whether it was counted. */
const { unavailable, failed: _, ...refusals } = en.refusal
const REFUSALS = Object.values(refusals).filter((words) => typeof words === 'string')

/** A ballot that got no answer is sent again for so long, in milliseconds. */
const PATIENCE = 300_000

/** A vote that the site has acknowledged: its answer to this form, sent by this person, led back to the page. */
export interface Acknowledged {
  key: string
  voter: string
  claim: string
  reason: string
  base: number
  /** How often it had been sent before without an answer; when it was sent this time, and when the answer came. */
  tried: number
  sent: number
  at: number
}

/** How a single post ended: `done`, refused with the page again, shed with 503, or nobody knows. */
export type End = {
  is: 'done' | 'refused' | 'shed' | 'unknown'
  ms: number
  /** What the page says of it. */
  said?: string
  retryAfter?: string | null
  status?: number
}

type Voter = { id: string; cookie: string }
type Claim = { slug: string; claimId: string }

/** Who votes and on what, and the form as the page has it for a browser without scripts. */
export interface Crowd {
  voters: readonly Voter[]
  claims: readonly Claim[]
  fields: readonly (readonly [string, string])[]
}

/** Makes voters with sessions, and claims for them; reads the form from the page, as a browser without scripts would. */
export async function gather(site: FaultSite, voters: number, claims: number): Promise<Crowd> {
  const made = await Promise.all(Array.from({ length: voters }, () => voterIn(site.db)))
  const opener = await joined(site.db)
  const opened: Claim[] = []
  for (let at = 0; at < claims; at += 1)
    opened.push(await event(site.db, opener, `Delegation ${at} crossed the river at noon.`))
  const [voter, claim] = [made[0], opened[0]] as [Voter, Claim]
  // A page that is asked for the first time on a busy machine may be late, and its statements with it.
  for (let tried = 0; ; tried += 1) {
    const page = await fetch(`${site.url}/en/desk/events/${claim.slug}`, { headers: { cookie: voter.cookie } })
    const fields = ballotIn(await page.text())
    if (fields) return { voters: made, claims: opened, fields }
    if (tried === 20) throw new Error(`the page has no ballot: ${page.status}`)
    await pause(500)
  }
}

/** Somebody who joined and was made a reviewer by deeds that are in the log. */
async function joined(db: Db): Promise<{ id: string }> {
  const one = await newcomer(db)
  const letters = [...randomBytes(12)].map((byte) => 'abcdefghijklmnop'[byte & 15]).join('')
  await chooseHandle(db, one, { key: randomUUID(), handle: `voter_${letters}` })
  await giveRole(db, 'operator', { key: randomUUID(), personId: one.id, role: 'reviewer' })
  return one
}

async function voterIn(db: Db): Promise<Voter> {
  const { id } = await joined(db)
  return { id, cookie: `authjs.session-token=${await openSession(db, id)}` }
}

/** What the ballot of a page posts beside what is typed. */
function ballotIn(html: string): [string, string][] | null {
  const form = (html.match(/<form[\s\S]*?<\/form>/g) ?? []).find((each) => /name="base"/.test(each))
  if (!form) return null
  return [...form.matchAll(/<input type="hidden"[^>]*>/g)]
    .map(([input]) => [attribute(input, 'name'), attribute(input, 'value')] as [string, string])
    .filter(([name]) => name.startsWith('$'))
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  const entities: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'", '#39': "'" }
  return value.replace(/&(quot|amp|lt|gt|#x27|#39);/g, (_, entity: string) => entities[entity] as string)
}

/** Posts a ballot as a browser without scripts does. */
export async function post(
  site: FaultSite,
  crowd: Crowd,
  vote: Omit<Acknowledged, 'tried' | 'sent' | 'at'>,
): Promise<End> {
  const voter = crowd.voters.find(({ id }) => id === vote.voter) as Voter
  const claim = crowd.claims.find(({ claimId }) => claimId === vote.claim) as Claim
  const path = `/en/desk/events/${claim.slug}`
  const body = new FormData()
  const { key, reason, base } = vote
  const typed = { key, back: path, claimId: claim.claimId, base: String(base), verdict: 'unverified', reason }
  for (const [name, value] of [...crowd.fields, ...Object.entries(typed)]) body.append(name, value)
  const since = performance.now()
  const took = () => performance.now() - since
  try {
    const answer = await fetch(site.url + path, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: voter.cookie, origin: site.url },
      signal: AbortSignal.timeout(15_000),
    })
    const text = await answer.text()
    const done = answer.status === 303 && answer.headers.get('location')?.includes('done=vote_')
    // Its scripts carry all there is to say. A page that says nothing may be one whose form is elsewhere by now: nobody knows.
    const visible = text.replaceAll(/<script[\s\S]*?<\/script>/g, '')
    const refused = answer.status === 200 && REFUSALS.find((words) => visible.includes(words))
    const said = refused || (visible.includes(unavailable) && unavailable)
    const is = done ? 'done' : answer.status === 503 ? 'shed' : refused ? 'refused' : 'unknown'
    return {
      is,
      ms: took(),
      ...(said && { said }),
      retryAfter: answer.headers.get('retry-after'),
      status: answer.status,
    }
  } catch {
    return { is: 'unknown', ms: took() }
  }
}

export interface Load {
  readonly acknowledged: readonly Acknowledged[]
  /** Ends that were neither done nor unknown, which no fault explains. */
  readonly refused: readonly string[]
  /** How each post ended, in the order they did. */
  readonly ends: readonly End[]
  /** When the first vote was acknowledged that was sent after a moment; waits for it. */
  backAfter(moment: number, patience?: number): Promise<number | null>
  /** No new vote is begun; what is open is sent again until it is answered. */
  stop(): Promise<void>
}

/** Has every voter vote, one ballot after the other; whatever gets no answer is sent again as it was, until it has one. */
export function vote(site: FaultSite, crowd: Crowd): Load {
  const acknowledged: Acknowledged[] = []
  const refused: string[] = []
  const ends: End[] = []
  let stopping = false

  const all = crowd.voters.map(async (voter, index) => {
    const versions = new Map<string, number>()
    for (let turn = index; !stopping; turn += 1) {
      const claim = crowd.claims[turn % crowd.claims.length] as Claim
      const [key, base] = [randomUUID(), versions.get(claim.claimId) ?? 0]
      const ballot = { key, voter: voter.id, claim: claim.claimId, base, reason: `I read and compared them: ${key}.` }
      const sent = Date.now()
      for (let tried = 0; ; tried += 1) {
        const begun = Date.now()
        const end = await post(site, crowd, ballot)
        ends.push(end)
        if (end.is === 'done') {
          acknowledged.push({ ...ballot, tried, sent: begun, at: Date.now() })
          versions.set(claim.claimId, base + 1)
          break
        }
        if (end.is === 'refused') {
          refused.push(`${key}: refused after ${tried} tries (${end.said})`)
          break
        }
        if (Date.now() - sent > PATIENCE) {
          refused.push(`${key}: no answer in ${PATIENCE / 60_000} minutes`)
          break
        }
        await pause(50 + Math.random() * 100)
      }
    }
  })

  return {
    acknowledged,
    refused,
    ends,
    backAfter: async (moment, patience = 60_000) => {
      for (let from = 0; Date.now() - moment < patience; await pause(5)) {
        for (; from < acknowledged.length; from += 1) {
          const one = acknowledged[from] as Acknowledged
          if (one.sent >= moment) return one.at - moment
        }
      }
      return null
    },
    stop: async () => {
      stopping = true
      await Promise.all(all)
    },
  }
}
