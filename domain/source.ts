export const SOURCE_TITLE_LENGTH = { min: 1, max: 500 } as const
export const BYLINE_LENGTH = { min: 1, max: 300 } as const
export const URL_LENGTH = { min: 8, max: 2000 } as const

/** Whether an address can be given as where a source stood: http or https, with a host, without a password in it. */
export function isSourceUrl(text: string): boolean {
  if (text.length > URL_LENGTH.max || !URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '' && username === '' && password === ''
}
