import { redirect } from 'next/navigation'
import { counted } from '../auth/counted'
import type { Holder } from '../auth/factors/factor'
import { partyOf } from '../auth/party'
import { returnPath } from '../auth/return-path'
import { secret } from '../auth/secret'
import { currentHolder, withProof } from '../auth/step-up'
import type { Action, Answer, Values } from '../components/desk/answer'
import type { Db } from '../db/client'
import { db } from '../db/connection'
import { PROOF } from '../db/deed'
import type { Limited } from '../domain/limits'
import type { ProvenAt } from '../domain/permissions'
import { isBar, Refusal } from '../domain/refusal'
import { logBar } from '../server/log'
import { settings } from '../server/settings'
import { faultFor } from './trouble'

/** Whoever posts a form, as a command wants to be told. */
type Poster = Omit<Holder, 'provenAt'> & { provenAt: ProvenAt }

// What comes in is whatever was posted (hence `any`): each command parses it with its own strict shape.
type Command<T> = (db: Db, actor: Poster, asked: any) => Promise<T>

type Way<T> = {
  /** Fields of which several may be ticked. */
  lists?: readonly string[]
  /** As what it is counted, where it may be done only so often. */
  limit?: Limited
  /** Makes what the command is asked of what was typed, where that is more than its fields. May refuse. */
  parse?: (values: Values, data: FormData) => unknown
  /**
   * After success: `page` is the address that the form was posted from; whatever is changed in it is where the answer
   * leads. Out: the status code that the page shows, as `done` in its query.
   */
  then: (answer: T, page: URL) => string
}

/**
 * The one door for forms: makes a server action of a command. The actor is whoever is signed in, never what the form says;
 * a second factor that comes with it (`proof`) is proven first.
 * Success leads back (303) to the page the form names in `back`; a refusal gives its faults back with everything typed, and does not
 * count towards a limit.
 */
export function form<T>(command: Command<T>, { lists = [], limit, parse, then }: Way<T>): Action {
  return async (_before, data) => {
    const values = typed(data, lists)
    let to = ''
    const refused = await answering(values, async () => {
      const holder = await currentHolder()
      if (!holder) throw new Refusal('signed_out')
      const answer = await withProof(holder, proofIn(data), async (provenAt) => {
        const asked = parse ? await parse(values, data) : values
        const done = atMost(limit, holder.id, () => command(db(), { ...holder, provenAt }, asked))
        return done.catch((error) => sayIfBarred(error, holder.id))
      })
      to = leadTo(data.get('back'), (page) => then(answer, page))
    })
    if (refused) return refused
    redirect(to)
  }
}

/**
 * The same for an affected party, who has no account: the actor is whoever the mailed key in the form's address says, in the case that it
 * says and no other.
 */
export function partyForm<T>(
  command: (db: Db, actor: { id: string }, asked: any) => Promise<T>,
  { lists = [], limit, then }: Omit<Way<T>, 'parse'>,
): Action {
  return async (_before, data) => {
    const values = typed(data, lists)
    let to = ''
    const refused = await answering(values, async () => {
      const key = /\/party\/([^/?#]+)/.exec(String(data.get('back')))?.[1] ?? ''
      const party = await partyOf(db(), key, secret())
      if (!party || party.disputeId !== values.disputeId) throw new Refusal('not_found')
      if (party.isOver) throw new Refusal('key_over')
      const answer = await atMost(limit, party.userId, () => command(db(), { id: party.userId }, values)).catch(
        (error) => sayIfBarred(error, party.userId),
      )
      to = leadTo(data.get('back'), (page) => then(answer, page))
    })
    if (refused) return refused
    redirect(to)
  }
}

/** Does what somebody may do only so often; what is refused for another reason does not count. */
async function atMost<T>(limit: Limited | undefined, person: string, work: () => Promise<T>): Promise<T> {
  const count = limit && (await counted(limit, { person }))
  return work().catch(async (error) => {
    if (error instanceof Refusal) await count?.giveBack()
    throw error
  })
}

function sayIfBarred(error: unknown, by: string): never {
  if (error instanceof Refusal && isBar(error.faults[0].code)) logBar('form', error.faults[0].code, by)
  throw error
}

/** Runs what may be refused or may fail. Out: the answer to show when it did, null when all was done. */
export async function answering(values: Values, work: () => Promise<void>): Promise<Answer | null> {
  try {
    await work()
    return null
  } catch (error) {
    return { faults: error instanceof Refusal ? error.faults : [faultFor(error)], values }
  }
}

const OURS = ['back', PROOF]

/** What was typed, without files, without what proves somebody, and without what React and the door put into forms. */
export function typed(data: FormData, lists: readonly string[] = []): Values {
  const names = [...new Set(data.keys())].filter((name) => !OURS.includes(name) && !name.startsWith('$'))
  const texts = (name: string) => data.getAll(name).filter((each): each is string => typeof each === 'string')
  return Object.fromEntries(
    [...new Set([...names, ...lists])].flatMap((name): [string, string | string[]][] => {
      const [first] = texts(name)
      return lists.includes(name) ? [[name, texts(name)]] : first === undefined ? [] : [[name, first]]
    }),
  )
}

function proofIn(data: FormData): string {
  const proof = data.get(PROOF)
  return typeof proof === 'string' ? proof : ''
}

/** Where a form leads: the page it was posted from as `change` leaves it, with the status code that `change` gives. */
export function leadTo(back: FormDataEntryValue | null, change: (page: URL) => string): string {
  const origin = settings().authUrl
  const page = new URL(returnPath(back, 'ar', origin), origin)
  page.searchParams.set('done', change(page))
  return page.pathname + page.search + page.hash
}
