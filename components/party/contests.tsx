import { useTranslations } from 'next-intl'
import type { Contestable, Passage } from '../../db/queries/contestable'
import type { Locale } from '../../domain/locale'
import { Told } from '../claim/text'
import { ThingShown } from '../dispute/thing-shown'
import { FoldTitle } from '../ui/fold'
import { Words } from '../ui/prose'
import { Stamp } from '../verdict/stamp'

type Props = { contested: Contestable; locale: Locale }

/** What is contested: the claim, with the way to its page, and the verdict as it stands; or the passage or the regrouping, under the claim it is told with. */
export function Contests({ contested, locale }: Props) {
  const { kind, slug, texts, settledAt, verdict, source, moment, regrouping } = contested
  const isClaim = kind === 'claim'
  return (
    <div className="space-y-4 border-ink border-t-4 border-double border-b border-b-line pt-6 pb-8">
      {!regrouping && (
        <p className={`max-w-[42ch] ${isClaim ? 'text-xl' : 'text-soft'}`}>
          <a href={`/${locale}/events/${slug}`} className={isClaim ? 'text-ink' : ''}>
            <Told texts={texts} locale={locale} />
          </a>
        </p>
      )}
      {!isClaim && <ThingShown {...{ source, moment, regrouping, locale }} thing={contested} />}
      {isClaim && settledAt && verdict && <Stamp verdict={verdict} />}
    </div>
  )
}

/** The ways to contest one passage, citation or date in place of the whole verdict. */
export function PassagesToContest({ passages, locale }: { passages: readonly Passage[]; locale: Locale }) {
  const [t, gone] = [useTranslations('complaint'), useTranslations('gone')]
  if (passages.length === 0) return null
  return (
    <details>
      <FoldTitle>{t('passages')}</FoldTitle>
      <ul className="divide-y divide-line border-line border-y">
        {passages.map(({ about, kind, says, language }) => (
          <li key={about} className="py-3">
            <span className="block font-label text-soft text-sm">{gone(`thing.${kind}`)}</span>
            <a href={`/${locale}/complaints/new?about=${about}`}>
              <Words language={language}>{says}</Words>
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
