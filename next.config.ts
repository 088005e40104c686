import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  reactStrictMode: true,
  // Headers, compression and entity tags are the front's (server/front.ts).
  poweredByHeader: false,
  compress: false,
  generateEtags: false,
  images: { unoptimized: true },
  // Everyone gets titles and descriptions in the head: the script that would put them there later is not sent.
  htmlLimitedBots: /.*/,
  experimental: { serverActions: { bodySizeLimit: '2mb' } },
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  // `npm run check` has looked at the types; a newcomer's first start need not wait for them.
  typescript: { ignoreBuildErrors: true },
  // It looks for the packages that it works with when it runs.
  serverExternalPackages: ['rate-limiter-flexible'],
  turbopack: { root: import.meta.dirname },
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
