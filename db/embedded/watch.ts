import { born, pause } from './process'

/** Between two tries to start a server that does not stay up, in milliseconds. */
const REST = 1_000

/** Watches the server. When it goes, it is started `again`, which gives its new number; without that, listeners are told. */
export function watching(pid: number, revival?: { again: () => Promise<number>; say: (trouble: Error) => void }) {
  const listeners: (() => void)[] = []
  let one = { pid, since: born(pid), at: Date.now() }
  let said = ''
  let ended = false
  let reviving: Promise<void> | undefined
  const timer = setInterval(() => {
    if (reviving || born(one.pid) === one.since) return
    if (revival) {
      reviving = revive(revival).finally(() => {
        reviving = undefined
      })
    } else {
      clearInterval(timer)
      for (const each of listeners) each()
    }
  }, 100)
  timer.unref()

  async function revive({ again, say }: NonNullable<typeof revival>): Promise<void> {
    if (Date.now() - one.at < REST) await pause(REST)
    while (!ended) {
      try {
        const next = await again()
        one = { pid: next, since: born(next), at: Date.now() }
        said = ''
        return
      } catch (error) {
        const trouble = error as Error
        if (trouble.message !== said) say(trouble)
        said = trouble.message
        await pause(REST)
      }
    }
  }

  return {
    onExit: (listener: () => void) => void listeners.push(listener),
    /** Watches no more. Resolves when nothing is being started either. */
    end: async () => {
      ended = true
      clearInterval(timer)
      await reviving
    },
  }
}
