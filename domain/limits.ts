/** Stretches of time in which something is counted, in seconds. */
export const STRETCHES = { minute: 60, quarter: 900, hour: 3_600, day: 86_400 } as const
export type Stretch = keyof typeof STRETCHES

/** Whom something is counted for: a signed-in person, a mail address, whoever is at the other end of the wire, or all together. */
export type Counted = 'person' | 'address' | 'client' | 'all'

export type Limit = { per: Counted; most: number; within: Stretch }

/**
 * A public form without an account. What all may send together only bounds the mail that goes out in our name; so much lies between that
 * and the share of one client that nobody shuts the form for others from a few addresses.
 */
const FORM = [
  { per: 'client', most: 10, within: 'hour' },
  { per: 'address', most: 3, within: 'hour' },
  { per: 'address', most: 10, within: 'day' },
  { per: 'all', most: 1_000, within: 'hour' },
] as const satisfies readonly Limit[]

/**
 * How often something may be done: far more than anybody needs who reads before writing, far less than a program would try. A link in
 * a mailbox is asked for again when it is late, and many people share one address behind a wall; the mail that goes out in our name has
 * a bound. What was refused for another reason does not count.
 */
export const LIMITS = {
  link: [
    { per: 'client', most: 50, within: 'hour' },
    { per: 'address', most: 5, within: 'quarter' },
    { per: 'address', most: 30, within: 'day' },
    { per: 'all', most: 500, within: 'minute' },
  ],
  vote: [
    { per: 'person', most: 30, within: 'minute' },
    { per: 'person', most: 300, within: 'day' },
  ],
  event: [{ per: 'person', most: 10, within: 'hour' }],
  source: [{ per: 'person', most: 10, within: 'minute' }],
  record: [
    { per: 'person', most: 200, within: 'hour' },
    { per: 'person', most: 1_000, within: 'day' },
  ],
  dispute: [{ per: 'person', most: 5, within: 'day' }],
  // Whoever opened cases today is not kept from the one appeal of another, whose days pass.
  appeal: [{ per: 'person', most: 5, within: 'day' }],
  complaint: FORM,
  reply: FORM,
  statement: [{ per: 'person', most: 20, within: 'day' }],
  flag: [{ per: 'person', most: 10, within: 'day' }],
  interest: [{ per: 'person', most: 20, within: 'day' }],
  search: [{ per: 'client', most: 60, within: 'minute' }],
} as const satisfies Record<string, readonly Limit[]>

export type Limited = keyof typeof LIMITS

/** So many versions of their side in a case, or of a reply, somebody gives: whoever reads is owed an end. */
export const VERSIONS = 20

/**
 * As whom a client is counted, by its address: IPv4 whole, IPv6 by its first 64 bits, which are what one household gets. Null for what
 * is no address.
 */
export function clientOf(address: string): string | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  if (/^\d+(\.\d+){3}$/.test(mapped)) return mapped.split('.').every((part) => Number(part) < 256) ? mapped : null
  const bare = address.replace(/%.*$/, '')
  if (!/^[0-9a-f:.]+$/i.test(bare) || !URL.canParse(`http://[${bare}]`)) return null
  // The parser of addresses writes each group without leading zeros, and the longest row of empty ones as `::`.
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::')
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const empty = tail === undefined ? 0 : 8 - before.length - after.length
  return `${[...before, ...Array(empty).fill('0'), ...after].slice(0, 4).join(':')}::/64`
}

/** Addresses of this machine, of private networks and of providers' own (RFC 6890), as `clientOf` writes them. */
const LOCAL = [
  /^(0|10|127|169\.254|192\.168)\./,
  /^(172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./,
  /^(0:0:0:0|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)::\/64$/,
]

/**
 * As whom whoever the front saw at an address is counted. Where it was told of no proxy (`hops` is 0), an address of this machine or of a
 * private network is that of one that nobody named, and all readers would be one client: null, as for what is no address.
 */
export function clientAt(address: string, hops: number): string | null {
  const client = clientOf(address)
  return hops === 0 && client !== null && LOCAL.some((each) => each.test(client)) ? null : client
}
