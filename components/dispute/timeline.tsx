import { useTranslations } from 'next-intl'
import type { CaseShown } from '../../db/queries/case-file'
import type { Locale } from '../../domain/locale'
import { Sealing } from '../log/sealing'
import { Who } from '../log/who'
import { Time } from '../ui/time'

/** Everything that happened to a case, each with where it stands in the sealed log. */
export function Timeline({ entries, locale }: Pick<CaseShown, 'entries'> & { locale: Locale }) {
  const [t, history] = [useTranslations('caseFile'), useTranslations('history')]
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="mb-3 text-lg">
        {t('timeline')}
      </h2>
      <ol className="border-line border-t">
        {entries.map((entry) => (
          <li key={entry.id} className="flex flex-wrap gap-x-4 gap-y-1 border-line border-b py-2 font-label text-sm">
            <span className="grow basis-56">{history(entry.kind)}</span>
            <span className="flex flex-wrap gap-x-4 text-soft text-xs">
              <Who actor={entry.actor} />
              <Time at={entry.at} locale={locale} exact />
              <Sealing leaf={entry.leaf} sealedIn={entry.sealedIn} locale={locale} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
