import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Citation } from '../../db/queries/citations'
import type { Deed } from '../../domain/permissions'
import { REASON_LENGTH } from '../../domain/vote'
import { WhyGone } from '../dispute/excluded'
import { Handle, Words } from '../ui/prose'
import { Time } from '../ui/time'
import type { Action } from './answer'
import type { Desk } from './desk'
import { LongField } from './fields'
import { Form } from './form'
import { Fold } from './paper'
import { Submit } from './submit'

type Recorded = Pick<Citation, 'exact' | 'choice' | 'recordedBy' | 'at' | 'withdrawn'>

/** What a reader found in a source and somebody put on record: the words, who did it, and who took it back, if somebody did. */
export function RecordedWords({ of, language, desk }: { of: Recorded; language: string | null; desk: Desk }) {
  const t = useTranslations('desk.citations')
  const { exact, choice, recordedBy, at, withdrawn } = of
  return (
    <>
      <Words
        as="blockquote"
        language={language}
        className={withdrawn ? 'line-clamp-6 text-soft line-through' : 'line-clamp-6'}
      >
        {exact}
      </Words>
      <p className="font-label text-soft text-xs">
        {t.rich(`by.${choice ?? 'own'}`, {
          handle: () => <Handle handle={recordedBy} former={t('former')} />,
          time: () => <Time at={at} locale={desk.locale} />,
        })}
      </p>
      {withdrawn && <WithdrawnBy withdrawn={withdrawn} />}
    </>
  )
}

/** Who took something back that is on record, and why. */
export function WithdrawnBy({ withdrawn }: { withdrawn: NonNullable<Recorded['withdrawn']> }) {
  const t = useTranslations('desk.evidence')
  return (
    <p className="font-label text-sm">
      <WhyGone withdrawn={withdrawn}>
        {(by, reason) =>
          t.rich('withdrawnBy', {
            handle: () => <Handle handle={by} former={t('former')} />,
            reason: () => <Words>{reason}</Words>,
          })
        }
      </WhyGone>
    </p>
  )
}

type Taking = {
  deed: Deed
  action: Action
  /** The field that names what is taken back, and its id. */
  field: { name: string; id: string }
  recordedBy: string | null
  told: string
  hint: string
  desk: Desk
}

/** Takes something recorded back, with a reason; it stays visible as withdrawn. Nothing for those who may not. */
export function TakeBack({ deed, action, field, recordedBy, told, hint, desk }: Taking) {
  const t = useTranslations('desk.citations')
  if (desk.forbids(deed, { own: recordedBy === desk.handle }) !== null) return null
  return (
    <Form
      {...desk.sheet()}
      action={action}
      label={`${t('withdraw')}: ${told}`}
      fold={t('withdraw')}
      fields={['reason']}
    >
      <input type="hidden" name={field.name} value={field.id} />
      <LongField name="reason" label={t('withdrawReason')} hint={hint} rows={2} maxLength={REASON_LENGTH.max} />
      <Submit tone="grave">{t('withdrawIt')}</Submit>
    </Form>
  )
}

type Turned = { exact: string; start: number; end: number; by: string | null; at: Date }

/** What was proposed and refused, and by whom; `told` says before the words what each of them was. */
export function Refused<T extends Turned>({
  ones,
  language,
  told,
}: {
  ones: readonly T[]
  language: string | null
  told?: (one: T) => ReactNode
}) {
  const t = useTranslations('desk.citations')
  if (ones.length === 0) return null
  return (
    <Fold words={t('refusedOnes', { count: ones.length })}>
      <ul className="space-y-3">
        {ones.map((each) => (
          <li key={`${each.at.getTime()} ${each.start}`} data-start={each.start} data-end={each.end}>
            {told && <p className="font-label text-sm">{told(each)}</p>}
            <Words as="p" language={language} className="line-clamp-2 text-sm text-soft">
              {each.exact}
            </Words>
            <p className="font-label text-soft text-xs">
              {t.rich('refusedBy', { handle: () => <Handle handle={each.by} former={t('former')} /> })}
            </p>
          </li>
        ))}
      </ul>
    </Fold>
  )
}
