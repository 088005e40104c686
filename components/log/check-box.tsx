import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { LogEntry } from '../../db/queries/log'
import type { Locale } from '../../domain/locale'
import { WRITING } from '../../i18n/languages'
import { type Fault, STEPS, type Step } from './check/check'
import { Technical } from './technical'

const FAULTS: readonly Fault[] = ['entry', 'signature', 'unknown_key', 'place', 'growth', 'shorter']

/**
 * Where the reader's browser says what it found. Every word it may need is here already, hidden; the script of the page
 * (`check/page.ts`) only shows and hides. What shows without it says so.
 */
export function CheckBox({ entry, locale }: { entry: LogEntry; locale: Locale }) {
  const t = useTranslations('log.check')
  const again = { again: (words: ReactNode) => <a href={`/${locale}/log/${entry.leaf}`}>{words}</a> }
  return (
    <section
      id="check"
      aria-labelledby="check-title"
      data-leaf={entry.leaf}
      data-index={entry.sealed ? entry.index : undefined}
      data-log="/api/v1/log"
      data-writing={WRITING[locale]}
      className="my-10 space-y-4 border-ink border-y-4 border-double py-6"
    >
      <h2 id="check-title" className="text-xl">
        {t('title')}
      </h2>
      <p data-state="needs" className="max-w-[65ch]">
        {t('needs')}
      </p>
      <div role="status" className="font-label">
        <State of="running">{t('running')}</State>
        <State of="holds">
          <Sign className="text-confirmed">✓</Sign>
          <strong className="font-semibold text-confirmed text-lg">{t('holds')}</strong>
        </State>
        <State of="unsealed">{t.rich('unsealed', again)}</State>
        <State of="sealed">{t.rich('sealed', again)}</State>
        <State of="unchecked">
          <Sign className="text-unverified">▲</Sign>
          <span>{t.rich('unchecked', again)}</span>
        </State>
      </div>
      <Alarm />
      <div data-state="holds alarm unchecked" hidden>
        <h3 className="sr-only">{t('steps')}</h3>
        <ol className="space-y-3">
          {STEPS.map((step) => (
            <Checked key={step} step={step} />
          ))}
        </ol>
      </div>
      <p className="max-w-[65ch] font-label text-soft text-xs">{t('honest')}</p>
    </section>
  )
}

function State({ of, children }: { of: string; children: ReactNode }) {
  return (
    <div data-state={of} hidden>
      <p className="flex items-baseline gap-3">{children}</p>
    </div>
  )
}

function Sign({ className, children }: { className: string; children: string }) {
  return (
    <span aria-hidden="true" className={`shrink-0 text-lg ${className}`}>
      {children}
    </span>
  )
}

/** Nothing on the page is louder: what failed, what it means, and the two signed words that contradict each other. */
function Alarm() {
  const [t, fault, kept] = [useTranslations('log.check'), useTranslations('log.fault'), useTranslations('log.kept')]
  return (
    <div role="alert">
      <div data-state="alarm" hidden>
        <div className="space-y-3 bg-denied px-5 py-5 font-label text-paper">
          <p className="flex items-baseline gap-3 font-semibold text-2xl">
            <span aria-hidden="true">✕</span>
            {t('alarm')}
          </p>
          {FAULTS.map((each) => (
            <p key={each} data-fault={each} hidden className="text-base">
              {fault(each)}
            </p>
          ))}
          <p className="text-sm">{t('alarmDo')}</p>
        </div>
        <div data-kept="remembered" hidden className="mt-4 space-y-2">
          <p className="font-label text-sm">{kept('hint')}</p>
          <p className="font-label font-medium text-sm">{kept('remembered')}</p>
          <Technical label={kept('remembered')}>
            <span data-put="remembered" />
          </Technical>
        </div>
        <div data-kept="shown" hidden className="mt-4 space-y-2">
          <p className="font-label font-medium text-sm">{kept('shown')}</p>
          <Technical label={kept('shown')}>
            <span data-put="shown" />
          </Technical>
        </div>
      </div>
    </div>
  )
}

function Checked({ step }: { step: Step }) {
  const [t, result] = [useTranslations('log.check'), useTranslations('log.check.result')]
  return (
    <li data-step={step} className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 font-label text-sm">
      <span>
        <Result of="holds" sign="✓" className="text-confirmed">
          {result('holds')}
        </Result>
        <Result of="failed" sign="✕" className="text-denied">
          {result('failed')}
        </Result>
        <Result of="open" sign="–" className="text-soft">
          {result('open')}
        </Result>
      </span>
      <span>
        {t(step)}
        {step === 'growth' && <Growth />}
      </span>
    </li>
  )
}

function Result({ of, sign, className, children }: { of: string; sign: string; className: string; children: string }) {
  return (
    <span data-result={of} hidden className={`font-medium ${className}`}>
      <span aria-hidden="true" className="inline-block w-5">
        {sign}
      </span>
      {children}
    </span>
  )
}

function Growth() {
  const t = useTranslations('log.check')
  const numbers = { seen: () => <bdi data-put="seen" />, size: () => <bdi data-put="size" /> }
  const said = {
    first: t('growthFirst'),
    grown: t.rich('growthGrown', numbers),
    older: t.rich('growthOlder', numbers),
    forgetful: t('growthForgetful'),
  }
  return Object.entries(said).map(([code, words]) => (
    <span key={code} data-growth={code} hidden className="block text-soft">
      {words}
    </span>
  ))
}
