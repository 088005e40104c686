import { unstable_rethrow } from 'next/navigation'
import { type Action, type Answer, UNANSWERED } from './answer'

/** Larger posts are refused at the front, before a page could keep what was typed. */
const LARGEST = 1_990_000

/** Sends a form from the browser. Out: its answer, or null when all was done and the page goes on. */
export async function send(action: Action, data: FormData): Promise<Answer | null> {
  if (sizeOf(data) > LARGEST) return { faults: [{ code: 'too_large' }], values: {} }
  try {
    return await action(UNANSWERED, data)
  } catch (error) {
    return isLeading(error) ? null : { faults: [{ code: 'unavailable' }], values: {} }
  }
}

function sizeOf(data: FormData): number {
  return [...data.values()].reduce((sum, each) => sum + new Blob([each]).size, 0)
}

/** Next leads on by itself and tells the caller so by throwing; handed on, that would tear down every form of the page. */
function isLeading(error: unknown): boolean {
  try {
    unstable_rethrow(error)
    return false
  } catch {
    return true
  }
}
