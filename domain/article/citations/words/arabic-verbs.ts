import { fold } from '../../../fold'

const OBJECTS = ['ه', 'ها', 'هم']

/**
 * The third persons of an Arabic verb, past and present, with and without an object, folded. In: `past present` as in
 * `نفى ينفي`; a weak last letter gives way to the endings. No future (سيقول): it has not been said yet.
 */
export function formsOfArabicVerb(verb: string): string[] {
  const [past = '', present = ''] = verb.split(' ')
  const weakPast = /[ىا]$/.test(past)
  const stem = weakPast ? past.slice(0, -1) : past
  const bare = past.endsWith('ى') ? `${stem}ا` : past
  const pasts = [past, `${stem}ت`, `${weakPast ? `${stem}ي` : past}ا`, `${stem}تا`, `${stem}وا`]
  const withObject = OBJECTS.flatMap((object) => [
    `${bare}${object}`,
    `${stem}ت${object}`,
    `${present}${object}`,
    `ت${present.slice(1)}${object}`,
  ])
  const presents = [present, `ت${present.slice(1)}`].flatMap((form) => {
    const before = /[يىو]$/.test(form) ? form.slice(0, -1) : form
    return [form, before === form ? '' : before, `${form}ان`, `${before}ون`, `${before}وا`]
  })
  return [...new Set([...pasts, ...presents, ...withObject].filter((form) => form.length > 2).map(fold))]
}
