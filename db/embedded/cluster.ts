import { randomBytes } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Account } from './account'
import type { Binaries } from './binaries'
import { Trouble } from './trouble'

/**
 * Who may log in: `postgres` makes tables and roles, `isnad_app` is what the program runs under, `isnad_sealer` seals the log,
 * `isnad_worker` keeps the list of jobs.
 */
export const ROLES = ['postgres', 'isnad_app', 'isnad_sealer', 'isnad_worker'] as const
export type Role = (typeof ROLES)[number]

const LOCALE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'

/** Makes the data folder and its `postgres` folder. Others may walk through the first, since the server may be another user. */
export function makeFolders(dir: string): string {
  const folder = join(dir, 'postgres')
  try {
    makeFolder(dir, process.getuid?.() === 0 ? 0o711 : 0o700)
    makeFolder(folder, 0o700)
    for (const each of [dir, folder]) accessSync(each, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Trouble(`The data folder ${dir} cannot be used (${code}): choose one you may write with ISNAD_DATA.`)
  }
  return folder
}

/** Not `recursive`: where a file system takes no folders (/proc), Node's own way never ends. */
function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return
  makeFolder(dirname(path), mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    // Another start in the same moment may have made it.
    if (!existsSync(path)) throw error
  }
}

/** Makes the cluster unless it is there, and reads the passwords that were made with it. */
export async function ensureCluster(
  folder: string,
  account: Account,
  binaries: Binaries,
  fast: boolean,
): Promise<Record<Role, string>> {
  const data = join(folder, 'data')
  if (existsSync(join(data, 'PG_VERSION'))) {
    const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
    if (major !== binaries.major)
      throw new Trouble(
        `${data} was made by Postgres ${major} and cannot be read by Postgres ${binaries.major}: start with the Isnad that made it, or move the folder away to begin anew.`,
      )
    // A cluster made before there was a sealer, or a worker, gets its password now, and the role when it runs.
    for (const role of ['isnad_sealer', 'isnad_worker'] as const)
      if (!existsSync(passwordFile(folder, role))) makePassword(folder, role, account)
    return passwords(folder)
  }
  if (existsSync(data) && readdirSync(data).length > 0)
    throw new Trouble(`${data} holds files but no database: move the folder away to begin anew.`)
  await initialise(folder, account, binaries, fast)
  return passwords(folder)
}

async function initialise(folder: string, account: Account, { initdb }: Binaries, fast: boolean): Promise<void> {
  const made = join(folder, 'data.new')
  rmSync(made, { recursive: true, force: true })
  for (const role of ROLES) makePassword(folder, role, account)
  const { code, said } = await account.run(initdb, [
    `--pgdata=${made}`,
    '--username=postgres',
    `--pwfile=${passwordFile(folder, 'postgres')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${LOCALE}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    ...(fast ? ['--no-sync'] : []),
  ])
  if (code !== 0) throw new Trouble(`The database could not be made in ${folder}: ${lastLine(said)}`)
  // Only a finished cluster bears the name: one that was interrupted is made again.
  renameSync(made, join(folder, 'data'))
}

function makePassword(folder: string, role: Role, account: Account): void {
  const file = passwordFile(folder, role)
  rmSync(file, { force: true })
  writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  account.own(file)
}

function passwords(folder: string): Record<Role, string> {
  const read = (role: Role): [Role, string] => {
    const file = passwordFile(folder, role)
    try {
      return [role, readFileSync(file, 'utf8').trim()]
    } catch {
      throw new Trouble(`${file} is missing, and nobody can log in to the database without it.`)
    }
  }
  return Object.fromEntries(ROLES.map(read)) as Record<Role, string>
}

function passwordFile(folder: string, role: Role): string {
  return join(folder, `${role}.password`)
}

export function lastLine(said: string): string {
  const lines = said.trim().split('\n')
  const telling = lines.filter((line) => /error:|FATAL|PANIC/.test(line))
  return (telling.at(-1) ?? lines.at(-1) ?? '').replace(/^.*?(error|FATAL|PANIC): +/, '').trim()
}
