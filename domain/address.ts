/** RFC 5321, section 4.5.3.1: a local part has at most 64 octets, a whole path 256 with its brackets. */
export const ADDRESS_LENGTH = { min: 6, max: 254 } as const
const LOCAL_LENGTH = 64

// Dot-atoms without quotes, comments and routing characters: nothing that two mail programs could read as two addresses.
const LOCAL = /^[a-z0-9_+'&=~-]+(?:\.[a-z0-9_+'&=~-]+)*$/i
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/
const LETTERS = /^[\p{L}\p{M}\p{N}.-]+$/u

/**
 * The one form in which a mail address is kept and compared: lower case, an international domain in its ASCII form. Null
 * when the text is no address, and for every look-alike of `@`, letter or dot that some mail program would normalise into
 * another address (CVE-2026-73420).
 */
export function address(text: string): string | null {
  const [local, domain, ...more] = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '').split('@')
  if (!local || !domain || more.length > 0) return null
  if (local.length > LOCAL_LENGTH || !LOCAL.test(local)) return null
  const host = hostOf(domain)
  const whole = `${local.toLowerCase()}@${host}`
  return host && whole.length <= ADDRESS_LENGTH.max ? whole : null
}

function hostOf(domain: string): string | null {
  if (!LETTERS.test(domain) || domain.normalize('NFKC') !== domain) return null
  if (!URL.canParse(`http://${domain}`)) return null
  const host = new URL(`http://${domain}`).hostname
  return DOMAIN.test(host) ? host : null
}
