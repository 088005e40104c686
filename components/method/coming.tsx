import { useTranslations } from 'next-intl'
import { APPLICATION_AGAIN_DAYS } from '../../domain/application'
import { INVITATION_DAYS, INVITATIONS_OPEN } from '../../domain/invitation'
import { REPORTS } from '../../domain/practice'
import { ROLE_PROPOSAL_DAYS } from '../../domain/role'

/** How people come to review, and to judge, with the numbers that hold. */
export function Coming() {
  const t = useTranslations('method')
  return (
    <section id="coming" className="space-y-3">
      <h2>{t('comingTitle')}</h2>
      <p>{t('inviting', { days: INVITATION_DAYS, open: INVITATIONS_OPEN })}</p>
      <p>{t('applying', { reports: REPORTS.length, days: APPLICATION_AGAIN_DAYS })}</p>
      <p>{t('roles', { days: ROLE_PROPOSAL_DAYS })}</p>
    </section>
  )
}
