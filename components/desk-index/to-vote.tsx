import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ToVote } from '../../db/queries/desk'
import { HEADLINE } from '../../domain/claim'
import type { Locale } from '../../domain/locale'
import { QUORUM } from '../../domain/verdict'
import { inLanguage } from '../../i18n/languages'
import { Pager } from '../ui/pager'
import { Words } from '../ui/prose'
import { Time } from '../ui/time'

type Props = {
  page: { items: readonly ToVote[]; next: string | null }
  /** Whether the list was begun on an earlier page. */
  begun: boolean
  locale: Locale
}

/** What waits for a reviewer's vote, each kind under its own heading, the most pressing first. */
export function ToVoteSection({ page: { items, next }, begun, locale }: Props) {
  const t = useTranslations('deskIndex')
  const path = `/${locale}/desk`
  return (
    <section aria-labelledby="to-vote">
      <h2 id="to-vote" className="text-xl">
        {t('toVote')}
      </h2>
      {items.length === 0 && (
        <p className="mt-3">
          {t('none')} <a href={`/${locale}/events?state=under_review`}>{t('events')}</a>
        </p>
      )}
      {[...new Set(items.map((item) => item.kind))].map((kind) => (
        <Kind key={kind} kind={kind} items={items.filter((item) => item.kind === kind)} locale={locale} />
      ))}
      <Pager
        label={t('pages')}
        first={begun ? { href: path, text: t('first') } : null}
        next={next ? { href: `${path}?cursor=${next}`, text: t('next') } : null}
      />
    </section>
  )
}

function Kind({ kind, items, locale }: { kind: ToVote['kind']; items: readonly ToVote[]; locale: Locale }) {
  const t = useTranslations('deskIndex')
  return (
    <section aria-labelledby={`waits-${kind}`} className="mt-8">
      <h3 id={`waits-${kind}`} className="text-lg">
        {t(`wait.${kind}`)}
      </h3>
      <p className="mt-1 max-w-[65ch] font-label text-soft text-sm">{t(`hint.${kind}`, { quorum: QUORUM })}</p>
      <ol className="mt-4 divide-y divide-line border-line border-y">
        {items.map((item) => (
          <li key={item.id}>
            <Row item={item} locale={locale} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The claim is the way to where it is voted on; beside it only what is public: votes cast, passages, the last change. */
function Row({ item, locale }: { item: ToVote; locale: Locale }) {
  const t = useTranslations('deskIndex')
  const worded = inLanguage(item.texts, locale)
  const titled = inLanguage(item.titles, locale)
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 py-4">
      <div className="min-w-0 grow basis-80">
        <Link
          href={`/${locale}/desk/events/${item.slug}?claim=${item.position}`}
          prefetch={false}
          className="font-semibold"
        >
          <Words language={worded?.language ?? null}>{worded?.text}</Words>
        </Link>
        {item.position > HEADLINE && titled && (
          <p className="font-label text-soft text-sm">
            <Words language={titled.language}>{titled.text}</Words>
          </p>
        )}
      </div>
      <p className="flex flex-wrap gap-x-3 font-label text-soft text-xs">
        <span>{t('cast', { count: item.cast })}</span>
        <span>{t('passages', { count: item.passages })}</span>
        <Time at={item.at} locale={locale} />
      </p>
    </div>
  )
}
