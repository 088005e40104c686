import { useTranslations } from 'next-intl'
import type { DeskEvent } from '../../db/queries/desk-event'
import type { Joining } from '../../db/queries/joining'
import { HEADLINE } from '../../domain/claim'
import { REASON_LENGTH } from '../../domain/vote'
import { inLanguage } from '../../i18n/languages'
import { Told } from '../claim/text'
import { Button } from '../ui/button'
import { Field, Select } from '../ui/field'
import { plainWords } from '../ui/gone'
import { Notice } from '../ui/notice'
import { type Desk, deskPath } from './desk'
import { LongField } from './fields'
import { Form } from './form'
import { Fold } from './paper'
import { Stood } from './stood'
import { Submit } from './submit'

type Props = { event: DeskEvent; desk: Desk }
type Merged = DeskEvent['claims'][number]['merged'][number]

/** Two claims that say the same: which goes and which stays is chosen first, and what that would do is shown before it is done. */
export function JoinClaims({ event, desk }: Props) {
  const t = useTranslations('desk.joining')
  const merged = event.claims.flatMap((claim) => claim.merged)
  if (event.claims.length < 2 && merged.length === 0) return null
  return (
    <>
      {event.claims.length > 1 && (
        <Fold words={t('join')} open={desk.joining !== null}>
          <Choose event={event} desk={desk} />
          {desk.joining && <Confirm event={event} desk={desk} joining={desk.joining} />}
        </Fold>
      )}
      {merged.map((each) => (
        <DisjoinForm key={each.id} merged={each} desk={desk} />
      ))}
    </>
  )
}

/** Choosing changes nothing, and what was chosen stands in the address. */
function Choose({ event, desk }: Props) {
  const [t, gone] = [useTranslations('desk.joining'), useTranslations('gone')]
  const choices = event.claims.map(({ id, position, text }) => {
    return { id, position, words: plainWords(inLanguage(text, desk.locale)?.text ?? '', gone) }
  })
  const { goes, stays } = desk.joining ?? { goes: undefined, stays: event.claims[0]?.id }
  const options = (all: typeof choices) =>
    all.map(({ id, words }) => (
      <option key={id} value={id}>
        {words}
      </option>
    ))
  return (
    <form
      action={`/${desk.locale}/desk/events/${desk.slug}#join`}
      aria-label={t('choose')}
      className="grid max-w-2xl gap-4"
    >
      <p className="max-w-[65ch] font-label text-soft text-sm">{t('hint')}</p>
      <input type="hidden" name="claim" value={desk.claim} />
      {desk.source && <input type="hidden" name="source" value={desk.source} />}
      <Field id="join-goes" label={t('goes')}>
        <Select id="join-goes" name="join" defaultValue={goes}>
          {options(choices.filter(({ position }) => position !== HEADLINE))}
        </Select>
      </Field>
      <Field id="join-stays" label={t('stays')}>
        <Select id="join-stays" name="into" defaultValue={stays}>
          {options(choices)}
        </Select>
      </Field>
      <div>
        <Button tone="quiet">{t('look')}</Button>
      </div>
    </form>
  )
}

/** What would become of it, or why it is not done; and the form that does it. */
function Confirm({ event, desk, joining }: Props & { joining: Joining }) {
  const [t, refusal] = [useTranslations('desk.joining'), useTranslations('refusal')]
  const stays = event.claims.find(({ id }) => id === joining.stays)
  const goes = event.claims.find(({ id }) => id === joining.goes)
  return (
    <section id="join" aria-labelledby="join-foreseen" className="mt-6 space-y-4 border-edge border-s-4 ps-4">
      <h3 id="join-foreseen" className="font-label font-semibold text-sm">
        {t('foreseen')}
      </h3>
      {joining.foreseen === null || !goes || !stays ? (
        <Notice tone="wrong">{refusal((joining.refused ?? 'not_found') as 'not_found')}</Notice>
      ) : (
        <>
          <p className="max-w-[65ch] font-label text-sm">
            {t.rich('leads', {
              goes: () => <Told texts={goes.text} locale={desk.locale} />,
              stays: () => <Told texts={stays.text} locale={desk.locale} />,
            })}
          </p>
          <p className="max-w-[65ch] font-label text-sm">
            {t(stays.settledAt === null ? 'sealed' : 'open', { count: joining.foreseen.voters })}
          </p>
          <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
            <Stood told={t('asItStands')} stood={joining.foreseen.before} />
            <Stood told={t('afterwards')} stood={joining.foreseen.after} />
          </dl>
          <Form
            draw={desk.sheet().draw}
            back={`${deskPath(desk, { join: joining.goes, into: joining.stays })}`}
            action={desk.actions.join}
            label={t('join')}
            fields={['reason']}
          >
            <input type="hidden" name="claimId" value={joining.goes} />
            <input type="hidden" name="into" value={joining.stays} />
            <input type="hidden" name="seen" value={joining.foreseen.seen} />
            <LongField name="reason" label={t('reason')} rows={2} maxLength={REASON_LENGTH.max} />
            <Submit tone="grave">{t('joinIt')}</Submit>
          </Form>
        </>
      )}
    </section>
  )
}

function DisjoinForm({ merged, desk }: { merged: Merged; desk: Desk }) {
  const [t, gone] = [useTranslations('desk.joining'), useTranslations('gone')]
  const words = plainWords(inLanguage(merged.text, desk.locale)?.text ?? '', gone)
  return (
    <div>
      <p className="font-label text-sm">
        {t.rich('joined', { claim: () => <Told texts={merged.text} locale={desk.locale} /> })}
      </p>
      <Form
        {...desk.sheet()}
        action={desk.actions.disjoin}
        label={`${t('disjoin')}: ${words}`}
        fold={t('disjoin')}
        fields={['reason']}
      >
        <p className="max-w-[65ch] font-label text-soft text-sm">{t('disjoinHint')}</p>
        <input type="hidden" name="claimId" value={merged.id} />
        <LongField name="reason" label={t('reason')} rows={2} maxLength={REASON_LENGTH.max} />
        <Submit tone="grave">{t('disjoinIt')}</Submit>
      </Form>
    </div>
  )
}
