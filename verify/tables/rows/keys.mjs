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

/** The claim that something was said of, in SQL, wherever it bears now. */
export const HOME = 'coalesce(t.carried_from, t.claim_id)'

/** On which claim bears what was said of one. */
export function bearsOn(record, said) {
  const into = record.claims.get(said)?.mergedInto?.id ?? null
  return { claim_id: into ?? said, carried_from: into && said }
}

/** The same of what binds somebody, who may be bound on both: then it stays where it was. */
export const boundOn = (record, said, { claim_id: on }) =>
  on === said ? { claim_id: said, carried_from: null } : bearsOn(record, said)
