import { useTranslations } from 'next-intl'
import type { RoleProposalLine } from '../../db/queries/roles'
import type { Locale } from '../../domain/locale'
import { forbids, type Person, ROLES } from '../../domain/permissions'
import { ROLE_PROPOSAL_DAYS } from '../../domain/role'
import { REASON_LENGTH } from '../../domain/vote'
import { dayIn } from '../../i18n/dates'
import type { Action } from '../desk/answer'
import { LongField, SelectField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { Notice } from '../ui/notice'
import { Handle, Words } from '../ui/prose'
import type { Controls } from './person-line'

type Sheet = () => { draw: string; back: string }
type Props = {
  items: readonly RoleProposalLine[]
  admin: Person
  action: Action
  done: string | string[] | undefined
  sheet: Sheet
  locale: Locale
}

/** Roles that one admin proposed and another has to decide. */
export function RoleProposals({ items, admin, action, done, sheet, locale }: Props) {
  const [t, roles, refusal, gone] = [
    useTranslations('people.hands'),
    useTranslations('role'),
    useTranslations('refusal'),
    useTranslations('gone'),
  ]
  const said = (['role_approved', 'role_declined'] as const).find((each) => each === done)
  return (
    <section className="space-y-5">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="max-w-[65ch]">{t('lead', { days: ROLE_PROPOSAL_DAYS })}</p>
      {said && (
        <Notice tone="good" role="status">
          {t(said)}
        </Notice>
      )}
      {items.length === 0 && <p className="text-soft">{t('none')}</p>}
      <ul aria-label={t('title')} className="divide-y divide-line">
        {items.map((item) => {
          const stake = { self: item.personId === admin.id, own: item.proposedBy === admin.id }
          const barred = forbids(admin, 'decide_role', stake)
          return (
            <li key={item.id} className="space-y-3 py-5">
              <p className="font-semibold">
                <Handle handle={item.handle} former={gone('former')} />:{' '}
                {t('change', { before: roles(item.before), after: roles(item.after) })}
              </p>
              <p className="font-label text-soft text-xs">
                {t.rich('by', {
                  who: () => <Handle handle={item.proposer} former={gone('former')} />,
                  date: dayIn(locale, item.at),
                })}
              </p>
              <Words as="blockquote" className="max-w-[65ch] whitespace-pre-line border-edge border-s-2 ps-4">
                {item.reason}
              </Words>
              {barred ? (
                <p className="font-label text-soft text-sm">{refusal(barred as Parameters<typeof refusal>[0])}</p>
              ) : (
                <DecideRole id={item.id} whom={item.handle ?? ''} action={action} sheet={sheet} />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function DecideRole({ id, whom, action, sheet }: { id: string; whom: string; action: Action; sheet: Sheet }) {
  const t = useTranslations('people.hands')
  return (
    <div className="flex flex-wrap items-start gap-4">
      <Form {...sheet()} action={action} label={`${t('approve')} · ${whom}`} fields={[]}>
        <input type="hidden" name="proposalId" value={id} />
        <input type="hidden" name="decision" value="approved" />
        <input type="hidden" name="reason" value="" />
        <Submit>{t('approve')}</Submit>
      </Form>
      <Form {...sheet()} action={action} label={`${t('decline')} · ${whom}`} fold={t('decline')} fields={['reason']}>
        <input type="hidden" name="proposalId" value={id} />
        <input type="hidden" name="decision" value="declined" />
        <LongField name="reason" label={t('declineReason')} rows={3} maxLength={REASON_LENGTH.max} />
        <Submit tone="quiet">{t('decline')}</Submit>
      </Form>
    </div>
  )
}

/** Proposes a role that takes two hands, with the reason for the second. */
export function ProposeRoleForm({ person, actions, sheet }: Controls) {
  const [t, people, roles] = [useTranslations('people.hands'), useTranslations('people'), useTranslations('role')]
  const whom = person.handle ? `@${person.handle}` : person.email
  return (
    <Form
      {...sheet()}
      action={actions.propose}
      label={`${t('propose')}: ${whom}`}
      fold={t('propose')}
      fields={['role', 'reason']}
    >
      <input type="hidden" name="personId" value={person.id} />
      <SelectField
        name="role"
        label={t('role')}
        options={ROLES.filter((role) => role !== person.role).map((value) => ({ value, label: roles(value) }))}
        value={person.role === 'reviewer' ? 'moderator' : 'reviewer'}
      />
      <LongField
        name="reason"
        label={people('suspendReason')}
        hint={t('reasonHint')}
        rows={3}
        maxLength={REASON_LENGTH.max}
      />
      <Submit tone="quiet">{t('propose')}</Submit>
    </Form>
  )
}
