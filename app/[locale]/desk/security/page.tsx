import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { waitingSecret } from '../../../../auth/factors/app'
import { enrolmentOf } from '../../../../auth/factors/codes'
import { requirePerson } from '../../../../auth/person'
import { returnPath } from '../../../../auth/return-path'
import { currentHolder } from '../../../../auth/step-up'
import { AppPart } from '../../../../components/security/app-part'
import { CodesPart } from '../../../../components/security/codes-part'
import { PasskeysPart } from '../../../../components/security/passkeys-part'
import { ProvePart } from '../../../../components/security/prove-part'
import { Shell } from '../../../../components/shell/shell'
import { Button } from '../../../../components/ui/button'
import { Notice } from '../../../../components/ui/notice'
import { db } from '../../../../db/connection'
import { readFactors } from '../../../../db/queries/factors'
import { FRESH_MINUTES, forbidsEnrolment } from '../../../../domain/factor'
import type { Locale } from '../../../../domain/locale'
import { STEP_UP_MINUTES } from '../../../../domain/permissions'
import { addKey, askForKey, begin, confirm, prove, renew, signInAnew, takeAway, takeKeyAway } from './actions'

type Query = Record<'to' | 'done', string | string[] | undefined>
type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Partial<Query>> }

const DONE = ['app_confirmed', 'app_removed', 'passkey_added', 'passkey_removed', 'factor_proven'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('security')
  return { title: t('title') }
}

/** Where somebody sets up, proves and takes away what proves that it is them. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const path = `/${locale}/desk/security`
  const person = await requirePerson(locale, path)
  const who = await currentHolder()
  if (!who) throw new Error('the session ended meanwhile')
  const query = await searchParams
  const factors = await readFactors(db(), person.id)
  const has = factors.app !== null || factors.passkeys.length > 0
  const barred = forbidsEnrolment(who, has, new Date())
  const secret = barred ? null : await waitingSecret(db(), who)

  const t = await getTranslations('security')
  const further = query.to === undefined ? null : returnPath(query.to, locale)
  const back = further ? `${path}?${new URLSearchParams({ to: further })}` : path
  const sheet = () => ({ draw: randomUUID(), back })
  const after = (done: string) => `${path}?${new URLSearchParams({ ...(further && { to: further }), done })}`
  const part = { factors, open: !barred, back, sheet, after, locale }
  const done = DONE.find((each) => each === query.done)
  return (
    <Shell locale={locale} path="/desk/security">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 max-w-[65ch]">{t('lead', { minutes: STEP_UP_MINUTES })}</p>
      <p className="mt-4 font-label text-sm">
        <a href={further ?? `/${locale}/desk`}>{t(further ? 'further' : 'back')}</a>
      </p>
      <div className="mt-8 space-y-12">
        {done && (
          <Notice tone="good" role="status">
            {t(done)}
          </Notice>
        )}
        {barred === 'sign_in_anew' && (
          <section className="space-y-4">
            <h2 className="text-lg">{t('anewTitle')}</h2>
            <p className="max-w-[65ch]">{t('anew', { minutes: FRESH_MINUTES })}</p>
            <form action={signInAnew}>
              <input type="hidden" name="back" value={back} />
              <Button>{t('anewDo')}</Button>
            </form>
          </section>
        )}
        {barred === 'step_up_needed' && <ProvePart action={prove} sheet={sheet()} />}
        {barred !== 'sign_in_anew' && (
          <>
            <AppPart
              {...part}
              enrolment={secret && enrolmentOf(secret, person.handle)}
              actions={{ begin, confirm, takeAway }}
            />
            <PasskeysPart {...part} actions={{ askForKey, addKey, takeKeyAway }} />
            <CodesPart {...part} has={has} action={renew} />
          </>
        )}
        {has && <p className="max-w-[65ch] font-label text-soft text-sm">{t('lost')}</p>}
      </div>
    </Shell>
  )
}
