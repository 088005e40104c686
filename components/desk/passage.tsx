import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Piece } from '../../db/queries/evidence'
import type { SourceLine } from '../../db/queries/sources'
import { momentIn } from '../../i18n/dates'
import { Handle, Words } from '../ui/prose'
import { Time } from '../ui/time'
import { AgentName, Speaker } from './agent-name'
import { type Desk, deskPath } from './desk'
import { TranslateForm, WithdrawForm } from './passage-forms'

type Props = { piece: Piece; source: SourceLine | undefined; desk: Desk; tick?: ReactNode }

/** One passage set against the claim: whose word, what it does, the words themselves, where they stand, who set them. */
export function Passage({ piece, source, desk, tick }: Props) {
  const t = useTranslations('desk.evidence')
  const { withdrawn } = piece
  return (
    <article className="space-y-2 border-line border-b py-4" id={`passage-${piece.id}`}>
      <PassageHead piece={piece} desk={desk} />
      <Words as="blockquote" language={source?.language ?? null} className={withdrawn ? 'text-soft line-through' : ''}>
        {piece.exact}
      </Words>
      {piece.translations.map((each) => (
        <div key={each.language} className="border-line border-s-2 ps-4">
          <Words as="p" language={each.language} className="text-soft">
            {each.text}
          </Words>
          <p className="font-label text-soft text-xs">
            {t.rich('translatedBy', { handle: () => <Handle handle={each.by} former={t('former')} /> })}
          </p>
        </div>
      ))}
      <p className="font-label text-soft text-xs">
        {source && <CarriedBy source={source} desk={desk} />}
        {piece.asserts && <> · {t('assertsTime', { time: momentIn(desk.locale, piece.asserts) })}</>}
        {' · '}
        {t.rich('attachedBy', {
          handle: () => <Handle handle={piece.attachedBy} former={t('former')} />,
          time: () => <Time at={piece.attachedAt} locale={desk.locale} />,
        })}
      </p>
      {withdrawn && (
        <p className="font-label text-sm">
          {t.rich('withdrawnBy', {
            handle: () => <Handle handle={withdrawn.by} former={t('former')} />,
            reason: () => <Words>{withdrawn.reason}</Words>,
          })}
        </p>
      )}
      {!withdrawn && tick}
      {!withdrawn && <Manage piece={piece} desk={desk} />}
    </article>
  )
}

function PassageHead({ piece, desk }: { piece: Piece; desk: Desk }) {
  const [stances, standings] = [useTranslations('stance'), useTranslations('standing')]
  const colour = { supports: 'text-confirmed', denies: 'text-denied', mentions: 'text-soft' }[piece.stance]
  return (
    <h4 className="flex flex-wrap items-baseline gap-x-3 font-label text-sm">
      <span className="font-medium">
        <Speaker desk={desk} speaker={piece.speaker} />
      </span>
      <span className={colour}>{stances(piece.stance)}</span>
      <span className="text-soft text-xs">{standings(piece.standing)}</span>
    </h4>
  )
}

function CarriedBy({ source, desk }: { source: SourceLine; desk: Desk }) {
  const t = useTranslations('desk.evidence')
  const title = () => (
    <Link href={deskPath(desk, { source: source.id })}>
      <Words language={source.language}>{source.title}</Words>
    </Link>
  )
  const { publisher, published } = source
  return (
    <>
      {publisher
        ? t.rich('carriedBy', { publisher: () => <AgentName desk={desk} id={publisher} />, title })
        : t.rich('carriedIn', { title })}
      {published && <> · {momentIn(desk.locale, published)}</>}
    </>
  )
}

function Manage({ piece, desk }: { piece: Piece; desk: Desk }) {
  const mayWithdraw = desk.forbids('withdraw_evidence', { own: piece.attachedBy === desk.handle }) === null
  const mayTranslate = desk.forbids('translate_passage') === null
  return (
    <div className="flex flex-col gap-x-6 sm:flex-row sm:flex-wrap [&>div:has(details[open])]:w-full">
      {mayTranslate && <TranslateForm piece={piece} desk={desk} />}
      {mayWithdraw && <WithdrawForm piece={piece} desk={desk} />}
    </div>
  )
}
