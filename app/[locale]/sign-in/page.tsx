import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentPerson } from '../../../auth/person'
import { returnPath } from '../../../auth/return-path'
import { providerName } from '../../../auth/sign-in'
import { Swept } from '../../../components/desk/swept'
import { Shell } from '../../../components/shell/shell'
import { AddressForm } from '../../../components/sign-in/address-form'
import { Button } from '../../../components/ui/button'
import { Notice } from '../../../components/ui/notice'
import type { Locale } from '../../../domain/locale'
import { settings } from '../../../server/settings'
import { askForLink, goToProvider } from './actions'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<{ to?: string | string[]; error?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const { to: asked, error } = await searchParams
  const to = returnPath(asked, locale)
  await comeToTheOrigin(locale, error ? { error: errorOf(error), to } : { to })
  if (!error && (await currentPerson())) redirect(to)

  const t = await getTranslations('signIn')
  const provider = providerName()
  return (
    <Shell locale={locale} path="/sign-in">
      <Swept />
      <div className="flex max-w-md flex-col gap-6">
        <h1 className="text-2xl">{t('title')}</h1>
        {error && (
          <Notice tone="wrong" role="alert">
            {t(`error.${errorOf(error)}`)}
          </Notice>
        )}
        <p>{t('lead')}</p>
        <p>{t('noName')}</p>
        <AddressForm
          action={askForLink}
          locale={locale}
          to={to}
          words={{ label: t('email'), hint: t('emailHint'), send: t('send') }}
        />
        {provider && (
          <form action={goToProvider} className="border-line border-t pt-6">
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="to" value={to} />
            <Button tone="quiet" className="gap-1">
              {t.rich('provider', { provider, name: (chunks) => <bdi>{chunks}</bdi> })}
            </Button>
          </form>
        )}
      </div>
    </Shell>
  )
}

const ERRORS = ['link', 'unverified', 'refused', 'not_linked', 'provider', 'failed'] as const

function errorOf(asked: string | string[]): (typeof ERRORS)[number] {
  return ERRORS.find((each) => each === asked) ?? 'failed'
}

/** Cookies hold for one host name. Links and providers lead to the site's own, so signing in begins there too. */
async function comeToTheOrigin(locale: Locale, query: Record<string, string>): Promise<void> {
  const { authUrl, origins } = settings()
  const here = `${new URL(authUrl).protocol}//${(await headers()).get('host')}`
  if (here === authUrl || !origins.includes(here)) return
  redirect(`${authUrl}/${locale}/sign-in?${new URLSearchParams(query)}`)
}
