import type { Values } from './answer'

/**
 * For so long what is half written is kept in the browser that it was written in: long enough to sign in again and to sleep on a
 * ruling. Who signs out takes it along.
 */
const DRAFT_HOURS = 24

const OURS = 'isnad draft '

type Kept = { at: number; values: Values }

/** What stands half written in the forms of this tab, so that looking at another claim or source loses nothing. */
const drafts = new Map<string, Values>()

export function draftOf(name: string): Values | undefined {
  return drafts.get(name)
}

/** What was written before this page was loaded, in this tab or another: where a session ended, or a window was closed. */
export function draftFromBefore(name: string): Values | undefined {
  if (drafts.has(name)) return undefined
  sweepDrafts()
  const kept = readKept(OURS + name)
  if (kept) drafts.set(name, kept.values)
  return kept?.values
}

/** Keeps what stands in a form now: each field's text, or all that is ticked where several may be. */
export function keepDraft(name: string, form: HTMLFormElement): void {
  const data = new FormData(form)
  const names = [...new Set(data.keys())].filter(
    (each) => !['key', 'back', 'proof'].includes(each) && !each.startsWith('$'),
  )
  const kept = names.map((each): [string, string | string[]] => {
    const texts = data.getAll(each).filter((value) => typeof value === 'string')
    return [each, texts.length > 1 ? texts : (texts[0] ?? '')]
  })
  const values = Object.fromEntries(kept)
  drafts.set(name, values)
  try {
    storage()?.setItem(OURS + name, JSON.stringify({ at: Date.now(), values } satisfies Kept))
  } catch {
    // There is no room left for it: it is kept as long as the page is.
  }
}

export function dropDraft(name: string): void {
  drafts.delete(name)
  storage()?.removeItem(OURS + name)
}

/** Lets go of what was written too long ago, by whomever. */
export function sweepDrafts(): void {
  for (const each of keysIn(storage())) if (isOver(each)) storage()?.removeItem(each)
}

/** Leaves nothing in this browser. */
export function dropDrafts(): void {
  drafts.clear()
  for (const each of keysIn(storage())) storage()?.removeItem(each)
}

function readKept(key: string): Kept | null {
  try {
    return JSON.parse(storage()?.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

function isOver(key: string): boolean {
  const at = readKept(key)?.at ?? 0
  return Date.now() - at > DRAFT_HOURS * 3_600_000
}

function keysIn(kept: Storage | null): string[] {
  return Object.keys(kept ?? {}).filter((key) => key.startsWith(OURS))
}

/** Null where the browser keeps nothing for anybody. */
function storage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
