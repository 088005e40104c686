import { join } from 'node:path'

/** Where the sealed log lies in a data folder: what is served, the keys, and what the sealer remembers outside the database. */
export function foldersOf(data: string): { served: string; keys: string; guard: string } {
  return { served: join(data, 'log'), keys: join(data, 'keys'), guard: join(data, 'guard') }
}
