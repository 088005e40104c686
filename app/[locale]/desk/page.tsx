import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../auth/person'
import { Becoming } from '../../../components/desk-index/becoming'
import { CasesWaiting } from '../../../components/desk-index/cases-waiting'
import { Suspended } from '../../../components/desk-index/suspended'
import { ToVoteSection } from '../../../components/desk-index/to-vote'
import { Shell } from '../../../components/shell/shell'
import { SignOut } from '../../../components/sign-in/sign-out'
import { ButtonLink } from '../../../components/ui/button'
import { Handle } from '../../../components/ui/prose'
import { db } from '../../../db/connection'
import { countCases } from '../../../db/queries/cases'
import { listToVote } from '../../../db/queries/desk'
import { readSuspension } from '../../../db/queries/people'
import type { Locale } from '../../../domain/locale'
import { forbids } from '../../../domain/permissions'
import { settings } from '../../../server/settings'
import { leave } from '../sign-in/actions'
import { cursorIn } from './cursor-in'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<{ cursor?: string | string[] }>
}

/** Claims on one page of the list. */
const LIMIT = 20

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('deskIndex')
  return { title: t('title') }
}

/** What there is to do for whoever sits down: each role its own. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const person = await requirePerson(locale)
  const [t, roles] = await Promise.all([getTranslations('deskIndex'), getTranslations('role')])
  const may = (deed: Parameters<typeof forbids>[1]) => forbids(person, deed) === null
  const cursor = cursorIn(await searchParams)
  const { mail, showsMail } = settings()
  return (
    <Shell locale={locale} path="/desk" width="wide">
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div>
          <h1 className="text-2xl">{t('title')}</h1>
          <p className="mt-1 font-label text-soft text-sm">
            <Handle handle={person.handle} former="" /> · {roles(person.role)}
          </p>
        </div>
        <div className="flex flex-wrap gap-3">
          {may('open_event') && (
            <ButtonLink tone="strong" href={`/${locale}/desk/events/new`}>
              {t('open')}
            </ButtonLink>
          )}
          {may('name_agent') && <ButtonLink href={`/${locale}/desk/agents`}>{t('agents')}</ButtonLink>}
          {may('give_role') && <ButtonLink href={`/${locale}/desk/people`}>{t('people')}</ButtonLink>}
          <ButtonLink href={`/${locale}/desk/removals`}>{t('removals')}</ButtonLink>
          <SignOut action={leave} locale={locale} />
        </div>
      </header>
      <div className="mt-10 space-y-10">
        {person.suspended && <Suspended suspension={await readSuspension(db(), person.id)} locale={locale} />}
        {may('rule') && <CasesWaiting cases={await countCases(db(), person.id)} locale={locale} />}
        {may('cast_vote') && (
          <ToVoteSection
            page={await listToVote(db(), person.id, { limit: LIMIT, cursor })}
            begun={cursor !== null}
            locale={locale}
          />
        )}
        {may('give_role') && <p className="max-w-[65ch]">{t('admin')}</p>}
        {person.role === 'reader' && !person.suspended && (
          <Becoming handle={person.handle} contact={mail && addressIn(mail.from)} own={showsMail} />
        )}
      </div>
    </Shell>
  )
}

/** The address alone of a sender such as `Isnad <desk@isnad.example>`. */
function addressIn(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim()
}
