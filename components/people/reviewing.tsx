import { useTranslations } from 'next-intl'
import { QUORUM } from '../../domain/verdict'

/** What reviewers do, and who one has to be: for whoever thinks of becoming one. */
export function Reviewing() {
  const t = useTranslations('deskIndex.reader')
  return (
    <>
      <h2>{t('what')}</h2>
      <ul className="list-disc space-y-2 ps-6">
        <li>{t('read')}</li>
        <li>{t('vote')}</li>
        <li>{t('blind', { quorum: QUORUM })}</li>
        <li>{t('aside')}</li>
      </ul>
      <h2>{t('name')}</h2>
      <p>{t('handle')}</p>
    </>
  )
}
