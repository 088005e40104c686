import { useTranslations } from 'next-intl'
import type { CaseShown } from '../../db/queries/case-file'
import type { Locale } from '../../domain/locale'
import { Handle } from '../ui/prose'
import { Time } from '../ui/time'

/** Whose votes do not count until the case is decided, and what speaks for looking at them. Nothing where none are held. */
export function Held({ holds, locale }: { holds: CaseShown['holds']; locale: Locale }) {
  const [t, signs] = [useTranslations('caseFile'), useTranslations('sign')]
  if (holds.length === 0) return null
  return (
    <section aria-labelledby="held" className="space-y-4">
      <h2 id="held" className="text-lg">
        {t('holds')}
      </h2>
      <p className="max-w-[65ch]">{t('holdsLead')}</p>
      <ul className="space-y-4">
        {holds.map((hold) => (
          <li key={hold.id} className="border-edge border-s-2 ps-4">
            <p className="flex flex-wrap gap-x-3 font-label text-sm">
              {hold.reviewers.map((handle, at) => (
                <Handle key={handle ?? at} handle={handle} former={t('former')} />
              ))}
            </p>
            <ul>
              {hold.signs.map((sign) => (
                <li key={sign}>{signs(sign)}</li>
              ))}
            </ul>
            <p className="font-label text-soft text-xs">
              <Time at={hold.at} locale={locale} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
