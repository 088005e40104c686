import { useTranslations } from 'next-intl'
import { DAYS, HANDS, IDLE_HOURS } from '../../domain/dispute'
import { COMPLAINT_HOURS, KEY_DAYS } from '../../domain/party'
import { REACH_DAYS, SOURCE_HOURS, VOTE_HOURS } from '../../domain/reach'
import { SUSPENSION_APPEAL_DAYS } from '../../domain/suspension'
import { QUORUM } from '../../domain/verdict'

/** How a case goes, with the numbers that its rule itself uses. */
export function Cases() {
  const t = useTranslations('method')
  const { answering, under_ruling: ruling, ruled: appeal } = DAYS
  return (
    <section id="disputes" className="space-y-3">
      <h2>{t('disputesTitle')}</h2>
      <p>{t('disputes', { answering, ruling, idle: IDLE_HOURS, quorum: QUORUM })}</p>
      <p>{t('hands', { hands: HANDS, ruling })}</p>
      <p>{t('takingBack', { hands: HANDS })}</p>
      <p>{t('appeal', { appeal, ruling })}</p>
      <p>{t('suspension', { days: SUSPENSION_APPEAL_DAYS })}</p>
      <p>{t('things')}</p>
      <p>{t('affected', { hours: COMPLAINT_HOURS, key: KEY_DAYS })}</p>
      <p>{t('reply', { hours: COMPLAINT_HOURS })}</p>
      <p>{t('queue', { source: SOURCE_HOURS, vote: VOTE_HOURS, most: REACH_DAYS })}</p>
    </section>
  )
}
