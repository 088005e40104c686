import { useTranslations } from 'next-intl'
import type { EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { DisputedMark } from '../dispute/mark'
import { RegroupingTold } from '../dispute/regrouping-told'
import { Words } from '../ui/prose'
import { Time } from '../ui/time'

type Props = { event: EventPage; locale: Locale }

/** How claims came to stand under an event, or under another than before: what was done, when and why, and how to contest it. */
export function Regrouped({ event, locale }: Props) {
  const [t, cases] = [useTranslations('event'), useTranslations('caseFile')]
  if (event.regroupings.length === 0) return null
  return (
    <section aria-labelledby="regrouped">
      <h2 id="regrouped" className="mb-3 text-lg">
        {t('regrouped')}
      </h2>
      <ul>
        {event.regroupings.map((regrouping) => {
          const about = `regrouping:${regrouping.id}`
          const isOpen = event.disputes.some((each) => each.state === 'open' && each.about === about)
          return (
            <li key={regrouping.id} className="space-y-2 border-line border-t py-4">
              <p className="max-w-[65ch]">
                <RegroupingTold regrouping={regrouping} locale={locale} />
              </p>
              <Words as="p" className="max-w-[65ch] whitespace-pre-line text-soft">
                {regrouping.reason}
              </Words>
              <p className="flex flex-wrap gap-x-4 font-label text-sm">
                <span className="text-soft">
                  <Time at={regrouping.at} locale={locale} />
                </span>
                {!isOpen && <a href={`/${locale}/complaints/new?about=${about}`}>{cases('contestRegrouping')}</a>}
              </p>
              <DisputedMark about={about} disputes={event.disputes} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
