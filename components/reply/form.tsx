import { useTranslations } from 'next-intl'
import type { Agent } from '../../db/queries/agents'
import type { Locale } from '../../domain/locale'
import { COMPLAINT_HOURS } from '../../domain/party'
import { REPLY_LENGTH } from '../../domain/reply'
import { nameOf } from '../agent/name'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { WhoSpeaks } from '../party/who'
import { Words } from '../ui/prose'

type Props = {
  claimId: string
  named: readonly string[]
  agents: Readonly<Record<string, Agent>>
  action: Action
  sheet: { draw: string; back: string }
  locale: Locale
}

const FIELDS = ['agentId', 'name', 'email', 'text']

/** What somebody answers to a verdict: as whom of those who are named, under which name, from which address, and in which words. */
export function ReplyForm({ claimId, named, agents, action, sheet, locale }: Props) {
  const t = useTranslations('reply')
  return (
    <Form {...sheet} action={action} label={t('title')} fields={FIELDS} className="space-y-7">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="claimId" value={claimId} />
      <p className="max-w-[65ch]">{t('lead')}</p>
      <RadioField
        quiet
        name="agentId"
        legend={t('agent')}
        hint={t('agentHint')}
        choices={named.map((value) => {
          const { language, name } = nameOf(agents[value], value, locale)
          return { value, label: <Words language={language}>{name}</Words> }
        })}
      />
      <WhoSpeaks words={t} />
      <LongField
        name="text"
        label={t('text')}
        hint={t('textHint', REPLY_LENGTH)}
        rows={9}
        maxLength={REPLY_LENGTH.max}
        required
      />
      <div className="space-y-2">
        <Submit>{t('send')}</Submit>
        <p className="max-w-[65ch] font-label text-soft text-xs">{t('sendHint', { hours: COMPLAINT_HOURS })}</p>
      </div>
    </Form>
  )
}
