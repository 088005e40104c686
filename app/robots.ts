import type { MetadataRoute } from 'next'
import { settings } from '../server/settings'

/** Everything public may be read by anyone; the desk has nothing for machines. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/*/desk', '/*/sign-in', '/*/complaints', '/*/replies', '/*/party', '/api/auth/'],
    },
    sitemap: `${settings().authUrl}/sitemap.xml`,
  }
}
