import { redirect } from 'next/navigation'
import { currentPerson } from '../auth/person'
import { returnPath } from '../auth/return-path'
import type { Action, Answer, Values } from '../components/desk/answer'
import type { Db } from '../db/client'
import { db } from '../db/connection'
import { Refusal } from '../domain/refusal'
import { settings } from '../server/settings'
import { faultFor } from './trouble'

/** Whoever posts a form, as a command wants to be told. */
type Poster = { id: string }

// What comes in is whatever was posted (hence `any`): each command parses it with its own strict shape.
type Command<T> = (db: Db, actor: Poster, asked: any) => Promise<T>

type Way<T> = {
  /** Fields of which several may be ticked. */
  lists?: readonly string[]
  /** Makes what the command is asked of what was typed, where that is more than its fields. May refuse. */
  parse?: (values: Values, data: FormData) => unknown
  /**
   * After success: `page` is the address that the form was posted from; whatever is changed in it is where the answer
   * leads. Out: the status code that the page shows, as `done` in its query.
   */
  then: (answer: T, page: URL) => string
}

/**
 * The one door for forms: makes a server action of a command. The actor is whoever is signed in, never what the form says.
 * Success leads back (303) to the page the form names in `back`; a refusal gives its faults back with everything typed.
 */
export function form<T>(command: Command<T>, { lists = [], parse, then }: Way<T>): Action {
  return async (_before, data) => {
    const values = typed(data, lists)
    let to = ''
    const refused = await answering(values, async () => {
      const person = await currentPerson()
      if (!person) throw new Refusal('signed_out')
      const answer = await command(db(), { id: person.id }, parse ? await parse(values, data) : values)
      to = leadTo(data.get('back'), (page) => then(answer, page))
    })
    if (refused) return refused
    redirect(to)
  }
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

/** What was typed, without files and without what React and the door put into forms for themselves. */
export function typed(data: FormData, lists: readonly string[] = []): Values {
  const names = [...new Set(data.keys())].filter((name) => name !== 'back' && !name.startsWith('$'))
  const texts = (name: string) => data.getAll(name).filter((each): each is string => typeof each === 'string')
  return Object.fromEntries(
    [...new Set([...names, ...lists])].flatMap((name): [string, string | string[]][] => {
      const [first] = texts(name)
      return lists.includes(name) ? [[name, texts(name)]] : first === undefined ? [] : [[name, first]]
    }),
  )
}

/** Where a form leads: the page it was posted from as `change` leaves it, with the status code that `change` gives. */
export function leadTo(back: FormDataEntryValue | null, change: (page: URL) => string): string {
  const origin = settings().authUrl
  const page = new URL(returnPath(back, 'ar', origin), origin)
  page.searchParams.set('done', change(page))
  return page.pathname + page.search + page.hash
}
