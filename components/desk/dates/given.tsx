import { useTranslations } from 'next-intl'
import type { DateGiven } from '../../../db/queries/dates'
import type { DeskEvent } from '../../../db/queries/desk-event'
import { REASON_LENGTH } from '../../../domain/vote'
import { Handle, Words } from '../../ui/prose'
import { Time } from '../../ui/time'
import type { Desk } from '../desk'
import { LongField } from '../fields'
import { Form } from '../form'
import { Submit } from '../submit'
import { Dated } from './told'

type Props = { date: DateGiven; source: { language: string | null } | undefined; event: DeskEvent; desk: Desk }

/** One time as it was recorded, in which words, by whom; and the way to take it back. */
export function GivenDate({ date, source, event, desk }: Props) {
  const t = useTranslations('desk.citations')
  const { withdrawn } = date
  return (
    <div className="space-y-2">
      <Dated date={date} occasions={event.occasions} desk={desk} />
      <Words
        as="blockquote"
        language={source?.language ?? null}
        className={withdrawn ? 'line-clamp-6 text-soft line-through' : 'line-clamp-6'}
      >
        {date.exact}
      </Words>
      <p className="font-label text-soft text-xs">
        {t.rich(`by.${date.choice ?? 'own'}`, {
          handle: () => <Handle handle={date.recordedBy} former={t('former')} />,
          time: () => <Time at={date.at} locale={desk.locale} />,
        })}
      </p>
      {withdrawn ? (
        <p className="font-label text-sm">
          {t.rich('withdrawnBy', {
            handle: () => <Handle handle={withdrawn.by} former={t('former')} />,
            reason: () => <Words>{withdrawn.reason}</Words>,
          })}
        </p>
      ) : (
        <WithdrawDate date={date} desk={desk} />
      )}
    </div>
  )
}

function WithdrawDate({ date, desk }: { date: DateGiven; desk: Desk }) {
  const [t, words] = [useTranslations('desk.dates'), useTranslations('desk.citations')]
  if (desk.forbids('withdraw_date', { own: date.recordedBy === desk.handle }) !== null) return null
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.undate}
      label={`${words('withdraw')}: ${date.exact.slice(0, 60)}`}
      fold={words('withdraw')}
      fields={['reason']}
    >
      <input type="hidden" name="dateId" value={date.id} />
      <LongField
        name="reason"
        label={words('withdrawReason')}
        hint={t('withdrawHint')}
        rows={2}
        maxLength={REASON_LENGTH.max}
      />
      <Submit tone="grave">{words('withdrawIt')}</Submit>
    </Form>
  )
}
