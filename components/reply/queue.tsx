import { useTranslations } from 'next-intl'
import type { Agent } from '../../db/queries/agents'
import type { ReplyAtDesk } from '../../db/queries/replies'
import type { Locale } from '../../domain/locale'
import { forbids, type Person } from '../../domain/permissions'
import { REASON_LENGTH } from '../../domain/vote'
import { dayIn } from '../../i18n/dates'
import { AgentName } from '../agent/name'
import { Told } from '../claim/text'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { useNth } from '../desk/nth'
import { Submit } from '../desk/submit'
import { Handle, Words } from '../ui/prose'

type Props = {
  items: readonly ReplyAtDesk[]
  agents: Readonly<Record<string, Agent>>
  moderator: Person
  action: Action
  sheet: () => { draw: string; back: string }
  locale: Locale
}

/** Replies that no moderator has decided on, and the decision on each; whoever has a part in its claim is told so in place of the form. */
export function ReplyQueue({ items, agents, moderator, action, sheet, locale }: Props) {
  const [t, refusal, nth] = [useTranslations('reply.desk'), useTranslations('refusal'), useNth()]
  if (items.length === 0) return <p>{t('none')}</p>
  return (
    <ul aria-label={t('title')} className="divide-y divide-line border-line border-y">
      {items.map((reply, at) => {
        const barred = forbids(moderator, 'decide_reply', { self: reply.self, parts: reply.parts })
        return (
          <li key={reply.id} className="max-w-[65ch] space-y-4 py-6">
            <p className="font-medium">
              <AgentName agents={agents} id={reply.agent} locale={locale} />
            </p>
            <p className="font-label text-sm">
              <a href={`/${locale}/events/${reply.slug}`}>
                <Told texts={reply.texts} locale={locale} />
              </a>
            </p>
            <Words as="blockquote" className="whitespace-pre-line border-edge border-s-2 ps-4">
              {reply.text}
            </Words>
            <p className="flex flex-wrap gap-x-3 font-label text-sm">
              <Words>{reply.name}</Words>
              <span className="text-soft">{dayIn(locale, reply.at)}</span>
            </p>
            <p className="font-label text-sm">
              {t.rich(reply.proven ? 'counts' : 'waits', { host: () => <bdi dir="ltr">{reply.from}</bdi> })}
            </p>
            {!reply.proven && <Found found={reply.found} />}
            {barred ? (
              <p className="font-label text-soft text-sm">{refusal(barred as Parameters<typeof refusal>[0])}</p>
            ) : (
              <Decide
                reply={reply}
                name={nth(t('decide'), at, items.length)}
                who={moderator.id}
                action={action}
                sheet={sheet}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What was captured where a reply was written from. Whoever captured it said whose it is: for a moderator a hint, and no proof. */
function Found({ found }: Pick<ReplyAtDesk, 'found'>) {
  const [t, gone] = [useTranslations('reply.desk'), useTranslations('gone')]
  if (!found) return <p className="font-label text-soft text-sm">{t('notFound')}</p>
  return (
    <p className="font-label text-sm">
      {t('found', { count: found.documents })}{' '}
      {found.by.map((handle) => (
        <span key={handle} className="me-2">
          <Handle handle={handle} former={gone('former')} />
        </span>
      ))}
    </p>
  )
}

type Decided = { reply: ReplyAtDesk; name: string; who: string } & Pick<Props, 'action' | 'sheet'>

function Decide({ reply, name, who, action, sheet }: Decided) {
  const t = useTranslations('reply.desk')
  const choices = reply.proven ? (['refused'] as const) : (['accepted', 'refused'] as const)
  return (
    <Form
      {...sheet()}
      action={action}
      label={name}
      fold={t('decide')}
      fields={['decision', 'reason']}
      draft={`${who} reply ${reply.id}`}
    >
      <input type="hidden" name="replyId" value={reply.id} />
      <RadioField
        quiet
        name="decision"
        legend={t('question')}
        choices={choices.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
      />
      <LongField name="reason" label={t('why')} hint={t('whyHint')} rows={3} maxLength={REASON_LENGTH.max} />
      <Submit>{t('decide')}</Submit>
    </Form>
  )
}
