import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Beside {
  /** Ends it after what it is at; it is waited for, and not for long. */
  close(): Promise<void>
}

/** How long after its end a process is started again, in milliseconds. */
const AGAIN = 1_000

/**
 * Keeps a process running beside the site: a file that Node runs, which ends when it is told to or when the process that started it
 * is gone. `environment` is asked for at each start.
 */
export function startBeside(file: string, environment: () => NodeJS.ProcessEnv): Beside {
  let child: ChildProcess | undefined
  let again: NodeJS.Timeout | undefined
  let closing = false

  const start = () => {
    child = spawn(process.execPath, [file], {
      env: environment(),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.once('exit', () => {
      if (!closing) again = setTimeout(start, AGAIN)
    })
  }
  start()
  return {
    close: async () => {
      closing = true
      clearTimeout(again)
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const late = setTimeout(() => child?.kill('SIGKILL'), 5_000)
      await gone
      clearTimeout(late)
    },
  }
}
