import { useTranslations } from 'next-intl'
import type { DeskEvent } from '../../db/queries/desk-event'
import { inLanguage } from '../../i18n/languages'
import { RegroupingTold } from '../dispute/regrouping-told'
import { plainWords } from '../ui/gone'
import { Words } from '../ui/prose'
import { ContestThing } from './contest-thing'
import type { Desk } from './desk'

/** What was merged, parted and split here and still stands, and the form that contests it. */
export function Regrouped({ event, desk }: { event: DeskEvent; desk: Desk }) {
  const [t, gone] = [useTranslations('event'), useTranslations('gone')]
  if (event.regroupings.length === 0) return null
  return (
    <section aria-labelledby="regrouped" className="max-w-3xl space-y-2">
      <h2 id="regrouped" className="font-label font-semibold text-sm">
        {t('regrouped')}
      </h2>
      <ul className="divide-y divide-line border-line border-y">
        {event.regroupings.map((regrouping) => {
          const other = regrouping.from.id === event.id ? regrouping.to : regrouping.from
          const told = plainWords(inLanguage(other.texts, desk.locale)?.text.title ?? other.slug, gone)
          return (
            <li key={regrouping.id} id={`regrouping-${regrouping.id}`} tabIndex={-1} className="space-y-2 py-3">
              <p className="font-label text-sm">
                <RegroupingTold regrouping={regrouping} locale={desk.locale} />
              </p>
              <Words as="p" className="max-w-[65ch] whitespace-pre-line text-soft text-sm">
                {regrouping.reason}
              </Words>
              <ContestThing kind="regrouping" id={regrouping.id} disputes={event.disputes} told={told} desk={desk} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
