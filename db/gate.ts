/** How much a gate lets through at once, how many may wait for their turn, and for how long (milliseconds). */
export interface Crowd {
  places: number
  waiting: number
  patience: number
}

/** `no_turn`: the database was not asked. `no_answer`: it was, and what it did is not known. */
export class Busy extends Error {
  override name = 'Busy'

  constructor(readonly code: 'no_turn' | 'no_answer') {
    super(code)
  }
}

/** Does some work in its turn; refuses with `Busy` when its turn does not come in time, or the database has gone silent. */
export interface Gate {
  <T>(work: () => PromiseLike<T>): Promise<T>
  /** Whether whoever came now would be refused at once. */
  isShut(): boolean
}

/** How often a gate feels the pulse of the database, in milliseconds. */
const BEAT = 100
/** After so many beats without an answer it is asked whether it is there; after so many it is given up. */
const ASKED = 2
const GIVEN_UP = 8

/**
 * The driver would let statements wait for a connection for ever, and for an answer as long as a socket lives. A gate lets
 * `places` through, in the order they came. `probe`, where it is given, asks something trivial on a connection of its own:
 * when nothing has been answered for a while, nor is this, all who wait are told so, and whoever comes is refused at once,
 * until something is answered. Beats are counted, not time: a process that was itself held up has felt none. Likewise when somebody's turn did not come in time: until a place is free, nobody's would. A
 * place is free again when its work has really ended, whatever was said meanwhile.
 */
export function openGate({ places, waiting, patience }: Crowd, probe?: () => PromiseLike<unknown>): Gate {
  const queue = new Set<Turn>()
  const asking = new Set<(busy: Busy) => void>()
  let free = places
  let silent = false
  let stuck = false
  let beats = 0
  let pulse: NodeJS.Timeout | undefined
  let probing = false

  function enter(): Promise<void> {
    if (silent || stuck) return Promise.reject(new Busy('no_turn'))
    if (free > 0) return Promise.resolve(void (free -= 1))
    return queue.size < waiting ? wait() : Promise.reject(new Busy('no_turn'))
  }

  function wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (tell: () => void) => {
        clearTimeout(late)
        queue.delete(turn)
        tell()
      }
      const turn = { come: () => end(resolve), pass: () => end(() => reject(new Busy('no_turn'))) }
      const late = setTimeout(() => {
        stuck = true
        turn.pass()
      }, patience)
      queue.add(turn)
    })
  }

  /** Something was answered. */
  function hear(): void {
    beats = 0
    silent = false
  }

  function leave(): void {
    hear()
    stuck = false
    const [next] = queue
    if (next) return next.come()
    free += 1
    if (free < places) return
    clearInterval(pulse)
    pulse = undefined
  }

  /** Feels the pulse of the database while there is work at it. */
  async function feel(): Promise<void> {
    beats += 1
    if (beats >= ASKED) ask()
    if (beats < GIVEN_UP) return
    // What has come in meanwhile is read first.
    await new Promise((resolve) => setImmediate(resolve))
    silent = beats >= GIVEN_UP && asking.size > 0
    if (!silent) return
    for (const refuse of asking) refuse(new Busy('no_answer'))
    for (const turn of queue) turn.pass()
  }

  function ask(): void {
    if (probing || !probe) return
    probing = true
    const answered = () => {
      probing = false
      hear()
    }
    const asked = async () => probe()
    asked().then(answered, answered)
  }

  return Object.assign(pass, { isShut: () => silent || stuck })

  async function pass<T>(work: () => PromiseLike<T>): Promise<T> {
    await enter()
    if (pulse === undefined) {
      beats = 0
      if (probe) pulse = setInterval(feel, BEAT).unref()
    }
    return new Promise((resolve, reject) => {
      asking.add(reject)
      const end = <A>(tell: (answer: A) => void) => {
        return (answer: A) => {
          asking.delete(reject)
          leave()
          tell(answer)
        }
      }
      const done = async () => work()
      done().then(end(resolve), end(reject))
    })
  }
}

interface Turn {
  come(): void
  pass(): void
}
