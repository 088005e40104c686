import type { MetadataRoute } from 'next'
import { db } from '../db/connection'
import { listAddresses } from '../db/queries/events'
import { LOCALES } from '../domain/locale'
import { settings } from '../server/settings'

export const dynamic = 'force-dynamic'

/** The pages worth finding, in every language: not the demonstration, nor what stands on the desk. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const origin = settings().authUrl
  const events = await listAddresses(db())
  const pages = [
    ...['', '/events', '/method', '/moderation'].map((path) => ({ path, lastModified: undefined })),
    ...events.map(({ slug, updatedAt }) => ({ path: `/events/${slug}`, lastModified: updatedAt })),
  ]
  return pages.map(({ path, lastModified }) => ({
    url: `${origin}/${LOCALES[0]}${path}`,
    lastModified,
    alternates: { languages: Object.fromEntries(LOCALES.map((each) => [each, `${origin}/${each}${path}`])) },
  }))
}
