import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

/** What the front shows, as a 404, in place of a page that does not exist: Next leaves drawing its own to scripts. */
export { default } from '../not-found'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('missing'))('title'), robots: { index: false } }
}
