import { randomUUID } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { INTEREST_KINDS } from '../../domain/interest'
import { Refusal } from '../../domain/refusal'
import { randomFrom } from '../../domain/testing'
import type { Db } from '../client'
import { addClaim } from '../commands/add-claim'
import { adoptAgents } from '../commands/adopt-agents'
import { appealSuspension } from '../commands/appeal-suspension'
import { attachEvidence } from '../commands/attach-evidence'
import { captureSource } from '../commands/capture-source'
import { castVote } from '../commands/cast-vote'
import { chooseHandle } from '../commands/choose-handle'
import { correctSource } from '../commands/correct-source'
import { dateEvent } from '../commands/date-event'
import { decideRemoval } from '../commands/decide-removal'
import { decideSuspension } from '../commands/decide-suspension'
import { declareInterest } from '../commands/declare-interest'
import { describeEvent } from '../commands/describe-event'
import { endInterest } from '../commands/end-interest'
import { giveRole } from '../commands/give-role'
import { likenReport } from '../commands/liken-report'
import { linkCitation } from '../commands/link-citation'
import { mergeAgents } from '../commands/merge-agents'
import { mergeEvents } from '../commands/merge-events'
import { nameAgent } from '../commands/name-agent'
import { nameOccasion } from '../commands/name-occasion'
import { noteAgent } from '../commands/note-agent'
import { openDispute } from '../commands/open-dispute'
import { openEvent } from '../commands/open-event'
import { partEvents } from '../commands/part-events'
import { proposeErasure } from '../commands/propose-erasure'
import { proposeShowing } from '../commands/propose-showing'
import { proposeWithholding } from '../commands/propose-withholding'
import { recordAgent } from '../commands/record-agent'
import { recordCitation } from '../commands/record-citation'
import { recordDate } from '../commands/record-date'
import { refuseSuggestion } from '../commands/refuse-suggestion'
import { reinstate } from '../commands/reinstate'
import { splitEvent } from '../commands/split-event'
import { standAside } from '../commands/stand-aside'
import { suspend } from '../commands/suspend'
import { translatePassage } from '../commands/translate-passage'
import { withdrawCitation } from '../commands/withdraw-citation'
import { withdrawDate } from '../commands/withdraw-date'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import { wordClaim } from '../commands/word-claim'
import {
  agentMerges,
  claims,
  disputes,
  events,
  evidence,
  interests,
  citations as recorded,
  regroupings,
  removals,
  sourceVersions,
  suspensionAppeals,
  users,
  votes,
  withdrawnEvidence,
} from '../schema'
import { proven } from '../testing'
import { caseDeeds } from './walk-cases'
import { flagDeeds } from './walk-flags'
import { peopleDeeds } from './walk-people'
import { replyDeeds } from './walk-replies'
import { round } from './walk-round'

const SENTENCE = 'A sentence that is long enough for every field there is, ruling and all.'

/** How often a deed that was not done by chance is asked again. */
const TRIES = 50

/** So many deeds of people who joined by their own deed, chosen by a seed, and each kind at least once: whatever is refused was no deed. */
export async function walk(db: Db, seed: number, deeds: number): Promise<void> {
  const random = randomFrom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const any = <T>(all: readonly T[]): T => all[below(all.length)] as T
  const some = <T>(all: readonly T[], most: number) => [
    ...new Set(Array.from({ length: below(most + 1) }, () => any(all))),
  ]
  const chance = (part: number) => random() < part
  const key = () => randomUUID()

  const staff = await join(db, seed)
  const everyone = [...staff.reviewers, ...staff.moderators, ...staff.admins]
  const reviewing = [...staff.reviewers, ...staff.reviewers, ...staff.moderators]
  const agents: string[] = []
  const record = async (name: string) => {
    agents.push(
      (await recordAgent(db, any(reviewing), { key: key(), name, language: 'en', kind: 'outlet', country: null })).id,
    )
  }
  for (let n = 0; n < 4; n += 1) await record(`Paper ${letters(seed)} ${letters(n)}`)
  const sources: { id: string; text: string }[] = []
  const citations: string[] = []
  const dates: string[] = []
  const occasions: { id: string; eventId: string }[] = []
  const plain = { url: null, byline: null, language: 'en', publishedZone: null, updated: null, updatedZone: null }
  const full = {
    ...plain,
    byline: 'The desk',
    publishedZone: 'Europe/Istanbul',
    updated: '2024-06-25',
    updatedZone: 'Asia/Damascus',
  }
  const about = () => (chance(0.5) ? plain : { ...full, url: `https://example.org/${randomUUID()}` })
  const capture = async () => {
    const text = `Report ${randomUUID()} of what was said, in plain words.`
    const asked = { key: key(), bytes: Buffer.from(text), text, title: 'A report', published: '2024-06-24', ...about() }
    const { id } = await captureSource(db, any(reviewing), { ...asked, publisher: chance(0.8) ? any(agents) : null })
    sources.push({ id, text })
  }
  for (let n = 0; n < 3; n += 1) await capture()
  const open = async () => {
    const asked = {
      key: key(),
      language: 'en' as const,
      claim: SENTENCE,
      title: null,
      when: chance(0.5) ? '2024-06' : null,
    }
    await openEvent(db, any(reviewing), { ...asked, until: asked.when && chance(0.5) ? '2024-07' : null })
  }
  await open()

  const claimIds = async () =>
    (await db.select({ id: claims.id, eventId: claims.eventId }).from(claims).orderBy(claims.addedAt)).map((row) => row)
  const declared = async () => (await db.select({ id: interests.id }).from(interests)).map(({ id }) => id)
  const allEvents = async () =>
    db.select({ id: events.id, slug: events.slug }).from(events).orderBy(events.openedAt, events.id)
  const eventId = async () => any(await db.select({ id: events.id }).from(events)).id
  const piecesOf = async (claimId: string) =>
    db
      .select({ id: evidence.id, stance: evidence.stance })
      .from(evidence)
      .leftJoin(withdrawnEvidence, eq(withdrawnEvidence.evidenceId, evidence.id))
      .where(eq(evidence.claimId, claimId))
  const cast = async () => {
    // Most is said of the first claims, so that some of them come as far as rulings and further rounds.
    const { id: claimId } = any((await claimIds()).slice(0, chance(0.8) ? 2 : undefined))
    const by = any(chance(0.9) ? reviewing : everyone)
    const pieces = await piecesOf(claimId)
    const verdict = any(['confirmed', 'confirmed', 'confirmed', 'denied', 'denied', 'unverified'] as const)
    const side = pieces.filter(({ stance }) => stance === (verdict === 'denied' ? 'denies' : 'supports'))
    const from = chance(0.9) ? side : pieces
    const own = and(eq(votes.claimId, claimId), eq(votes.reviewerId, by.id))
    const base = (await db.select({ id: votes.id }).from(votes).where(own)).length
    const cited = from.length > 0 ? [...new Set([any(from).id, any(from).id])] : []
    await castVote(db, by, { key: key(), claimId, base, verdict, reason: SENTENCE, evidence: cited })
  }
  const attach = async () => {
    const { id: claimId } = any((await claimIds()).slice(0, chance(0.8) ? 2 : undefined))
    const { id: sourceId, text } = any(sources)
    const through = citations.length > 0 && chance(0.5) ? any(citations) : null
    const said = {
      passage: text,
      stance: any(['supports', 'supports', 'denies', 'mentions'] as const),
      unnamed: chance(0.3),
    }
    const standing = any(['party', 'third_party', 'third_party', 'record'] as const)
    const of = {
      key: key(),
      claimId,
      sourceId,
      ...said,
      standing,
      citationId: through,
      asserts: chance(0.3) ? '2024-06-11' : null,
    }
    await attachEvidence(db, any(reviewing), { ...of, speaker: through ? null : any(agents) } as never)
  }
  const cite = async () => {
    const { id: sourceId, text } = any(sources)
    const agent = chance(0.9) ? any(agents) : null
    const said = { agent, unnamed: chance(0.3), via: some(agents, 2), relation: 'quotes', act: 'claims' } as const
    const at = { eventId: await eventId(), sourceId, passage: text }
    const offered = chance(0.3) ? JSON.stringify({ ...said, via: [], start: 0, end: text.length }) : null
    citations.push((await recordCitation(db, any(reviewing), { key: key(), ...at, ...said, offered } as never)).id)
  }
  const link = async () => {
    const to = { citedSource: chance(0.9) ? any(sources).id : null, citedCitation: null }
    await linkCitation(db, any(reviewing), { key: key(), eventId: await eventId(), citationId: any(citations), ...to })
  }
  const linkFurther = async () => {
    const { id, sourceId } = any(await db.select({ id: recorded.id, sourceId: recorded.sourceId }).from(recorded))
    const to = { citedSource: sourceId, citedCitation: id }
    await linkCitation(db, any(reviewing), { key: key(), eventId: await eventId(), citationId: any(citations), ...to })
  }
  const date = async (
    eventId: string,
    occasionId: string | null,
    time: { value: string | null; countedFrom: string | null; days: string; zone?: string },
  ) => {
    const { id: sourceId, text } = any(sources)
    const offered = chance(0.5) ? JSON.stringify({ value: '2024-06', precision: 'month', start: 0, end: 6 }) : null
    const asked = { key: key(), eventId, sourceId, passage: text, role: 'happened' as const, occasionId, offered }
    dates.push((await recordDate(db, any(everyone), { zone: null, ...asked, ...time })).id)
  }
  const deedsOf: [number, () => Promise<unknown>][] = [
    [40, cast],
    [10, attach],
    [4, cite],
    [3, link],
    [2, linkFurther],
    [1, open],
    [1, capture],
    [1, () => record(`Paper ${letters(below(1e6))}`)],
    [
      1,
      async () => addClaim(db, any(everyone), { key: key(), eventId: await eventId(), language: 'en', text: SENTENCE }),
    ],
    [
      1,
      async () => {
        const { id: claimId } = any(await claimIds())
        await wordClaim(db, any(everyone), {
          key: key(),
          claimId,
          language: any(['en', 'tr'] as const),
          text: SENTENCE,
        })
      },
    ],
    [
      2,
      async () => {
        const pieces = await db.select({ id: evidence.id }).from(evidence)
        await withdrawEvidence(db, any(everyone), { key: key(), evidenceId: any(pieces).id, reason: SENTENCE })
      },
    ],
    [
      1,
      async () => {
        const pieces = await db.select({ id: evidence.id }).from(evidence)
        await translatePassage(db, any(everyone), {
          key: key(),
          evidenceId: any(pieces).id,
          language: 'tr',
          text: SENTENCE,
        })
      },
    ],
    [1, async () => withdrawCitation(db, any(everyone), { key: key(), citationId: any(citations), reason: SENTENCE })],
    [
      2,
      async () => {
        const pair = { sourceId: any(sources).id, earlierId: any(sources).id }
        await likenReport(db, any(everyone), { key: key(), eventId: await eventId(), ...pair, relays: chance(0.8) })
      },
    ],
    [
      1,
      async () => {
        const { id: sourceId } = any(sources)
        const version = (
          await db
            .select({ version: sourceVersions.version })
            .from(sourceVersions)
            .where(eq(sourceVersions.sourceId, sourceId))
        ).length
        const asked = {
          key: key(),
          sourceId,
          version,
          title: 'A report, told better',
          published: '2024-06-12',
          ...about(),
        }
        await correctSource(db, any(everyone), { ...asked, publisher: chance(0.8) ? any(agents) : null })
      },
    ],
    [
      1,
      async () =>
        mergeAgents(db, any(everyone), { key: key(), agentId: any(agents), survivor: any(agents), reason: SENTENCE }),
    ],
    [
      1,
      async () => {
        // What most is said of stays where it is.
        const [from, to] = [any((await allEvents()).slice(1)), any(await allEvents())]
        await mergeEvents(db, any(staff.judges), { key: key(), eventId: from.id, into: to.slug, reason: SENTENCE })
      },
    ],
    [
      1,
      async () => {
        const merges = await db.select().from(regroupings).where(eq(regroupings.kind, 'merged'))
        await partEvents(db, any(staff.judges), { key: key(), eventId: any(merges).fromEvent, reason: SENTENCE })
      },
    ],
    [
      1,
      async () => {
        const { id, eventId } = any(await claimIds())
        const asked = { key: key(), eventId, claims: [id], language: 'en' as const, title: SENTENCE, reason: SENTENCE }
        await splitEvent(db, any(staff.judges), asked)
      },
    ],
    [
      1,
      async () =>
        nameAgent(db, any(everyone), {
          key: key(),
          agentId: any(agents),
          name: `Name ${letters(below(1e6))}`,
          language: 'tr',
          ordinary: chance(0.5),
        }),
    ],
    [
      1,
      async () =>
        noteAgent(db, any(everyone), {
          key: key(),
          agentId: any(agents),
          language: 'en',
          note: SENTENCE,
          url: 'https://example.org/x',
        }),
    ],
    [
      1,
      async () =>
        declareInterest(db, any(staff.reviewers), {
          key: key(),
          kind: any(INTEREST_KINDS),
          agent: any(agents),
          country: null,
        } as never),
    ],
    [1, async () => endInterest(db, any(staff.reviewers), { key: key(), interestId: any(await declared()) })],
    [1, async () => standAside(db, any(everyone), { key: key(), claimId: any(await claimIds()).id })],
    [
      1,
      async () => suspend(db, any(staff.admins), { key: key(), personId: any(staff.reviewers).id, reason: SENTENCE }),
    ],
    [
      2,
      async () => {
        const [first] = await db.select().from(suspensionAppeals).orderBy(desc(suspensionAppeals.at)).limit(1)
        if (!first || chance(0.5)) {
          const who = any(await db.select({ id: users.id }).from(users).where(eq(users.suspended, true)))
          return appealSuspension(db, who, { key: key(), statement: SENTENCE })
        }
        const decision = any(['lifted', 'upheld'] as const)
        const { suspensionId } = first
        return decideSuspension(db, any(staff.admins), { key: key(), suspensionId, decision, reason: SENTENCE })
      },
    ],
    [2, async () => reinstate(db, any(staff.admins), { key: key(), personId: any(everyone).id })],
    [
      1,
      async () =>
        giveRole(db, any([...staff.admins, 'operator' as const]), {
          key: key(),
          personId: any(staff.reviewers).id,
          role: any(['reviewer', 'reviewer', 'moderator', 'reader'] as const),
        }),
    ],
    [
      2,
      async () =>
        openDispute(db, any(everyone), {
          key: key(),
          about: `claim:${any(await claimIds()).id}`,
          ground: 'misread',
          statement: SENTENCE,
        }),
    ],
    [
      2,
      async () => {
        const piece = any(await piecesOf(any(await claimIds()).id))
        const [about, ground] = any([
          [`evidence:${piece.id}`, any(['wrong_source', 'wrong_stance'] as const)],
          [`citation:${any(citations)}`, 'not_cited'],
          [`date:${any(dates)}`, any(['wrong_date', 'wrong_calendar'] as const)],
        ] as const)
        await openDispute(db, any(everyone), { key: key(), about, ground, statement: SENTENCE })
      },
    ],
    [
      1,
      async () =>
        describeEvent(db, any(everyone), {
          key: key(),
          eventId: await eventId(),
          language: any(['en', 'tr'] as const),
          title: SENTENCE,
        }),
    ],
    [
      1,
      async () =>
        dateEvent(db, any(everyone), { key: key(), eventId: await eventId(), when: '2024-06', until: '2024-07' }),
    ],
    [
      1,
      async () => {
        const name = `The talks of ${letters(below(1e6))}`
        const of = await eventId()
        const { id } = await nameOccasion(db, any(everyone), { key: key(), eventId: of, language: 'en', name })
        occasions.push({ id, eventId: of })
      },
    ],
    [2, async () => date(await eventId(), null, { value: '2024-06-11', countedFrom: null, days: '' })],
    [
      1,
      async () => {
        const { id, eventId } = any(occasions)
        await date(eventId, null, { value: null, countedFrom: id, days: '2' })
      },
    ],
    [
      1,
      async () => {
        const { id, eventId } = any(occasions)
        await date(eventId, id, { value: '2024-06-11T09:00', countedFrom: null, days: '', zone: 'Asia/Damascus' })
      },
    ],
    [1, async () => withdrawDate(db, any(everyone), { key: key(), dateId: any(dates), reason: SENTENCE })],
    [
      1,
      async () => {
        const offered = JSON.stringify({ value: '2024', precision: 'year', start: below(5), end: 9 })
        const asked = {
          key: key(),
          eventId: await eventId(),
          sourceId: any(sources).id,
          kind: 'date' as const,
          offered,
        }
        await refuseSuggestion(db, any(everyone), asked)
      },
    ],
  ]
  const removalId = async () => any(await db.select({ id: removals.id }).from(removals)).id
  const withhold = async () => {
    const pieces = await db.select({ id: evidence.id }).from(evidence)
    const cast = await db.select({ id: votes.id }).from(votes)
    const claim = any(await claimIds())
    const cases = await db.select({ id: disputes.id }).from(disputes)
    const about = any([
      `evidence:${any(pieces)?.id}`,
      `vote:${any(cast)?.id}`,
      `claim:${claim.id}:en`,
      `event:${claim.eventId}:en`,
      `statement:${any(cases)?.id}`,
      `citation:${any(citations)}`,
      `source:${any(sources).id}`,
      `agent:${any(agents)}`,
      `occasion:${any(occasions)?.id}`,
    ])
    const code = any(['court_order', 'privacy'] as const)
    await proposeWithholding(db, any(staff.judges), { key: key(), about, code, reason: SENTENCE })
  }
  deedsOf.push(
    [2, withhold],
    [
      1,
      async () => {
        const personId = any(staff.reviewers).id
        const by = chance(0.3) ? { id: personId } : any(staff.judges)
        await proposeErasure(db, by, { key: key(), personId, code: 'asked', reason: SENTENCE })
      },
    ],
    [
      1,
      async () => proposeShowing(db, any(staff.judges), { key: key(), removalId: await removalId(), reason: SENTENCE }),
    ],
    [
      4,
      async () => {
        const decision = chance(0.7) ? ('approved' as const) : ('declined' as const)
        const asked = { key: key(), removalId: await removalId(), decision, reason: SENTENCE }
        await decideRemoval(db, any(staff.admins), asked)
      },
    ],
  )
  let comers = 0
  const handle = () => `comes_${letters(seed)}_${letters((comers += 1))}`
  deedsOf.push(...caseDeeds(db, { any, chance, everyone, judges: staff.judges }))
  deedsOf.push(...flagDeeds(db, { any, everyone, judges: staff.judges }))
  deedsOf.push(...replyDeeds(db, { any, judges: staff.judges }))
  deedsOf.push(...peopleDeeds(db, { any, staff, handle }))
  const bag = deedsOf.flatMap(([times, deed]) => Array.from({ length: times }, () => deed))
  const done = new Set<() => Promise<unknown>>()
  const attempt = async (deed: () => Promise<unknown>) => {
    await deed().then(
      () => done.add(deed),
      (error) => {
        if (!(error instanceof Refusal) && !isMissing(error)) throw error
      },
    )
  }
  for (let n = 0; n < deeds; n += 1) await attempt(any(bag))
  const merged = (await db.select({ id: agentMerges.merged }).from(agentMerges)).map(({ id }) => id)
  await round(db, { ...staff, agents: agents.filter((id) => !merged.includes(id)).slice(0, 2), handle })
  // What chance left out, or only asked where it was refused, is asked until it is done.
  for (const [, deed] of deedsOf) for (let n = 0; n < TRIES && !done.has(deed); n += 1) await attempt(deed)
}

/** There was nothing yet to choose from. */
const isMissing = (error: unknown) => error instanceof TypeError

async function join(db: Db, seed: number) {
  const make = async (n: number, role: 'reviewer' | 'moderator' | 'admin', word: string) => {
    const handle = `${word}_${letters(seed)}_${letters(n)}`
    const [row] = await db
      .insert(users)
      .values({ email: `${handle}@example.org` })
      .returning({ id: users.id })
    const person = { id: row?.id as string, ...proven() }
    if (n % 2 === 0) await chooseHandle(db, person, { key: randomUUID(), handle })
    await giveRole(db, 'operator', { key: randomUUID(), personId: person.id, role })
    if (n % 2 === 1) await chooseHandle(db, person, { key: randomUUID(), handle })
    return person
  }
  const all = async (count: number, role: 'reviewer' | 'moderator' | 'admin', word: string) => {
    const made: { id: string }[] = []
    for (let n = 0; n < count; n += 1) made.push(await make(n, role, word))
    return made
  }
  const names = [
    { language: 'en', name: `Agency ${letters(seed)}` },
    { language: 'tr', name: `Ajans ${letters(seed)}` },
  ]
  const file = { id: `agency-${letters(seed)}`, kind: 'agency' as const, country: 'TR', names }
  await adoptAgents(db, 'operator', { key: randomUUID(), agents: [{ ...file, names: names.slice(0, 1) }] })
  await adoptAgents(db, 'operator', { key: randomUUID(), agents: [file] })
  return {
    reviewers: await all(7, 'reviewer', 'reads'),
    moderators: await all(2, 'moderator', 'minds'),
    judges: await all(4, 'moderator', 'rules'),
    admins: await all(2, 'admin', 'tends'),
  }
}

/** A number in letters that no two spellings fold together. */
function letters(n: number): string {
  return [...String(n)].map((digit) => 'abdefghkmn'[Number(digit)]).join('')
}
