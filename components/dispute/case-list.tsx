import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { CaseRow } from '../../db/queries/cases'
import type { Locale } from '../../domain/locale'
import { dayIn } from '../../i18n/dates'
import { inLanguage } from '../../i18n/languages'
import { Words } from '../ui/prose'
import { Stamp } from '../verdict/stamp'
import { Parts } from './parts'

/** Open cases, each kind under its own heading: mine to rule, another's, nobody's yet. */
export function CaseList({ items, locale }: { items: readonly CaseRow[]; locale: Locale }) {
  const t = useTranslations('disputes')
  return [...new Set(items.map((item) => item.kind))].map((kind) => (
    <section key={kind} aria-labelledby={`cases-${kind}`} className="mt-10">
      <h2 id={`cases-${kind}`} className="text-xl">
        {t(`kind.${kind}`)}
      </h2>
      <p className="mt-1 max-w-[65ch] font-label text-soft text-sm">{t(`hint.${kind}`)}</p>
      <ol className="mt-4 divide-y divide-line border-line border-y">
        {items
          .filter((item) => item.kind === kind)
          .map((item) => (
            <li key={item.id} className="py-4">
              <Row item={item} locale={locale} />
            </li>
          ))}
      </ol>
    </section>
  ))
}

function Row({ item, locale }: { item: CaseRow; locale: Locale }) {
  const t = useTranslations('disputes')
  const grounds = useTranslations('ground')
  const worded = inLanguage(item.texts, locale)
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <Link
          href={`/${locale}/desk/disputes/${item.id}`}
          prefetch={false}
          className="min-w-0 grow basis-80 font-semibold"
        >
          <Words language={worded?.language ?? null}>{worded?.text}</Words>
        </Link>
        <Stamp verdict={item.verdict} />
      </div>
      <p className="mt-1 font-label text-soft text-sm">
        {grounds(item.ground)} · {t('since', { date: dayIn(locale, item.at) })}
      </p>
      <Parts parts={item.parts} />
    </>
  )
}
