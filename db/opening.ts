import { OPENED } from '../domain/dispute'
import { fits, isUsed, type PERSONS_GROUNDS } from '../domain/ground'
import { Refusal } from '../domain/refusal'
import { ofThing, refuseWhileOpen, verdictOf } from './case'
import { lastRuledOn } from './claim'
import type { Tx } from './client'
import { lookAfter } from './jobs'
import { disputes } from './schema'
import type { Held } from './thing'

type Opened = {
  openedBy: string
  openedAt: Date
  ground: (typeof PERSONS_GROUNDS)[number]
  statement: string
}

/**
 * Opens the case of a person about a thing that is held. Out: its id, and what its entry says of it. Refused: `not_settled` while there
 * is no verdict to contest; `already_withdrawn` for what does not stand, `not_last` for a regrouping that later ones moved claims on from; `dispute_open`; `required` (field `ground`) for a ground that is
 * none of its kind; `ground_used` (`ground`) when that was ruled on already, of a verdict without newer evidence.
 */
export async function openOn(tx: Tx, thing: Held, opened: Opened) {
  const { claim, place, named } = ofThing(thing)
  const contested = verdictOf({ thing, claim })
  if (contested?.settledAt === null) throw new Refusal('not_settled')
  refuseFallen(thing)
  await refuseWhileOpen(tx, thing.about)
  const { ground, statement, openedAt: at } = opened
  if (!fits(ground, thing.kind)) throw new Refusal('required', 'ground')
  if (isUsed(await lastRuledOn(tx, thing, ground))) throw new Refusal('ground_used', 'ground')

  const verdictVersion = contested?.verdictVersion ?? null
  const of = { about: thing.about, eventId: thing.home, claimId: claim?.id, verdictVersion }
  const [dispute] = await tx
    .insert(disputes)
    .values({ ...of, ...opened })
    .returning({ id: disputes.id })
  const id = dispute?.id as string
  await lookAfter(tx, id, OPENED)
  const said = { data: { ...named, ground, ...(contested && { verdictVersion }) }, words: { statement } }
  return { id, entry: { ...place, subject: `dispute:${id}`, at, ...said } }
}

/** Only what stands is contested. Refused: `already_withdrawn`, of a regrouping `not_last`. */
export function refuseFallen({ kind, stands }: Pick<Held, 'kind' | 'stands'>): void {
  if (!stands) throw new Refusal(kind === 'regrouping' ? 'not_last' : 'already_withdrawn')
}
