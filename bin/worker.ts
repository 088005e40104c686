import { openDb } from '../db/client'
import { settings } from '../server/settings'
import { openWork } from '../work/open'
import { toldToEnd } from './launched'

/**
 * The worker as a process of its own, started by bin/start.ts: it does what is due while nobody asks for it. It ends when it is told
 * to, after what it is at, or when the process that started it is gone; and when its database stays away, to be started again.
 */
const { ISNAD_WORKER_URL: jobs } = process.env
const { databaseUrl, authUrl, authSecret } = settings()
if (!jobs || !databaseUrl || !authSecret) throw new Error('The worker is started by npm start.')

const told = toldToEnd()
const { db, close } = openDb(databaseUrl, { max: 2 })
const work = await openWork(db, jobs, { authUrl, authSecret })
void told.then(() => work.stop())
const failed = await work.ended
await close()
process.exit(failed ? 1 : 0)
