import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { invitationToken } from '../../../../auth/invitation'
import { requirePerson } from '../../../../auth/person'
import { Applications } from '../../../../components/people/applications'
import { Invitations } from '../../../../components/people/invitations'
import { PersonLine } from '../../../../components/people/person-line'
import { RoleProposals } from '../../../../components/people/role-proposals'
import { SuspensionAppeals } from '../../../../components/people/suspension-appeals'
import { VotesToMark } from '../../../../components/people/to-mark'
import { Shell } from '../../../../components/shell/shell'
import { Pager } from '../../../../components/ui/pager'
import { SearchForm } from '../../../../components/ui/search-form'
import { db } from '../../../../db/connection'
import { listApplications } from '../../../../db/queries/applications'
import { listInvitations } from '../../../../db/queries/invitations'
import { listToMark } from '../../../../db/queries/marks'
import { listPeople } from '../../../../db/queries/people'
import { listRoleProposals } from '../../../../db/queries/roles'
import { listSuspensionAppeals } from '../../../../db/queries/suspensions'
import type { Locale } from '../../../../domain/locale'
import { forbids, type Person } from '../../../../domain/permissions'
import { settings } from '../../../../server/settings'
import { cursorIn } from '../cursor-in'
import { decide, decideAppeal, decideOn, give, invite, lift, mark, propose, revoke, stop } from './actions'

type Query = Record<'q' | 'cursor' | 'person' | 'done', string | string[] | undefined>
type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Partial<Query>> }

/** People on one page of the list. */
const LIMIT = 25
/** Applications on the page, the longest waiting. */
const APPLICATIONS = 20
/** Invitations on the page, the newest. */
const INVITATIONS = 20
/** Votes on the page that wait for a mark, the oldest. */
const MARKS = 10
/** Longer than any address. */
const SEARCH_LENGTH = 254

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people')
  return { title: t('title') }
}

/** For moderators, how people become reviewers; for administrators, everybody: addresses stand there. To anybody else there is no such page. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const path = `/${locale}/desk/people`
  const person = await requirePerson(locale, path)
  if (forbids(person, 'make_invitation') !== null) notFound()
  const query = await searchParams
  const t = await getTranslations('people')
  const runs = forbids(person, 'give_role') === null
  return (
    <Shell locale={locale} path="/desk/people" width="wide">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 max-w-[65ch]">{t(runs ? 'lead' : 'leadModerator')}</p>
      <div className="mt-8 space-y-12">
        {runs && (
          <SuspensionAppeals
            items={await listSuspensionAppeals(db())}
            admin={person}
            action={decideAppeal}
            done={query.done}
            sheet={() => ({ draw: randomUUID(), back: path })}
            locale={locale}
          />
        )}
        <Applications
          items={await listApplications(db(), APPLICATIONS)}
          person={person}
          action={decideOn}
          done={query.done}
          sheet={() => ({ draw: randomUUID(), back: path })}
          locale={locale}
        />
        <Invitations
          items={await listInvitations(db(), INVITATIONS)}
          person={person}
          linkOf={(id) => `${settings().authUrl}${path}/invitation/${invitationToken(id)}`}
          actions={{ invite, revoke }}
          done={query.done}
          sheet={() => ({ draw: randomUUID(), back: path })}
          locale={locale}
        />
        {forbids(person, 'mark_vote') === null && (
          <VotesToMark
            items={await listToMark(db(), person.id, MARKS)}
            action={mark}
            done={query.done}
            sheet={() => ({ draw: randomUUID(), back: path })}
            locale={locale}
          />
        )}
        {runs && (
          <RoleProposals
            items={await listRoleProposals(db())}
            admin={person}
            action={decide}
            done={query.done}
            sheet={() => ({ draw: randomUUID(), back: path })}
            locale={locale}
          />
        )}
        {runs && <Everybody admin={person} query={query} locale={locale} />}
      </div>
    </Shell>
  )
}

/** For administrators alone. */
async function Everybody({ admin, query, locale }: { admin: Person; query: Partial<Query>; locale: Locale }) {
  const path = `/${locale}/desk/people`
  const search = typeof query.q === 'string' ? query.q.slice(0, SEARCH_LENGTH) : ''
  const cursor = cursorIn(query)
  const { items, next } = await listPeople(db(), search, { limit: LIMIT, cursor })
  const at = (place: string | null) => {
    const asked = new URLSearchParams({ ...(search && { q: search }), ...(place && { cursor: place }) }).toString()
    return asked ? `${path}?${asked}` : path
  }
  const t = await getTranslations('people')
  const sheet = () => ({ draw: randomUUID(), back: at(cursor) })
  return (
    <section>
      <h2 className="text-lg">{t('list')}</h2>
      <SearchForm path={path} search={search} label={t('search')} find={t('find')} all={t('all')} />
      {items.length === 0 && <p>{t('noneFound')}</p>}
      <ul className="divide-y divide-line border-line border-y">
        {items.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            self={person.id === admin.id}
            done={query.person === person.id ? query.done : undefined}
            actions={{ give, propose, stop, lift }}
            sheet={sheet}
            locale={locale}
          />
        ))}
      </ul>
      <Pager
        label={t('pages')}
        first={cursor ? { href: at(null), text: t('first') } : null}
        next={next ? { href: at(next), text: t('next') } : null}
      />
    </section>
  )
}
