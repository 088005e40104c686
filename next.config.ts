import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The front compresses, once and for everything.
  compress: false,
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
