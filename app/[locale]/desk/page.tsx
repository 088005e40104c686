import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { waysOf } from '../../../auth/factors/factor'
import { requirePerson } from '../../../auth/person'
import { AppealsWaiting } from '../../../components/desk-index/appeals-waiting'
import { ApplicationsWaiting } from '../../../components/desk-index/applications-waiting'
import { Becoming } from '../../../components/desk-index/becoming'
import { CasesWaiting } from '../../../components/desk-index/cases-waiting'
import { FactorNeeded } from '../../../components/desk-index/factor-needed'
import { Probation } from '../../../components/desk-index/probation'
import { Rooms } from '../../../components/desk-index/rooms'
import { Suspended } from '../../../components/desk-index/suspended'
import { ToVoteSection } from '../../../components/desk-index/to-vote'
import { Shell } from '../../../components/shell/shell'
import { SignOut } from '../../../components/sign-in/sign-out'
import { ButtonLink } from '../../../components/ui/button'
import { Notice } from '../../../components/ui/notice'
import { Handle } from '../../../components/ui/prose'
import { db } from '../../../db/connection'
import { countApplications } from '../../../db/queries/applications'
import { countCases } from '../../../db/queries/cases'
import { listToVote } from '../../../db/queries/desk'
import { readProbation } from '../../../db/queries/marks'
import { countSuspensionAppeals, readSuspension } from '../../../db/queries/suspensions'
import type { Locale } from '../../../domain/locale'
import { forbids } from '../../../domain/permissions'
import { settings } from '../../../server/settings'
import { leave } from '../sign-in/actions'
import { appeal } from './actions'
import { cursorIn } from './cursor-in'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<Partial<Record<'cursor' | 'done', string | string[]>>>
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
  const [t, roles] = [await getTranslations('deskIndex'), await getTranslations('role')]
  const may = (deed: Parameters<typeof forbids>[1]) => forbids(person, deed) === null
  const decides = may('rule') || may('give_role')
  const query = await searchParams
  const cursor = cursorIn(query)
  const probation = may('cast_vote') ? await readProbation(db(), person.id) : null
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
          <SignOut action={leave} locale={locale} />
        </div>
      </header>
      <Rooms may={may} locale={locale} />
      <div className="mt-10 space-y-10">
        {query.done === 'invitation_taken' && (
          <Notice tone="good" role="status">
            {t('invitation_taken')}
          </Notice>
        )}
        {decides && (await waysOf(db(), person.id)).length === 0 && <FactorNeeded locale={locale} />}
        {person.suspended && (
          <Suspended
            suspension={await readSuspension(db(), person.id)}
            action={appeal}
            done={query.done}
            sheet={{ draw: randomUUID(), back: `/${locale}/desk` }}
            locale={locale}
          />
        )}
        {probation && <Probation {...probation} />}
        <div className="divide-y divide-line border-line border-y empty:hidden">
          {may('decide_suspension') && (
            <AppealsWaiting appeals={await countSuspensionAppeals(db(), person.id)} locale={locale} />
          )}
          {may('decide_application') && <ApplicationsWaiting count={await countApplications(db())} locale={locale} />}
          {may('rule') && <CasesWaiting cases={await countCases(db(), person)} locale={locale} />}
        </div>
        {may('cast_vote') && (
          <ToVoteSection
            page={await listToVote(db(), person.id, { limit: LIMIT, cursor })}
            begun={cursor !== null}
            locale={locale}
          />
        )}
        {may('give_role') && <p className="max-w-[65ch]">{t('admin')}</p>}
        {person.role === 'reader' && !person.suspended && (
          <Becoming
            handle={person.handle}
            apply={`/${locale}/desk/apply`}
            contact={mail && addressIn(mail.from)}
            own={showsMail}
          />
        )}
      </div>
    </Shell>
  )
}

/** The address alone of a sender such as `Isnad <desk@isnad.example>`. */
function addressIn(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim()
}
