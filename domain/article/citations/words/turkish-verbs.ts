import { fold } from '../../../fold'

/**
 * Forms of a Turkish verb in which somebody says something, folded. In: past and present, as in `söyledi söylüyor`, words
 * before the verb included (`öne sürdü öne sürüyor`); vowels follow the past's. Out, by what the form does: `ends` a
 * sentence, or stands `within` it (söylerken).
 */
export function formsOfTurkishVerb(pair: string): { ends: string[]; within: string[] } {
  const words = fold(pair).split(' ')
  const past = words.slice(0, words.length / 2).join(' ')
  const present = words.slice(words.length / 2).join(' ')
  const stem = past.slice(0, -2)
  const narrow = past.slice(-1)
  const back = /[aou][^aeiou]*$/.test(stem) && !/[ei][^aeiou]*$/.test(stem)
  const wide = back ? 'a' : 'e'
  // et- and git- soften: both spellings are kept, a wrong one is nobody's word.
  const soft = stem.endsWith('t') ? `${stem.slice(0, -1)}d` : stem
  const plural = `l${wide}r`
  const ends = [past, past + plural, present, `${present}l${'a'}r`, `${present}du`]
  const tail = [`m${narrow}s`, `m${narrow}st${narrow}`, `m${narrow}sl${wide}rd${narrow}`, `m${narrow}st${narrow}r`]
  ends.push(...tail.map((ending) => stem + ending), `${stem}m${wide}kt${wide}`, `${stem}m${wide}kt${wide}d${narrow}r`)
  const within: string[] = []
  for (const root of new Set([stem, soft]))
    within.push(`${root}rk${wide}n`, `${root}${wide}rk${wide}n`, `${root}${narrow}rk${wide}n`)
  return { ends: [...new Set(ends)], within: [...new Set(within)] }
}
