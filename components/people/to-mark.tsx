import { useTranslations } from 'next-intl'
import type { ToMark } from '../../db/queries/marks'
import type { Locale } from '../../domain/locale'
import { PROBATION_MODERATORS, PROBATION_VOTES } from '../../domain/probation'
import { REASON_LENGTH } from '../../domain/vote'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { useNth } from '../desk/nth'
import { Submit } from '../desk/submit'
import { Notice } from '../ui/notice'
import { Words } from '../ui/prose'

type Props = {
  items: readonly ToMark[]
  action: Action
  done: string | string[] | undefined
  sheet: () => { draw: string; back: string }
  locale: Locale
}

/** Votes of those on probation: the reason and the evidence, without whose they are or what they decided. */
export function VotesToMark({ items, action, done, sheet, locale }: Props) {
  const [t, nth] = [useTranslations('people.marks'), useNth()]
  const said = (['vote_marked', 'probation_ended'] as const).find((each) => each === done)
  return (
    <section className="space-y-5">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="max-w-[65ch]">{t('lead', { votes: PROBATION_VOTES, moderators: PROBATION_MODERATORS })}</p>
      {said && (
        <Notice tone="good" role="status">
          {t(said)}
        </Notice>
      )}
      {items.length === 0 ? (
        <p className="text-soft">{t('none')}</p>
      ) : (
        <ul aria-label={t('title')} className="divide-y divide-line border-line border-y">
          {items.map((vote, at) => (
            <li key={vote.id} className="max-w-[65ch] space-y-4 py-6">
              <Shown vote={vote} locale={locale} />
              <MarkForm vote={vote} name={nth(t('mark'), at, items.length)} action={action} sheet={sheet} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Shown({ vote, locale }: { vote: ToMark; locale: Locale }) {
  const t = useTranslations('people.marks')
  const stance = useTranslations('stance')
  const language = locale in vote.text ? locale : (Object.keys(vote.text)[0] as Locale | undefined)
  return (
    <>
      <Words as="p" language={language ?? null} className="font-semibold">
        {(language && vote.text[language]) ?? ''}
      </Words>
      <div>
        <p className="font-label font-medium text-sm">{t('reason')}</p>
        <Words as="blockquote" className="mt-1 whitespace-pre-line border-edge border-s-2 ps-4">
          {vote.reason}
        </Words>
      </div>
      <div>
        <p className="font-label font-medium text-sm">{t('evidence', { count: vote.evidence.length })}</p>
        <ul className="mt-1 space-y-2">
          {vote.evidence.map((piece, at) => (
            <li key={at} className="text-sm">
              <span className="font-label text-soft text-xs">{stance(piece.stance)}: </span>
              <Words language={piece.language}>{piece.exact}</Words>
              <span className="font-label text-soft text-xs">
                {' · '}
                <Words language={piece.language}>{piece.title}</Words>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

function MarkForm({ vote, name, action, sheet }: { vote: ToMark; name: string } & Pick<Props, 'action' | 'sheet'>) {
  const t = useTranslations('people.marks')
  return (
    <Form {...sheet()} action={action} label={name} fold={t('mark')} fields={['sound', 'reason']}>
      <input type="hidden" name="voteId" value={vote.id} />
      <RadioField
        name="sound"
        legend={t('question')}
        quiet
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
      />
      <LongField name="reason" label={t('why')} hint={t('whyHint')} rows={3} maxLength={REASON_LENGTH.max} />
      <Submit>{t('mark')}</Submit>
    </Form>
  )
}
