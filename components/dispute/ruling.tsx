import { useTranslations } from 'next-intl'
import type { CaseFile } from '../../db/queries/case'
import { forbids, type Person } from '../../domain/permissions'
import type { Action } from '../desk/answer'
import { Notice } from '../ui/notice'
import { Parts } from './parts'
import { RulingForm } from './ruling-form'

type Props = { file: CaseFile; person: Person; action: Action; sheet: { draw: string; back: string } }

/** Where an open case is ruled, or why this moderator cannot rule it. Once it is ruled there is nothing here. */
export function Ruling({ file, person, action, sheet }: Props) {
  const [t, refusals] = [useTranslations('disputes'), useTranslations('refusal')]
  const { claim, dispute, parts } = file
  // A case stands on a claim that has settled; while one has not, there is neither verdict nor tally to read.
  if (dispute.state !== 'open' || claim.verdict === null || claim.tally === null) return null
  const barred = forbids(person, 'rule', { parts })
  return (
    <section aria-labelledby="ruling" className="max-w-3xl border-ink border-t-4 border-double pt-6">
      <h2 id="ruling" className="text-xl">
        {t('rule')}
      </h2>
      <p className="mt-1 mb-6 font-label text-soft text-sm">{t('order', claim.tally)}</p>
      {barred === null ? (
        <RulingForm file={file} verdict={claim.verdict} action={action} sheet={sheet} />
      ) : (
        <Notice tone="caution">{barred === 'suspended' ? refusals('suspended') : <Parts parts={parts} />}</Notice>
      )}
    </section>
  )
}
