/** What a name is no name in: addresses of pages and of mail, handles, hashtags. `host`: nothing but a site's domain. */
export type Link = { start: number; end: number; host: boolean }

const SIGN = /[@#＠＃]|:\/\/|\.(?=[a-z0-9])/giu
const ADDRESS = /[^\s<>"«»“”‘’()[\]{}،؛]/u
const MAILBOX = /[\p{L}\p{N}._%+-]/u
const TAG = /[\p{L}\p{N}\p{M}_\u200c\u200d]/u
const LABEL = /[a-z0-9-]/i

/** Domains that news sites are found under; a full stop with no space behind it is no address. */
const DOMAINS = new Set(
  'com net org info biz news press media online site tv io me co gov edu mil int app fm tr sy iq ir ru lb sa ae qa kw bh om ye eg jo ps il ly tn dz ma sd uk us fr de es gr eu cn jp az ua kz nl se dk pl cz hu ro rs ca au br mx krd'.split(
    ' ',
  ),
)

/** The links of a text, in order. Every character is looked at a fixed number of times. */
export function linksIn(text: string): Link[] {
  const links: Link[] = []
  let done = 0
  let mailboxAt = 0
  const back = (from: number, what: RegExp) => {
    let at = from
    while (at > done && what.test(text[at - 1] as string)) at--
    return at
  }
  const on = (from: number, what: RegExp) => {
    let at = from
    while (at < text.length && what.test(text[at] as string)) at++
    return at
  }
  const take = (start: number, end: number, host = false) => {
    links.push({ start, end, host })
    done = end
  }
  for (const { 0: sign, index } of text.matchAll(SIGN)) {
    if (index < done || (sign === '.' && index < mailboxAt)) continue
    if (sign === '://') take(back(index, /[a-z+]/i), on(index + 3, ADDRESS))
    else if (sign === '@' || sign === '＠') take(back(index, MAILBOX), on(index + 1, MAILBOX))
    else if (sign === '.') {
      const start = back(index, LABEL)
      const end = on(index, /[a-z0-9.-]/i)
      const labels = text
        .slice(start, end)
        .replace(/[.-]+$/, '')
        .split('.')
      const last = labels.at(-1) ?? ''
      if (text[end] === '@') mailboxAt = end
      else if (labels[0] === 'www' || (labels[0] !== '' && DOMAINS.has(last))) {
        const path = text[end] === '/' ? on(end, ADDRESS) : end
        take(start, path === end ? start + labels.join('.').length : path, path === end)
      } else done = Math.max(done, end - 1)
    } else {
      const end = on(index + 1, TAG)
      if (end > index + 1) take(index, end)
    }
  }
  return links
}
