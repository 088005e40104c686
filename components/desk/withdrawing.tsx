import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Piece } from '../../db/queries/evidence'
import type { WithdrawalForeseen } from '../../db/queries/withdrawal'
import { REASON_LENGTH } from '../../domain/vote'
import { InlineList } from '../ui/list'
import { Notice } from '../ui/notice'
import { Handle } from '../ui/prose'
import { contestId } from './contest-thing'
import { type Desk, deskPath } from './desk'
import { LongField } from './fields'
import { Form } from './form'
import { Stood } from './stood'
import { Submit } from './submit'

type Props = { piece: Piece; label: string; desk: Desk }

/** The way to the withdrawal of a passage: a link until what it would do is on the page, then that and the form. */
export function Withdrawing({ piece, label, desk }: Props) {
  const t = useTranslations('desk.evidence')
  const foreseen = desk.withdrawal
  if (foreseen?.piece === piece.id) return <WithdrawForm piece={piece} label={label} desk={desk} foreseen={foreseen} />
  return (
    <Link
      href={`${deskPath(desk, { withdraw: piece.id })}#passage-${piece.id}`}
      prefetch={false}
      className="inline-flex min-h-11 items-center font-label text-sm"
    >
      {t('withdraw')}
    </Link>
  )
}

/** What taking the passage back would do; and the form for it, or why a case decides on that instead. */
function WithdrawForm({ piece, label, desk, foreseen }: Props & { foreseen: WithdrawalForeseen }) {
  const t = useTranslations('desk.evidence')
  const own = piece.attachedBy === desk.handle
  const stopped = desk.forbids('withdraw_evidence', { own, parts: foreseen.parts }) ?? foreseen.stopped
  return (
    <section className="w-full space-y-4 border-edge border-s-4 py-2 ps-4" aria-labelledby="foreseen">
      <h5 id="foreseen" className="font-label font-semibold">
        {t('foreseen')}
      </h5>
      <ForeseenLook foreseen={foreseen} locale={desk.locale} />
      {stopped ? (
        <Stopped code={stopped} piece={piece} desk={desk} />
      ) : (
        <Form {...desk.sheet()} action={desk.actions.withdraw} label={`${t('withdraw')}: ${label}`} fields={['reason']}>
          <input type="hidden" name="evidenceId" value={piece.id} />
          <input type="hidden" name="seen" value={foreseen.seen} />
          <LongField
            name="reason"
            label={t('withdrawReason')}
            hint={t('withdrawHint')}
            rows={2}
            maxLength={REASON_LENGTH.max}
          />
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <Submit tone="grave">{t('withdrawIt')}</Submit>
            <LeaveIt piece={piece} desk={desk} />
          </div>
        </Form>
      )}
    </section>
  )
}

/** Why it is not taken back here, and the way to the form that contests it. */
function Stopped({ code, piece, desk }: { code: string; piece: Piece; desk: Desk }) {
  const [t, refusals] = [useTranslations('desk.evidence'), useTranslations('refusal')]
  return (
    <>
      <Notice tone="caution">
        <p>{refusals(code)}</p>
      </Notice>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {/* The browser itself opens what the form is folded into. */}
        {desk.forbids('open_dispute') === null && (
          <a
            href={`#${contestId('evidence', piece.id)}`}
            className="inline-flex min-h-11 items-center font-label text-sm"
          >
            {t('contestInstead')}
          </a>
        )}
        <LeaveIt piece={piece} desk={desk} />
      </div>
    </>
  )
}

function LeaveIt({ piece, desk }: { piece: Piece; desk: Desk }) {
  const t = useTranslations('desk.evidence')
  return (
    <Link href={`${deskPath(desk)}#passage-${piece.id}`} prefetch={false} className="font-label text-sm">
      {t('leaveIt')}
    </Link>
  )
}

/** Whose votes would need another look, and how the claim stands with and without the passage. */
function ForeseenLook({ foreseen, locale }: { foreseen: WithdrawalForeseen; locale: Desk['locale'] }) {
  const t = useTranslations('desk.evidence')
  const { before, after, cast, looks } = foreseen
  const people = looks?.map((handle, at) => <Handle key={handle ?? at} handle={handle} former={t('former')} />) ?? []
  return (
    <>
      <p className="font-label text-sm">
        {looks === null
          ? t('looksSealed', { count: cast })
          : t.rich('looks', {
              count: looks.length,
              people: () => <InlineList items={people} locale={locale} />,
            })}
      </p>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <Stood told={t('asItStands')} stood={before} />
        <Stood told={t('withoutIt')} stood={after} />
      </dl>
    </>
  )
}
