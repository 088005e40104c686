const SCRIPT = /<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>[\s\S]*?<\/script\s*>/gi
const LINK = /<link\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi

/**
 * A page without the scripts that React adds to it; data (`application/ld+json`) stays, and so does the script that lies at
 * the address `kept`, if there is one. Made for React's output, where text
 * and attributes are escaped and script text holds no `</script`; it is no sanitiser for HTML that people wrote.
 */
export function withoutScripts(html: string, kept?: string): string {
  const own = `<script type="module" src="${kept}"></script>`
  const stays = (whole: string, attributes: string) =>
    (kept && whole === own) || /\btype="?application\/ld\+json\b/i.test(attributes)
  return html
    .replace(SCRIPT, (whole, attributes: string) => (stays(whole, attributes) ? whole : ''))
    .replace(LINK, (whole) => (loadsScript(whole) ? '' : whole))
}

/** The same for a `Link` header, by which a server asks for things ahead of the page. Empty when nothing is left. */
export function withoutScriptLinks(header: string): string {
  const links = header.split(/,\s*(?=<)/)
  return links.filter((each) => !loadsScript(each)).join(', ')
}

function loadsScript(link: string): boolean {
  return /\brel="?modulepreload\b/i.test(link) || /\bas="?script\b/i.test(link)
}
