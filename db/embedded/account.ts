import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'
import { Trouble } from './trouble'

/** On whose behalf the server runs, and how a program is started on it. */
export interface Account {
  /** Gives a file or folder to the account. */
  own(path: string): void
  run(program: string, args: readonly string[]): Promise<{ code: number | null; said: string }>
}

type Ids = { uid: number; gid: number }

/** Postgres refuses to run as root: an ordinary user runs it as themselves, root as the owner of the folder, or as `postgres`. */
export function accountFor(folder: string, programs: readonly string[]): Account {
  if (process.getuid?.() !== 0) return { own: () => {}, run: (program, args) => run([program, ...args], {}) }
  const { uid, gid } = statSync(folder)
  const ids = uid === 0 ? postgresUser() : { uid, gid }
  chownSync(folder, ids.uid, ids.gid)
  const way = waysOf(ids).find((each) => reaches(each, [...programs, folder]))
  if (!way) throw new Trouble(closed(folder))
  return {
    own: (path) => chownSync(path, ids.uid, ids.gid),
    run: (program, args) => run([...way.before, program, ...args], way.options),
  }
}

interface Way {
  /** What stands before the program on its command line. */
  before: readonly string[]
  options: SpawnOptions
}

/**
 * A checkout or data folder may lie where only root can go (mktemp -d, a private home). Then the server keeps one
 * power of root's: to walk through closed folders. See docs/decisions/2026-11-22-embedded-postgres.md.
 */
function waysOf({ uid, gid }: Ids): readonly Way[] {
  const keeping = (power: string): Way => ({
    before: [
      'setpriv',
      '--securebits=+no_setuid_fixup',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--no-new-privs',
      `--inh-caps=-all,+${power}`,
      `--ambient-caps=-all,+${power}`,
      `--bounding-set=-all,+${power}`,
      '--',
    ],
    options: {},
  })
  return [{ before: [], options: { uid, gid } }, keeping('dac_read_search'), keeping('dac_override')]
}

function reaches(way: Way, paths: readonly string[]): boolean {
  const test = ['/bin/sh', '-c', 'for each; do test -x "$each" || exit 1; done', 'sh', ...paths]
  const [program, ...args] = [...way.before, ...test] as [string, ...string[]]
  return spawnSync(program, args, { ...way.options, cwd: '/', stdio: 'ignore' }).status === 0
}

function postgresUser(): Ids {
  const known = idsOf('postgres')
  if (known) return known
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const made = idsOf('postgres')
  if (made) return made
  throw new Trouble(
    'Postgres will not run as root and the user "postgres" could not be made: start Isnad as an ordinary user.',
  )
}

function idsOf(name: string): Ids | null {
  const [uid, gid] = ['-u', '-g'].map((which) => spawnSync('id', [which, name], { encoding: 'utf8' }))
  return uid?.status === 0 && gid?.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null
}

function closed(folder: string): string {
  return (
    `Postgres will not run as root, and the user it runs as cannot reach this checkout or ${folder}: ` +
    'put both where others may enter, or start Isnad as an ordinary user.'
  )
}

function run(line: readonly string[], options: SpawnOptions): ReturnType<Account['run']> {
  const [program, ...args] = line as [string, ...string[]]
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => (said += bytes))
    child.on('error', (error) => resolve({ code: null, said: error.message }))
    child.on('close', (code) => resolve({ code, said }))
  })
}
