import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { advanceCase, casesDue } from '../db/advance'
import type { Db } from '../db/client'
import { forgetComplaints } from '../db/complaint'
import { lookAfterNow } from '../db/jobs'
import { forgetCounts } from '../db/limits'
import { forgetReplies } from '../db/reply'
import { Refusal } from '../domain/refusal'
import { log } from '../server/log'
import type { House } from './letter'
import { sendAnswers, sendLetters, tellApplicants, tellRepliers } from './letters'

/** So many cases are looked for at once; what is left is for the next minute. */
const MOST = 500

const Case = z.object({ id: z.uuid() })

/** What there is to do, by its name in the list of jobs. Each may be done again: it then comes to the same. */
export function tasks(db: Db, house: House): TaskList {
  return {
    look_after_case: async (payload) => {
      const { id } = Case.parse(payload)
      const done = await advanceCase(db, id).catch(asItIs)
      if (done.length > 0) await sendLetters(db, house)
    },
    sweep: async () => {
      const letters = [sendLetters, sendAnswers, tellRepliers, tellApplicants]
      const rounds = [sweep, ...letters, forgetCounts, forgetComplaints, forgetReplies]
      // What fails in one keeps none of the others from being done.
      for (const round of rounds) await round(db, house).catch((error: unknown) => log('worker', error))
    },
  }
}

/** Looks for what a crash or an older copy of the record has lost: every case that is due has its job again. */
export async function sweep(db: Db): Promise<void> {
  for (const id of await casesDue(db, new Date(), MOST)) await lookAfterNow(db, id)
}

/** A case that there is no more, or a record that takes no entries now: the sweep comes back to it. */
function asItIs(error: unknown): never[] {
  const { code } = Object(error instanceof Error && error.cause ? error.cause : error) as { code?: unknown }
  if (error instanceof Refusal || code === '25006') return []
  throw error
}
