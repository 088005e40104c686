import postgres from 'postgres'
import { Trouble } from './embedded/trouble'

/** The oldest Postgres that has what the schema uses. */
const OLDEST = 15

/** Makes sure that a database of one's own answers and is young enough, or says in one sentence what is wrong with it. Out: its major version. */
export async function reach(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  const place = new URL(url).host
  try {
    const [found] = await sql`select current_setting('server_version_num')::int / 10000 as major`
    if (found?.major < OLDEST)
      throw new Trouble(`The database at ${place} is Postgres ${found?.major}, and Isnad needs ${OLDEST} or newer.`)
    return found?.major
  } catch (error) {
    if (error instanceof Trouble) throw error
    const { message, code } = error as NodeJS.ErrnoException
    throw new Trouble(`The database at ${place} (DATABASE_URL) cannot be used: ${message || code}.`)
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {})
  }
}
