import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { listKeptMail } from '../../../auth/mail'
import { isLocale } from '../../../domain/locale'
import { instantIn } from '../../../i18n/dates'
import { directionOf } from '../../../i18n/languages'
import { settings } from '../../../server/settings'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Isnad', robots: { index: false } }

/** The mail of a site without a mail server. It lets anyone in as anyone, so it is there only for whoever runs the site. */
export default async function Page({ searchParams }: { searchParams: Promise<{ language?: string | string[] }> }) {
  if (!settings().showsMail) notFound()
  const asked = String((await searchParams).language)
  const locale = isLocale(asked) ? asked : 'en'
  const t = await getTranslations({ locale, namespace: 'signIn.kept' })
  const letters = await listKeptMail()
  return (
    <main lang={locale} dir={directionOf(locale)} className="mx-auto max-w-3xl px-5 py-12">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-4">{letters.length > 0 ? t('lead') : t('none')}</p>
      <ul className="mt-8 flex flex-col gap-4">
        {letters.map(({ name, to, at, link }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-6 border-line border-b pb-4">
            <bdi className="font-medium">{to}</bdi>
            <time dateTime={at.toISOString()} className="font-label text-sm text-soft">
              {instantIn(locale, at)}
            </time>
            {link && <a href={link}>{t('open')}</a>}
          </li>
        ))}
      </ul>
    </main>
  )
}
