import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readWhole, writeWhole } from './disk'

const run = promisify(execFile)

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** A log that is busy is committed more often than daily. */
const CHECKPOINTS = 10_000
/** Pushing may be what a hook of the repository does. */
const PATIENCE = 60_000

type Place = { repository: string; checkpoint: string; now?: () => number; checkpoints?: number }

/**
 * Commits the newest checkpoint to a git repository that is there already, in a file `checkpoint`: once a day, and once in so many
 * checkpoints. To be called whenever one has been published. Throws when git does, and tries again an hour later.
 */
export function openAnchor({ repository, checkpoint, now = Date.now, checkpoints = CHECKPOINTS }: Place) {
  let due: number | undefined
  let passed = 0
  let working = false

  return {
    async published(): Promise<void> {
      passed += 1
      due ??= await dueAt(repository)
      if (working || (now() < due && passed < checkpoints)) return
      working = true
      // Whatever happens, it is not tried at every checkpoint.
      due = now() + HOUR
      passed = 0
      try {
        const note = await readWhole(checkpoint)
        if (!note) return
        await writeWhole(join(repository, 'checkpoint'), note)
        await git(repository, 'add', '--', 'checkpoint')
        const staged = await git(repository, 'diff', '--cached', '--name-only', '--', 'checkpoint')
        const [, size] = note.toString().split('\n')
        const as = ['-c', 'user.name=Isnad', '-c', 'user.email=isnad@localhost']
        if (staged) await git(repository, ...as, 'commit', '-q', '-m', `checkpoint of ${size}`, '--', 'checkpoint')
        due = now() + DAY
      } finally {
        working = false
      }
    },
  }
}

/** A day after the last commit; at once where there is none. */
async function dueAt(repository: string): Promise<number> {
  const last = await git(repository, 'log', '-1', '--format=%ct', '--', 'checkpoint').catch(() => '')
  return last ? Number(last) * 1000 + DAY : 0
}

async function git(repository: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', ['-C', repository, ...args], { timeout: PATIENCE })
  return stdout.trim()
}
