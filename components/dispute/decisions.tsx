import { useTranslations } from 'next-intl'
import type { CaseShown } from '../../db/queries/case-file'
import type { ClaimPage } from '../../db/queries/event'
import type { Party } from '../../db/queries/parties'
import type { Locale } from '../../domain/locale'
import { STAGES, type Stage } from '../../domain/ruling'
import { Words } from '../ui/prose'
import { Time } from '../ui/time'
import { Stamp } from '../verdict/stamp'
import { By } from './by'
import { Cites } from './cites'

type Props = { file: Pick<CaseShown, 'opinions' | 'rulings' | 'appeal' | 'claim'>; locale: Locale }

/** What moderators wrote, in its order: the opinions and the ruling, the appeal, and the same once more. */
export function Decisions({ file, locale }: Props) {
  const t = useTranslations('caseFile')
  const { appeal } = file
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions" className="mb-3 text-lg">
        {t('decisions')}
      </h2>
      {file.opinions.length + file.rulings.length === 0 && <p className="text-soft">{t('undecided')}</p>}
      <At stage={STAGES[0]} file={file} locale={locale} />
      {appeal && (
        <article aria-labelledby="appealed" className="space-y-2 border-line border-t py-4">
          <h3 id="appealed" className="font-label text-base">
            {t('appeal')}
          </h3>
          <Byline by={appeal.by} party={appeal.party} at={appeal.at} locale={locale} />
          <Words as="p" className="max-w-[65ch] whitespace-pre-line">
            {appeal.statement}
          </Words>
        </article>
      )}
      <At stage={STAGES[1]} file={file} locale={locale} />
    </section>
  )
}

function At({ stage, file: { opinions, rulings, claim }, locale }: Props & { stage: Stage }) {
  const [t, stages] = [useTranslations('caseFile'), useTranslations('stage')]
  const ruling = rulings.find((each) => each.stage === stage)
  const written = opinions.filter((each) => each.stage === stage)
  return (
    <>
      {written.map((each) => (
        <Decision key={each.id} title={t('opinion')} decision={each} claim={claim} locale={locale} />
      ))}
      {ruling && <Decision title={stages(stage)} decision={ruling} claim={claim} locale={locale} rules />}
    </>
  )
}

type Written = Omit<CaseShown['opinions'][number], 'id' | 'stage'>

function Decision(props: { title: string; decision: Written; claim: ClaimPage; locale: Locale; rules?: boolean }) {
  const { title, decision, claim, locale, rules = false } = props
  const [t, outcomes] = [useTranslations('caseFile'), useTranslations('outcome')]
  return (
    <article className={`space-y-2 border-line border-t py-4 ${rules ? 'border-s-2 border-s-ink ps-4' : ''}`}>
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-label text-base">
        {title}
        <strong className="font-semibold">{outcomes(decision.outcome)}</strong>
        {decision.verdict && <Stamp verdict={decision.verdict} />}
      </h3>
      <Byline by={decision.by} at={decision.at} locale={locale} />
      <Words as="p" className="max-w-[65ch] whitespace-pre-line">
        {decision.reason}
      </Words>
      <Cites evidence={decision.evidence} claim={claim} />
      {rules && decision.outcome === 'remanded' && <p className="font-label text-sm">{t('remanded')}</p>}
      {!rules && <p className="font-label text-soft text-xs">{t('notEnough')}</p>}
    </article>
  )
}

type BylineProps = { by: string | null; party?: Party | null; at: Date; locale: Locale }

function Byline({ by, party = null, at, locale }: BylineProps) {
  return (
    <p className="font-label text-sm">
      <By handle={by} party={party} />{' '}
      <span className="text-soft text-xs">
        <Time at={at} locale={locale} />
      </span>
    </p>
  )
}
