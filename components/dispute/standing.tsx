import { useTranslations } from 'next-intl'
import type { CaseShown } from '../../db/queries/case-file'
import { DAYS, HANDS, IDLE_HOURS } from '../../domain/dispute'
import type { Locale } from '../../domain/locale'
import { dayIn, instantIn } from '../../i18n/dates'
import { Notice } from '../ui/notice'
import { Handle } from '../ui/prose'

type Standing = Pick<CaseShown, 'state' | 'dueAt' | 'heldBy' | 'heldAt' | 'bench' | 'missing' | 'written' | 'waits'>

/** Where a case stands, with its days in plain words; who is at work on it, how many are needed, and whether there are so many. */
export function CaseStanding({ file, locale }: { file: Standing; locale: Locale }) {
  const t = useTranslations('caseFile')
  const { state, heldAt, bench, missing, written } = file
  const isDeciding = state === 'under_ruling' || state === 'appealed'
  const hands = state === 'appealed' && written === 0 ? 'handsAppeal' : written > 0 ? 'handsMore' : 'hands'
  return (
    <section aria-labelledby="standing" className="space-y-3">
      <h2 id="standing" className="text-lg">
        {t('standing')}
      </h2>
      <p className="font-semibold">
        <StateSentence {...file} locale={locale} />
      </p>
      {isDeciding && <p className="max-w-[65ch] font-label text-sm">{t(hands, { written, hands: HANDS })}</p>}
      {isDeciding && (
        <p className="max-w-[65ch] font-label text-sm">
          {heldAt
            ? t.rich('held', {
                who: () => <Handle handle={file.heldBy} former={t('former')} />,
                until: instantIn(locale, new Date(heldAt.getTime() + IDLE_HOURS * 3_600_000)),
              })
            : t('free')}
        </p>
      )}
      {file.waits && <Notice tone="caution">{t('waits', { bench, missing })}</Notice>}
    </section>
  )
}

/** The state of a case and until when, as one sentence. */
export function StateSentence({ state, dueAt, locale }: Pick<Standing, 'state' | 'dueAt'> & { locale: Locale }) {
  const t = useTranslations('caseFile')
  const date = dueAt ? dayIn(locale, dueAt) : ''
  const isDeciding = state === 'under_ruling' || state === 'appealed'
  const overdue = isDeciding && dueAt !== null && dueAt.getTime() < Date.now()
  return t(overdue ? 'overdue' : `state.${state}`, { date, days: DAYS.answering })
}
