import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { CheckpointLine } from '../../db/queries/log'
import type { Locale } from '../../domain/locale'
import { InlineList } from '../ui/list'
import { Time } from '../ui/time'
import { signersOf } from './signers'
import { Inline } from './technical'

type Checkpoint = CheckpointLine & { note: string }

/** The latest word of the log, in a reader's terms: how many, under which root, when, by whom. */
export function Latest({ checkpoint, locale }: { checkpoint: Checkpoint | null; locale: Locale }) {
  const t = useTranslations('log')
  return (
    <section aria-labelledby="latest">
      <h2 id="latest" className="text-xl">
        {t('latest')}
      </h2>
      <p className="mt-3 max-w-[65ch]">{t('checkpointIs')}</p>
      {checkpoint ? <Facts checkpoint={checkpoint} locale={locale} /> : <p className="mt-4">{t('none')}</p>}
    </section>
  )
}

function Facts({ checkpoint: { size, root, at, note }, locale }: { checkpoint: Checkpoint; locale: Locale }) {
  const t = useTranslations('log')
  const { log, witnesses } = signersOf(note)
  const names = witnesses.map((name) => <Inline key={name}>{name}</Inline>)
  return (
    <dl className="mt-5 border-line border-y font-label text-sm">
      <Fact name={t('size')}>
        <span className="font-medium text-base tabular-nums">{t('count', { count: size })}</span>
      </Fact>
      <Fact name={t('signedAt')}>
        <Time at={at} locale={locale} exact />
      </Fact>
      <Fact name={t('signedBy')}>
        <Inline>{log}</Inline>
      </Fact>
      <Fact name={t('witnessedBy')}>
        {names.length > 0 ? <InlineList items={names} locale={locale} /> : t('unwitnessed')}
      </Fact>
      <Fact name={t('root')}>
        <Inline>{root}</Inline>
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 border-line border-t py-2 first:border-t-0 sm:grid-cols-[9rem_minmax(0,1fr)] sm:items-baseline">
      <dt className="text-soft">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Earlier words of the log, one a line. */
export function Checkpoints({ items, locale }: { items: readonly CheckpointLine[]; locale: Locale }) {
  const t = useTranslations('log')
  return (
    <ol className="mt-4 font-label text-sm">
      {items.map(({ size, root, at }) => (
        <li
          key={size}
          className="grid gap-x-6 gap-y-0.5 border-line border-t py-3 sm:grid-cols-[9rem_minmax(0,1fr)] sm:items-baseline"
        >
          <span className="tabular-nums">{t('sizeOf', { size })}</span>
          <span className="text-soft">
            <Time at={at} locale={locale} exact />
          </span>
          <span className="text-soft sm:col-start-2">
            <Inline>{root}</Inline>
          </span>
        </li>
      ))}
    </ol>
  )
}
