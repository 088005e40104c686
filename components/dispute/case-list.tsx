import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { CaseRow } from '../../db/queries/cases'
import { type CaseState, IDLE_HOURS } from '../../domain/dispute'
import type { Locale } from '../../domain/locale'
import { parseAbout } from '../../domain/thing'
import { dayIn, instantIn } from '../../i18n/dates'
import { inLanguage } from '../../i18n/languages'
import { Handle, Words } from '../ui/prose'
import { Stamp } from '../verdict/stamp'
import { CaseKeys } from './case-keys'
import { Parts } from './parts'
import { StateSentence } from './standing'

/** Cases, each kind under its own heading: taken by me, mine to decide, those I am heard in or barred from, and the rest. */
export function CaseList({ items, locale }: { items: readonly CaseRow[]; locale: Locale }) {
  const t = useTranslations('disputes')
  const kinds = [...new Set(items.map((item) => item.kind))].map((kind) => (
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
              <Row item={item} first={item === items[0]} locale={locale} />
            </li>
          ))}
      </ol>
    </section>
  ))
  return <CaseKeys>{kinds}</CaseKeys>
}

function Row({ item, first, locale }: { item: CaseRow; first: boolean; locale: Locale }) {
  const [t, grounds, refusals] = [useTranslations('disputes'), useTranslations('ground'), useTranslations('refusal')]
  const words = useTranslations('caseFile')
  const worded = inLanguage(item.texts, locale)
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <Link
          href={`/${locale}/desk/disputes/${item.id}`}
          prefetch={false}
          id={first ? 'first-case' : undefined}
          data-row=""
          className="min-w-0 grow basis-80 font-semibold"
        >
          <Words language={worded?.language ?? null}>{worded?.text}</Words>
        </Link>
        {item.verdict && <Stamp verdict={item.verdict} />}
      </div>
      <p className="mt-1 font-label text-soft text-sm">
        {words(`about.${parseAbout(item.about)?.kind ?? 'claim'}`)} · {grounds(item.ground)} ·{' '}
        {t('since', { date: dayIn(locale, item.openedAt) })} ·{' '}
        {t('reach', { sources: item.sources, votes: item.votes })}
      </p>
      <p className="mt-1 font-label text-sm">
        <StateSentence state={item.state} dueAt={item.dueAt} locale={locale} /> <Hold item={item} locale={locale} />
      </p>
      {item.wrote && <p className="mt-1 font-label text-sm">{refusals('barred_wrote')}</p>}
      <Parts parts={item.parts} />
    </>
  )
}

/** Who is at work on a case, and until when; or that nobody could be. */
function Hold({ item, locale }: { item: CaseRow; locale: Locale }) {
  const [t, words] = [useTranslations('disputes'), useTranslations('caseFile')]
  if (item.waits) return t('short')
  if (!item.heldAt) return null
  const until = instantIn(locale, new Date(item.heldAt.getTime() + IDLE_HOURS * 3_600_000))
  if (item.kind === 'held') return t('until', { until })
  return words.rich('held', { who: () => <Handle handle={item.heldBy} former={words('former')} />, until })
}

/** How many cases are open, and in which states. */
export function CasesCounted({ counted }: { counted: { open: number; states: readonly CaseCount[] } }) {
  const [t, states] = [useTranslations('disputes'), useTranslations('caseState')]
  return (
    <p className="mt-4 flex flex-wrap gap-x-5 font-label text-sm">
      <strong className="font-medium">{t('counts', { open: counted.open })}</strong>
      {counted.states.map(({ state, open }) => (
        <span key={state} className="text-soft">
          {states(state)}: {open}
        </span>
      ))}
    </p>
  )
}

type CaseCount = { state: CaseState; open: number }
