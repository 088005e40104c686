import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDb } from '../db/client'
import { Trouble } from '../db/embedded/trouble'
import { openAnchor } from '../log/anchor'
import { foldersOf } from '../log/folders'
import { Mismatch } from '../log/mismatch'
import { openSealer, type Place } from '../log/open'
import { type Outcome, STEPS, type Step } from '../log/sealer'
import { cosignBy, policyOf, Unwitnessed } from '../log/witnesses'
import { log } from '../server/log'
import { toldToEnd } from './launched'

/**
 * The sealer as a process of its own, started by bin/seal.ts: it seals what is written into the record, or follows whoever does. It
 * ends when it is told to or when the process that started it is gone.
 */
const { ISNAD_SEALER_URL: url, ISNAD_DATA: data, ISNAD_LOG_ORIGIN: origin } = process.env
if (!url || !data || !origin) throw new Error('The sealer is started by npm start.')

/** How long it rests: with work, without, and when something kept it from working. */
const REST = { led: 200, followed: 200, idle: 300, stopped: 1_000, failed: 1_000 }

/** How long after a look at everything that was sealed the next one begins. */
const WATCH = 10_000

const ending = new AbortController()
void toldToEnd().then(() => ending.abort())

// The lead is this session's: with another connection it would be anybody's.
const { db, close } = openDb(url, { max: 1, lasting: true })
const policy = await policyOf(data, process.env.ISNAD_WITNESSES || null)
const cosign = policy ? cosignBy(policy) : undefined
const repository = process.env.ISNAD_LOG_GIT
const anchor = repository && openAnchor({ repository, checkpoint: join(foldersOf(data).served, 'checkpoint') })
const at = stopAt(process.env.ISNAD_SEALER_STOP_AT)
let said = ''
let sealer: Awaited<ReturnType<typeof openSealer>> | undefined
for (let watched = 0; !ending.signal.aborted; ) {
  const outcome = await round().catch(say)
  if (outcome === 'stopped') tell('A stop stands: nothing is sealed until it is lifted (npm run -s isnad -- log lift).')
  else if (outcome !== 'failed') {
    said = ''
    // Not waited for: a repository that is away keeps nothing from being sealed.
    if (anchor && outcome === 'led') anchor.published().catch((error) => log('sealer', error))
    if (Date.now() - watched > WATCH && (await sealer?.watch().catch(say))) watched = Date.now()
  }
  await pause(REST[outcome], undefined, { signal: ending.signal }).catch(() => {})
}
// Whatever was acknowledged while the site closed is sealed too, if the database still answers.
await sealer?.round().catch(() => {})
sealer?.close()
await close()
process.exit(0)

async function round(): Promise<Outcome> {
  sealer ??= await openSealer(db, { data, origin, cosign, at } as Place)
  return sealer.round()
}

/** Says what keeps it from sealing. */
function say(error: Error): 'failed' {
  if (error instanceof Mismatch) tell(`The log is sealed no more (${error.code}): ${error.message}`)
  else if (error instanceof Trouble || error instanceof Unwitnessed) tell(error.message)
  else if (error.message !== said) {
    log('sealer', error)
    said = error.message
  }
  return 'failed'
}

/** Once, until there is something else to say. */
function tell(sentence: string): void {
  if (sentence !== said) console.error(sentence)
  said = sentence
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
