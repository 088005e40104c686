/** Turns at something that gets slower the more are at it. */
export interface Turns {
  /** Waits for a turn. Out: whether it came. */
  take(): Promise<boolean>
  /** Gives a turn back that has come. */
  giveBack(): void
}

/** How often those who wait are looked after, in milliseconds. */
const LOOK = 50

/** So many turns at once, in the order they are asked for. `patience`: how long one may be waited for just now, in milliseconds. */
export function openTurns(places: number, patience: () => number): Turns {
  const waiting: { since: number; tell: (came: boolean) => void }[] = []
  let free = places
  let looking: NodeJS.Timeout | undefined

  function sendAway(): void {
    const latest = Date.now() - patience()
    while (waiting[0] && waiting[0].since <= latest) waiting.shift()?.tell(false)
    if (waiting.length > 0) return
    clearInterval(looking)
    looking = undefined
  }

  return {
    take: async () => {
      if (patience() === 0) return false
      if (free > 0) {
        free -= 1
        return true
      }
      looking ??= setInterval(sendAway, LOOK)
      return new Promise((tell) => waiting.push({ since: Date.now(), tell }))
    },
    giveBack: () => {
      sendAway()
      const next = waiting.shift()
      if (next) next.tell(true)
      else free += 1
    },
  }
}
