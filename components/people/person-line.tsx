import { useTranslations } from 'next-intl'
import type { PersonRow } from '../../db/queries/people'
import type { Locale } from '../../domain/locale'
import { dayIn } from '../../i18n/dates'
import type { Action } from '../desk/answer'
import { Notice } from '../ui/notice'
import { Handle, Words } from '../ui/prose'
import { LiftForm, RoleForm, SuspendForm } from './forms'
import { ProposeRoleForm } from './role-proposals'

/** What the forms of a row are given. */
export type Controls = {
  person: PersonRow
  actions: Readonly<Record<'give' | 'propose' | 'stop' | 'lift', Action>>
  sheet: () => { draw: string; back: string }
}

type Props = Controls & { self: boolean; done: string | string[] | undefined; locale: Locale }

const DONE = ['role_given', 'role_proposed', 'suspended_now', 'reinstated'] as const

/** One person as the administrator sees them: who, what role, whether suspended and why; and what can be done about it. */
export function PersonLine({ self, done, locale, ...controls }: Props) {
  const t = useTranslations('people')
  const { person } = controls
  const said = DONE.find((each) => each === done)
  return (
    <li
      id={`person-${person.id}`}
      className="grid gap-x-10 gap-y-4 py-5 lg:grid-cols-[minmax(0,1fr)_34rem] lg:items-start"
    >
      <div className="space-y-4">
        <Who person={person} locale={locale} />
        {said && (
          <Notice tone="good" role="status">
            {t(said)}
          </Notice>
        )}
        {person.reason && person.since && (
          <Notice tone="wrong">
            <p>{t('suspended', { date: dayIn(locale, person.since) })}</p>
            <Words as="blockquote" className="mt-1 whitespace-pre-line font-read">
              {person.reason}
            </Words>
          </Notice>
        )}
      </div>
      {self ? (
        <p className="font-label text-soft text-sm">{t('yourself')}</p>
      ) : (
        <div className="flex flex-wrap items-end gap-x-8 gap-y-3 [&>div:has(details[open])]:w-full">
          <RoleForm {...controls} />
          <ProposeRoleForm {...controls} />
          {person.suspended ? (
            <LiftForm {...controls} />
          ) : (
            (person.handle || person.speaks) && <SuspendForm {...controls} />
          )}
        </div>
      )}
    </li>
  )
}

function Who({ person, locale }: { person: PersonRow; locale: Locale }) {
  const t = useTranslations('people')
  const roles = useTranslations('role')
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
      <p className="font-semibold">
        <Handle handle={person.handle} former={t('noHandle')} />
      </p>
      <p className="min-w-0 font-label text-sm [overflow-wrap:anywhere]">
        <bdi>{person.email}</bdi>
      </p>
      <p className="font-label text-sm">{roles(person.role)}</p>
      <p className="font-label text-soft text-xs">{t('joined', { date: dayIn(locale, person.joinedAt) })}</p>
    </div>
  )
}
