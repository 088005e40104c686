import { db } from '../../../db/connection'
import { isMigrated } from '../../../db/queries/ready'
import { log } from '../../../server/log'
import { problem } from '../door'

export const dynamic = 'force-dynamic'

/** The database is reachable and has every migration of this build. */
export async function GET() {
  try {
    return (await isMigrated(db())) ? Response.json({ status: 'ready' }) : problem(503, 'The database is not migrated.')
  } catch (error) {
    log('api', error)
    return problem(503, 'The database cannot be reached.')
  }
}
