import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { COMPLAINT_HOURS } from '../../domain/party'

/** `letters`: whether they reach whoever they are written to; `shown`: whether this site lists the mail that it keeps. */
type Props = { letters: boolean; shown: boolean; locale: Locale }

/** Where the link is that makes what was typed one's own: in a letter, or, where none goes out, with whoever runs the site. */
export function LinkSent({ letters, shown, locale }: Props) {
  const [t, unsent] = [useTranslations('complaint.sent'), useTranslations('letters.unsent')]
  return (
    <div className="flex max-w-md flex-col gap-6">
      <h1 className="text-2xl">{letters ? t('title') : unsent('title')}</h1>
      <p role="status">{letters ? t('text', { hours: COMPLAINT_HOURS }) : unsent('text')}</p>
      {shown && (
        <p>
          <a href={`/dev/mail?language=${locale}`}>{t('kept')}</a>
        </p>
      )}
      {letters && <p>{t('nothing')}</p>}
    </div>
  )
}
