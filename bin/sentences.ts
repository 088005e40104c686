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
  not_empty: 'There is something in that folder already: a backup is made into a new one.',
  backup_begun:
    'Another backup into that folder is being made, or was broken off; if so, remove the folder with .tmp first.',
  no_backup: 'There is no whole backup in that folder.',
  backup_damaged: 'The backup is not what it was when it was made',
  backup_newer: 'The backup was made by a newer Isnad than this one.',
  database_not_empty:
    'The database holds something already: a backup is restored into an empty one, or a new data folder.',
  log_foreign: 'The sealed log that was found is not signed by the keys of this one.',
  log_not_readable: 'The sealed log cannot be read there',
  log_not_whole: 'The sealed log that was found lacks a file, or one of its files is damaged',
  not_as_signed: 'The entries do not come to the root that was signed; nothing was done. The tree is that of size',
  file_exists: 'There is a file of that name already.',
  not_a_record: 'That is no public record as `export` writes it; the first line at fault',
  other_stop: 'The record stands still for another reason, which must be looked into first',
  in_use: 'Isnad, or its sealer, runs on this data folder: stop it first.',
}

export function sentence({ faults }: Refusal): string {
  return faults
    .map(({ code, field }) => told(code, field) ?? `Refused: ${field ? `${code} (${field})` : code}.`)
    .join(' ')
}

/** A sentence that does not end asks for what it is about. */
function told(code: string, field?: string): string | undefined {
  const words = SENTENCES[code]
  return !words || words.endsWith('.') ? words : `${words}: ${field}.`
}
