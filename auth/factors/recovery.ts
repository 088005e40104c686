import type { Db } from '../../db/client'
import { Refusal } from '../../domain/refusal'
import { drawRecoveryCodes, type Holder, lockFactor, permitProven, waysOf } from './factor'
import { tell } from './tell'

/** New recovery codes; those before are good for nothing any more. Throws `step_up_needed` (proof), `no_factor`. */
export async function renewRecoveryCodes(db: Db, who: Holder): Promise<string[]> {
  permitProven(who, new Date())
  const codes = await db.transaction(async (tx) => {
    await lockFactor(tx, who.id)
    if ((await waysOf(tx, who.id)).length === 0) throw new Refusal('no_factor')
    return drawRecoveryCodes(tx, who.id)
  })
  await tell(db, who.id, 'recovery_renewed')
  return codes
}
