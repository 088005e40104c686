import { useTranslations } from 'next-intl'
import type { CaseShown } from '../../db/queries/case-file'
import type { RegroupingShown } from '../../db/queries/regroupings'
import type { SourceLine } from '../../db/queries/sources'
import type { Locale } from '../../domain/locale'
import type { Moment } from '../../domain/time'
import { momentIn } from '../../i18n/dates'
import { Words } from '../ui/prose'
import { RegroupingTold } from './regrouping-told'

type Props = {
  thing: Pick<CaseShown['thing'], 'kind' | 'id' | 'says' | 'stands' | 'excludedBy'>
  source: Pick<SourceLine, 'id' | 'title' | 'language'> | null
  moment: Moment | null
  regrouping: RegroupingShown | null
  locale: Locale
}

/** What is disputed where it is no verdict: its words, in which source, and whether it stands; of a regrouping what was done, and why. */
export function ThingShown({ thing, source, moment, regrouping, locale }: Props) {
  const t = useTranslations('caseFile')
  const place = AT[thing.kind]
  return (
    <div className="space-y-2">
      {regrouping && (
        <p className="max-w-[60ch] text-xl">
          <RegroupingTold regrouping={regrouping} locale={locale} />
        </p>
      )}
      <Words
        as="blockquote"
        language={source?.language ?? null}
        className={`max-w-[60ch] whitespace-pre-line border-ink border-s-2 ps-4 ${regrouping ? '' : 'text-xl'}`}
      >
        {thing.stands || regrouping ? thing.says : <del>{thing.says}</del>}
      </Words>
      {moment && <p className="font-label text-sm">{momentIn(locale, moment)}</p>}
      {source && (
        <p className="font-label text-sm">
          <a href={`/${locale}/sources/${source.id}${place ? `#${place}-${thing.id}` : ''}`}>
            <Words language={source.language}>{source.title}</Words>
          </a>
        </p>
      )}
      <p className="font-label text-soft text-sm">
        {t(
          thing.stands
            ? 'stands'
            : GONE[regrouping ? 'regrouping' : 'recorded'][thing.excludedBy ? 'byRuling' : 'byOthers'],
        )}
      </p>
    </div>
  )
}

/** Why something does not stand any more. */
const GONE = {
  recorded: { byRuling: 'excluded', byOthers: 'takenBack' },
  regrouping: { byRuling: 'undone', byOthers: 'notLast' },
} as const

/** Where on the page of its source something stands. */
const AT: Partial<Record<CaseShown['thing']['kind'], string>> = { evidence: 'passage', citation: 'said', date: 'given' }
