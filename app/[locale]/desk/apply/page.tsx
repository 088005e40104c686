import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../../auth/person'
import { Application } from '../../../../components/apply/application'
import { Found } from '../../../../components/apply/found'
import { Practice } from '../../../../components/apply/practice'
import { Shell } from '../../../../components/shell/shell'
import { ButtonLink } from '../../../../components/ui/button'
import { Notice } from '../../../../components/ui/notice'
import { Prose } from '../../../../components/ui/prose'
import { db } from '../../../../db/connection'
import { readPractice } from '../../../../db/practice'
import { readApplication } from '../../../../db/queries/applications'
import type { Locale } from '../../../../domain/locale'
import { forbids } from '../../../../domain/permissions'
import { settings } from '../../../../server/settings'
import { applyNow, practise } from './actions'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<{ done?: string | string[] }>
}

const DONE = ['practice_kept', 'application_made'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apply')
  return { title: t('title') }
}

/** Where a reader asks to review: the practice set, then what was found in it, and the application with what became of it. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const path = `/${locale}/desk/apply`
  const person = await requirePerson(locale, path)
  const [t, letters, refusal] = [
    await getTranslations('apply'),
    await getTranslations('letters'),
    await getTranslations('refusal'),
  ]
  const { done } = await searchParams
  const said = DONE.find((each) => each === done)
  const barred = forbids(person, 'apply')
  const answers = barred ? null : await readPractice(db(), person.id)
  const sheet = { draw: randomUUID(), back: path }
  return (
    <Shell locale={locale} path="/desk/apply">
      <Prose>
        <h1 className="text-2xl">{t('title')}</h1>
        {barred ? (
          <>
            <Notice>{barred === 'suspended' ? refusal('suspended') : t('reviewing')}</Notice>
            <ButtonLink href={`/${locale}/desk`}>{t('desk')}</ButtonLink>
          </>
        ) : (
          <>
            <p>{t('lead')}</p>
            {said && (
              <Notice tone="good" role="status">
                {t(said)} {said === 'application_made' && settings().letters && letters('tell')}
              </Notice>
            )}
            {answers ? (
              <>
                <Application
                  application={await readApplication(db(), person.id)}
                  action={applyNow}
                  sheet={sheet}
                  now={new Date()}
                  locale={locale}
                />
                <Found answers={answers} locale={locale} />
              </>
            ) : (
              <Practice action={practise} sheet={sheet} locale={locale} />
            )}
          </>
        )}
      </Prose>
    </Shell>
  )
}
