'use server'

import { redirect } from 'next/navigation'
import { currentPerson } from '../../../../auth/person'
import { localeOf, returnPath } from '../../../../auth/return-path'
import type { Answer, Values } from '../../../../components/desk/answer'
import type { Db } from '../../../../db/client'
import { captureSource } from '../../../../db/commands/capture-source'
import { correctSource } from '../../../../db/commands/correct-source'
import { db } from '../../../../db/connection'
import { forbids } from '../../../../domain/permissions'
import { Refusal } from '../../../../domain/refusal'
import { answering, form, leadTo, typed } from '../../../door'
import { agentNamed, withoutAgent } from '../agent-named'
import { fieldOf, written } from '../written'
import { bytesOf } from './carried'
import { draftOf } from './draft'

/** What is said about a source, as the form says it and the commands want it. */
async function described(tx: Db, actor: { id: string }, values: Values) {
  return {
    ...withoutAgent(values, 'publisher'),
    publisher: await agentNamed(tx, actor, values, 'publisher'),
    published: written(fieldOf(values, 'published')),
    updated: written(fieldOf(values, 'updated')),
  }
}

async function keep(on: Db, actor: { id: string }, { dropped: _, reasons: __, known: ___, ...values }: Values) {
  const bytes = bytesOf(fieldOf(values, 'bytes'))
  return on.transaction(async (tx) => {
    const asked = { ...(await described(tx, actor, values)), bytes }
    return captureSource(tx, actor, asked as unknown as Parameters<typeof captureSource>[2])
  })
}

const save = form(keep, {
  limit: 'source',
  then: ({ id, already }, page) => {
    page.searchParams.delete('add')
    page.searchParams.set('source', id)
    return already ? 'source_already' : 'source_kept'
  },
})

/** Two steps of one form: what is handed in is read and comes back to be corrected; what comes back is kept. */
export async function addSource(before: Answer, data: FormData): Promise<Answer> {
  if (data.has('bytes')) return save(before, data)
  let draft: Awaited<ReturnType<typeof draftOf>> = {}
  const refused = await answering(typed(data), async () => {
    const person = await currentPerson()
    const forbidden = person ? forbids(person, 'capture_source') : 'signed_out'
    if (forbidden) throw new Refusal(forbidden)
    draft = await draftOf(db(), data, localeOf(returnPath(data.get('back'), 'ar')))
  })
  if (refused) return refused
  const { already } = draft
  if (typeof already !== 'string') return { faults: [], values: draft as Values }
  redirect(
    leadTo(data.get('back'), (page) => {
      page.searchParams.delete('add')
      page.searchParams.set('source', already)
      return 'source_already'
    }),
  )
}

export const correct = form(
  (on: Db, actor, values: Values) =>
    on.transaction(async (tx) => {
      const asked = await described(tx, actor, values)
      return correctSource(tx, actor, asked as unknown as Parameters<typeof correctSource>[2])
    }),
  { limit: 'record', then: () => 'source_corrected' },
)
