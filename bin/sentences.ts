import { ARTICLE_CHARACTERS } from '../domain/article/decode'
import type { Refusal } from '../domain/refusal'

/** What the terminal says when a command is refused. */
const SENTENCES: Record<string, string> = {
  no_such_file: 'There is no such file.',
  not_a_file: 'That is a folder or a device, not a file.',
  file_not_readable: 'The file cannot be opened.',
  not_text: 'The file is not plain text (a PDF or another binary file).',
  not_utf8: 'The file is not UTF-8 text.',
  too_large: `The file has more than ${ARTICLE_CHARACTERS.toLocaleString('en')} characters.`,
  empty: 'The file is empty.',
  too_short: 'The file holds too little text to be an article.',
  date_order: 'The page says it was updated before it was published.',
  address_invalid: 'That is no mail address.',
  no_log_key: 'The log has no key yet: it is made at the first start.',
  last_admin: 'There must always be an admin, and this is the last one.',
}

export function sentence({ faults }: Refusal): string {
  return faults
    .map(({ code, field }) => SENTENCES[code] ?? `Refused: ${field ? `${code} (${field})` : code}.`)
    .join(' ')
}
