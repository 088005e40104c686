import { and, eq } from 'drizzle-orm'
import type { Db } from '../client'
import { attachEvidence } from '../commands/attach-evidence'
import { castVote } from '../commands/cast-vote'
import { openDispute } from '../commands/open-dispute'
import { standAside } from '../commands/stand-aside'
import { translatePassage } from '../commands/translate-passage'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import { evidence, votes } from '../schema'
import { type Deeds, SENTENCE, type World } from './walk-world'

/** What is said of claims, by chance: evidence, votes, who stands aside, and what is contested. */
export function claimDeeds(db: Db, world: World): Deeds {
  const { any, chance, key, everyone, reviewing, agents, sources, citations, dates, claimIds, piecesOf } = world
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
  return [
    [40, cast],
    [10, attach],
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
    [1, async () => standAside(db, any(everyone), { key: key(), claimId: any(await claimIds()).id })],
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
  ]
}
