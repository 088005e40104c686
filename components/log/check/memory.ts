/** What this browser keeps of the log between visits: the largest tree it saw, as signed, and the keys that did, the newest first. */
export type Memory = { keys: readonly string[]; note: string; at: string }

const NAME = 'isnad-log'

/** What is remembered; null on a first visit, or where nothing may be kept. */
export function recall(storage: () => Storage): Memory | null {
  try {
    const { keys, note, at } = JSON.parse(storage().getItem(NAME) ?? '')
    const isOne = Array.isArray(keys) && [...keys, note, at].every((each) => typeof each === 'string')
    return isOne ? { keys, note, at } : null
  } catch {
    return null
  }
}

/** Keeps it for the next visit. Out: whether the browser let us. */
export function remember(storage: () => Storage, memory: Memory): boolean {
  try {
    storage().setItem(NAME, JSON.stringify(memory))
    return true
  } catch {
    return false
  }
}
