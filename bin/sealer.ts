import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDb } from '../db/client'
import { openAnchor } from '../log/anchor'
import { foldersOf } from '../log/folders'
import { Mismatch } from '../log/mismatch'
import { openSealer } from '../log/open'
import { STEPS, type Step } from '../log/sealer'
import { cosignBy, policyOf } from '../log/witnesses'
import { log } from '../server/log'

/**
 * The sealer as a process of its own, started by bin/seal.ts: it seals what is written into the record, or follows whoever does. It
 * ends when it is told to or when the process that started it is gone.
 */
const { ISNAD_SEALER_URL: url, ISNAD_DATA: data, ISNAD_LOG_ORIGIN: origin } = process.env
if (!url || !data || !origin) throw new Error('The sealer is started by npm start.')

/** How long it rests: with work, without, and when something kept it from working. */
const REST = { led: 200, followed: 200, idle: 300, stopped: 1_000, failed: 1_000 }

const ending = new AbortController()
process.on('SIGINT', () => {})
process.once('SIGTERM', () => ending.abort())
process.once('disconnect', () => ending.abort())

const { db, close } = openDb(url, { max: 1 })
const policy = await policyOf(data, process.env.ISNAD_WITNESSES || null)
const sealer = await openSealer(db, {
  data,
  origin,
  cosign: policy ? cosignBy(policy) : undefined,
  at: stopAt(process.env.ISNAD_SEALER_STOP_AT),
})
const repository = process.env.ISNAD_LOG_GIT
const anchor = repository && openAnchor({ repository, checkpoint: join(foldersOf(data).served, 'checkpoint') })
let said = ''
while (!ending.signal.aborted) {
  const outcome = await sealer.round().catch(say)
  if (outcome !== 'failed' && outcome !== 'stopped') said = ''
  // Not waited for: a repository that is away keeps nothing from being sealed.
  if (anchor && outcome === 'led') anchor.published().catch((error) => log('sealer', error))
  await pause(REST[outcome], undefined, { signal: ending.signal }).catch(() => {})
}
// Whatever was acknowledged while the site closed is sealed too, if the database still answers.
await sealer.round().catch(() => {})
sealer.close()
await close()
process.exit(0)

/** Says once what keeps it from sealing, until something else does. */
function say(error: Error): 'failed' {
  const what = error instanceof Mismatch ? `The log is sealed no more (${error.code}): ${error.message}` : error.message
  if (what !== said) error instanceof Mismatch ? console.error(what) : log('sealer', error)
  said = what
  return 'failed'
}

/** For trials of what a crash leaves: the process kills itself at a boundary. Nobody else may ask for that. */
function stopAt(name: string | undefined): ((step: Step) => Promise<void>) | undefined {
  if (!name) return undefined
  const isTrial = process.env.NODE_ENV === 'test' || process.env.ISNAD_FAULTS === '1'
  const step = STEPS.find((each) => each === name)
  if (!isTrial || !step) throw new Error('ISNAD_SEALER_STOP_AT is for trials, and names a step of sealing.')
  return async (reached) => {
    if (reached === step) process.kill(process.pid, 'SIGKILL')
  }
}
