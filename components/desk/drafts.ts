import type { Values } from './answer'

/** What stands half written in the forms of this tab, so that looking at another claim or source loses nothing. */
const drafts = new Map<string, Values>()

export function draftOf(name: string): Values | undefined {
  return drafts.get(name)
}

/** Keeps what stands in a form now: each field's text, or all that is ticked where several may be. */
export function keepDraft(name: string, form: HTMLFormElement): void {
  const data = new FormData(form)
  const names = [...new Set(data.keys())].filter((each) => each !== 'key' && each !== 'back' && !each.startsWith('$'))
  const kept = names.map((each): [string, string | string[]] => {
    const texts = data.getAll(each).filter((value) => typeof value === 'string')
    return [each, texts.length > 1 ? texts : (texts[0] ?? '')]
  })
  drafts.set(name, Object.fromEntries(kept))
}

export function dropDraft(name: string): void {
  drafts.delete(name)
}
