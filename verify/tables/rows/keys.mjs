/** How a row and its entry find each other, in SQL: `t` is the row, `e` the entry. */

/** The row of an entry of one kind, by its subject. */
export const simple = (kind, subject, ver = '1') => `'${kind} ' || ${subject} || ' ' || ${ver}`

/** A text of a thing by its language and version, of which the first entry about the thing is one. */
export const inLanguage = `split_part(e.subject, ':', 1) || ':' || split_part(e.subject, ':', 2) || ':' || (e.d->>'language') || ' ' || coalesce(e.d->>'version', '1')`

/** The table of what was withdrawn of a kind of thing. */
export function withdrawals(noun, column) {
  return {
    kinds: [`${noun}.withdrawn`],
    key: simple(`${noun}.withdrawn`, `'${noun}:' || t.${column}`),
    says: ({ entry, words, who }) => ({ reason: words.reason, withdrawn_by: who, at: entry.at }),
  }
}

export const pick = (from, names) => Object.fromEntries(names.map((name) => [name, from[name]]))
