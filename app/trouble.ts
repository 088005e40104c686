import type { Fault } from '../domain/refusal'
import { chain, log } from '../server/log'

/**
 * What says that a database is not there, not there yet, full, too slow or too busy, or was lost on the way: SQLSTATE classes
 * 08, 53 and 57, transactions and locks that ran out of time or of tries, the gate, the driver, the socket.
 */
const AWAY = /^(08|53|57|25P0[34]|40001|40P01|55P03|no_turn|no_answer|CONNECT|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/

/** What a person is told of an error that is nobody's refusal; the rest of it is said on stderr. */
export function faultFor(error: unknown): Fault {
  log('form', error)
  return { code: isAway(error) ? 'unavailable' : 'failed' }
}

/** Whether an error is a database's that is away: then whoever asked may come again. */
function isAway(error: unknown): boolean {
  return chain(error).some((each) => AWAY.test(String(Object(each).code)))
}
