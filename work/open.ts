import { Logger, parseCronItems, run } from 'graphile-worker'
import { Pool } from 'pg'
import type { Db } from '../db/client'
import { log } from '../server/log'
import type { House } from './letter'
import { sweep, tasks } from './tasks'

export interface Work {
  /** Takes nothing new; what is under way is finished. */
  stop(): void
  /** Resolves when all is over: with what ended it, or with nothing where it was told to. */
  ended: Promise<unknown>
}

/** A list of jobs that does not answer is given up, in milliseconds. */
const TIMEOUTS = { connectionTimeoutMillis: 5_000, statement_timeout: 15_000, lock_timeout: 5_000 }

/** What is wrong is said as every fault is; all else that the library has to say is for nobody. */
const quiet = new Logger(() => (level, _, meta) => {
  if (level === 'error') log('worker', meta?.error ?? new Error('job'))
})

/**
 * Does jobs as they become due, each by one worker only, however many there are. `jobs`: the URL of whoever keeps the list of them;
 * what they do is done through `db`. A worker that was killed leaves its jobs locked; what they were for is found by the sweep.
 */
export async function openWork(db: Db, jobs: string, house: House): Promise<Work> {
  const pool = new Pool({ connectionString: jobs, max: 4, application_name: 'isnad', ...TIMEOUTS })
  const broken = (error: Error) => log('worker', error)
  // A connection may break while nobody uses it, and while somebody does.
  pool.on('error', broken).on('connect', (client) => void client.on('error', broken))
  const runner = await run({
    pgPool: pool,
    taskList: tasks(db, house),
    parsedCronItems: parseCronItems([{ task: 'sweep', match: '* * * * *', options: { backfillPeriod: 0 } }]),
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: quiet,
  })
  await sweep(db).catch((error) => log('worker', error))
  const ended = runner.promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  return {
    stop: () => void runner.stop().catch(() => {}),
    ended: ended.finally(() => pool.end()),
  }
}
