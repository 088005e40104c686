import type { Metadata, Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { isLocale, LOCALES } from '../../domain/locale'
import { directionOf } from '../../i18n/languages'
import { settings } from '../../server/settings'
import '../globals.css'

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site')
  return {
    metadataBase: new URL(settings().authUrl),
    title: { default: `${t('name')}: ${t('tagline')}`, template: `%s · ${t('name')}` },
    description: t('description'),
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

export const viewport: Viewport = { colorScheme: 'light dark', width: 'device-width', initialScale: 1 }

/** Every page is made when it is asked for: votes come by the minute. */
export const dynamic = 'force-dynamic'

/** An unknown first part of an address is told so in Arabic, by the pages below. */
export default async function Layout({ children, params }: Props) {
  const { locale } = await params
  const language = isLocale(locale) ? locale : LOCALES[0]
  return (
    <html lang={language} dir={directionOf(language)}>
      <body>{children}</body>
    </html>
  )
}
