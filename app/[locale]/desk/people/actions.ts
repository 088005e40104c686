'use server'

import type { Db } from '../../../../db/client'
import { giveRole } from '../../../../db/commands/give-role'
import { reinstate } from '../../../../db/commands/reinstate'
import { suspend } from '../../../../db/commands/suspend'
import { form } from '../../../door'

type Asked = { personId?: unknown }

/** The deed, and to whom it was done, so that the page can say so in their row. */
const to =
  <Input extends object>(command: (db: Db, actor: { id: string }, asked: Input) => Promise<unknown>) =>
  async (db: Db, actor: { id: string }, asked: Input & Asked) => {
    await command(db, actor, asked)
    return { personId: String(asked.personId) }
  }

const rowOf = ({ personId }: { personId: string }, page: URL) => {
  page.searchParams.set('person', personId)
  page.hash = `person-${personId}`
}

export const give = form(to(giveRole), {
  then: (answer, page) => {
    rowOf(answer, page)
    return 'role_given'
  },
})

export const stop = form(to(suspend), {
  then: (answer, page) => {
    rowOf(answer, page)
    return 'suspended_now'
  },
})

export const lift = form(to(reinstate), {
  then: (answer, page) => {
    rowOf(answer, page)
    return 'reinstated'
  },
})
