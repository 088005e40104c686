import { useTranslations } from 'next-intl'
import { FRESH_MINUTES, WRONG_CODES } from '../../domain/factor'
import { LIMITS, type Limited, VERSIONS } from '../../domain/limits'
import { LINK_MINUTES, SESSION_DAYS } from '../../domain/sign-in'

/** How often things may be done, with the numbers that count. */
export function Limits() {
  const t = useTranslations('method')
  return (
    <section id="limits" className="space-y-3">
      <h2>{t('limitsTitle')}</h2>
      <p>{t('limits', { versions: VERSIONS })}</p>
      <dl className="space-y-4">
        {(Object.keys(LIMITS) as Limited[]).map((each) => (
          <div key={each} className="grid gap-x-6 gap-y-1 sm:grid-cols-[13rem_1fr]">
            <dt className="font-label font-medium text-sm">{t(`limited.${each}`)}</dt>
            <dd>
              <ul>
                {LIMITS[each].map((limit) => (
                  <li key={`${limit.per} ${limit.within}`}>{t('limit', limit)}</li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      <p>{t('signingIn', { link: LINK_MINUTES, days: SESSION_DAYS, fresh: FRESH_MINUTES })}</p>
      <p>{t('wrongCodes', WRONG_CODES)}</p>
    </section>
  )
}
