import { parseCheckpoint } from '../../domain/checkpoint'
import { parseNote } from '../../domain/note'

/** Who signed a checkpoint, as it says itself: the log, and the witnesses beside it. Nobody for a note that is none. */
export function signersOf(note: string): { log: string; witnesses: string[] } {
  const parsed = parseNote(note)
  const log = (parsed && parseCheckpoint(parsed.text)?.origin) ?? ''
  const names = parsed?.signatures.map(({ name }) => name) ?? []
  return { log, witnesses: [...new Set(names)].filter((name) => name !== log) }
}
