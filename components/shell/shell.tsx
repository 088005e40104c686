import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Locale } from '../../domain/locale'
import { Footer } from './footer'
import { Header } from './header'

type Props = {
  locale: Locale
  /** The page's address below its language, such as `/events`; the same page in the other languages is linked. */
  path: string
  /** `read` for a column of text, `wide` for tables and workplaces. */
  width?: 'read' | 'wide'
  children: ReactNode
}

/** What stands around every page: the way to its text, the name, the way elsewhere, the languages. */
export function Shell({ locale, path, width = 'read', children }: Props) {
  const t = useTranslations('site')
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#text"
        className="sr-only bg-accent font-label text-onaccent focus:not-sr-only focus:absolute focus:start-4 focus:top-2 focus:z-10 focus:px-4 focus:py-3"
      >
        {t('skip')}
      </a>
      <Header locale={locale} path={path} />
      <main
        id="text"
        tabIndex={-1}
        className={`mx-auto w-full grow px-5 pt-8 pb-16 outline-none sm:px-8 sm:pt-12 ${width === 'read' ? 'max-w-3xl' : 'max-w-6xl'}`}
      >
        {children}
      </main>
      <Footer locale={locale} />
    </div>
  )
}
