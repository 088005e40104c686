import { useTranslations } from 'next-intl'
import { ROLES } from '../../domain/permissions'
import { REASON_LENGTH } from '../../domain/vote'
import { LongField, SelectField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import type { Controls } from './person-line'

/** Whom a form of this row is about, for those who hear it without seeing the row. */
const whom = ({ handle, email }: Controls['person']) => (handle ? `@${handle}` : email)

/** Gives the one role; what one hand may take is taken in a form of its own, with the reason. */
export function RoleForm(controls: Controls) {
  return (
    <>
      <GiveRoleForm {...controls} />
      {controls.person.role === 'reviewer' && <TakeRoleForm {...controls} />}
    </>
  )
}

function GiveRoleForm({ person, actions, sheet }: Controls) {
  const t = useTranslations('people')
  const roles = useTranslations('role')
  return (
    <Form
      {...sheet()}
      action={actions.give}
      label={`${t('role')}: ${whom(person)}`}
      fields={['role']}
      className="flex flex-wrap items-end gap-3"
    >
      <input type="hidden" name="personId" value={person.id} />
      <SelectField
        name="role"
        label={t('role')}
        options={ROLES.filter((role) => role !== 'reader' || person.role !== 'reviewer').map((value) => ({
          value,
          label: roles(value),
        }))}
        value={person.role}
      />
      <Submit tone="quiet">{t('give')}</Submit>
    </Form>
  )
}

function TakeRoleForm({ person, actions, sheet }: Controls) {
  const t = useTranslations('people')
  return (
    <Form
      {...sheet()}
      action={actions.give}
      label={`${t('takeRole')}: ${whom(person)}`}
      fold={t('takeRole')}
      fields={['reason']}
    >
      <input type="hidden" name="personId" value={person.id} />
      <input type="hidden" name="role" value="reader" />
      <LongField
        name="reason"
        label={t('suspendReason')}
        hint={t('takeRoleHint')}
        rows={3}
        maxLength={REASON_LENGTH.max}
      />
      <Submit tone="grave">{t('takeRole')}</Submit>
    </Form>
  )
}

/** Suspends, with a reason that the person is shown. */
export function SuspendForm({ person, actions, sheet }: Controls) {
  const t = useTranslations('people')
  return (
    <Form
      {...sheet()}
      action={actions.stop}
      label={`${t('suspend')}: ${whom(person)}`}
      fold={t('suspend')}
      fields={['reason']}
    >
      <input type="hidden" name="personId" value={person.id} />
      <LongField
        name="reason"
        label={t('suspendReason')}
        hint={t('suspendHint')}
        rows={3}
        maxLength={REASON_LENGTH.max}
      />
      <Submit tone="grave">{t('suspend')}</Submit>
    </Form>
  )
}

/** Lifts a suspension. */
export function LiftForm({ person, actions, sheet }: Controls) {
  const t = useTranslations('people')
  return (
    <Form {...sheet()} action={actions.lift} label={`${t('reinstate')}: ${whom(person)}`} fields={[]}>
      <input type="hidden" name="personId" value={person.id} />
      <Submit tone="quiet">{t('reinstate')}</Submit>
    </Form>
  )
}
