import { execFile } from 'node:child_process'

/** The program's own command line, on the data folder of the site that runs. Out: what it said on stdout. */
export function isnad(...args: string[]): Promise<string> {
  return new Promise((resolve, reject) =>
    execFile(process.execPath, ['--import', 'tsx', 'bin/isnad.ts', ...args], (error, out) =>
      error ? reject(error) : resolve(out),
    ),
  )
}
