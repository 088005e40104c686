import { useTranslations } from 'next-intl'
import type { SuspensionShown } from '../../db/queries/suspensions'
import type { Locale } from '../../domain/locale'
import { forbids, type Person } from '../../domain/permissions'
import { REASON_LENGTH } from '../../domain/vote'
import { dayIn } from '../../i18n/dates'
import type { Action } from '../desk/answer'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { Who } from '../log/who'
import { Notice } from '../ui/notice'
import { Handle, Words } from '../ui/prose'

type Sheet = () => { draw: string; back: string }
type Props = {
  items: readonly SuspensionShown[]
  admin: Person
  action: Action
  done: string | string[] | undefined
  sheet: Sheet
  locale: Locale
}

/** Appeals against suspensions that wait for an admin; nothing where none does. */
export function SuspensionAppeals({ items, admin, action, done, sheet, locale }: Props) {
  const [t, gone, history] = [useTranslations('people.appeals'), useTranslations('gone'), useTranslations('history')]
  const said = (['suspension_lifted', 'suspension_upheld'] as const).find((each) => each === done)
  const quoted = 'max-w-[65ch] whitespace-pre-line border-edge border-s-2 ps-4'
  if (items.length === 0 && !said) return null
  return (
    <section id="appeals" className="space-y-5">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="max-w-[65ch]">{t('lead')}</p>
      {said && (
        <Notice tone="good" role="status">
          {t(said)}
        </Notice>
      )}
      <ul aria-label={t('title')} className="divide-y divide-line">
        {items.map((item) => {
          const own = item.suspendedBy === admin.id
          const who = () => <Handle handle={item.suspender} former={gone('former')} />
          const barred = forbids(admin, 'decide_suspension', { self: item.personId === admin.id, own })
          return (
            <li key={item.id} className="space-y-3 py-5">
              <p className="font-semibold">
                <Who actor={item.name ?? 'former'} />
              </p>
              <p className="font-label text-soft text-xs">{t.rich('by', { who, date: dayIn(locale, item.since) })}</p>
              <Words as="blockquote" className={quoted}>
                {item.reason}
              </Words>
              <p className="font-label text-soft text-xs">
                {item.appealedAt && t('appealed', { date: dayIn(locale, item.appealedAt) })}
              </p>
              <Words as="blockquote" className={quoted}>
                {item.statement ?? ''}
              </Words>
              {barred ? (
                <p className="font-label text-soft text-sm">{t(item.decidable ? 'own' : 'waits')}</p>
              ) : (
                <Decide
                  id={item.id}
                  whom={item.name === 'party' ? history('affected') : (item.name ?? '')}
                  action={action}
                  sheet={sheet}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Decide({ id, whom, action, sheet }: { id: string; whom: string; action: Action; sheet: Sheet }) {
  const t = useTranslations('people.appeals')
  return (
    <div className="flex flex-wrap items-start gap-4">
      <Form {...sheet()} action={action} label={`${t('lift')} · ${whom}`} fields={[]}>
        <input type="hidden" name="suspensionId" value={id} />
        <input type="hidden" name="decision" value="lifted" />
        <input type="hidden" name="reason" value="" />
        <Submit>{t('lift')}</Submit>
      </Form>
      <Form {...sheet()} action={action} label={`${t('uphold')} · ${whom}`} fold={t('uphold')} fields={['reason']}>
        <input type="hidden" name="suspensionId" value={id} />
        <input type="hidden" name="decision" value="upheld" />
        <LongField
          name="reason"
          label={t('upholdReason')}
          hint={t('upholdHint')}
          rows={3}
          maxLength={REASON_LENGTH.max}
        />
        <Submit tone="quiet">{t('uphold')}</Submit>
      </Form>
    </div>
  )
}
