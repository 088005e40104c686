import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Dispute } from '../../db/queries/disputes'
import type { Piece } from '../../db/queries/evidence'
import type { SourceLine } from '../../db/queries/sources'
import { momentIn } from '../../i18n/dates'
import { Handle, Words } from '../ui/prose'
import { Time } from '../ui/time'
import { AgentName, Speaker } from './agent-name'
import { ContestThing } from './contest-thing'
import { type Desk, deskPath } from './desk'
import { TranslateForm } from './passage-forms'
import { WithdrawnBy } from './recorded'
import { Withdrawing } from './withdrawing'

type Props = {
  piece: Piece
  /** Which passage it is, in a few words that are no other’s. */
  label: string
  source: SourceLine | undefined
  disputes: readonly Dispute[]
  desk: Desk
  tick?: ReactNode
}

/** One passage set against the claim: whose word, what it does, the words themselves, where they stand, who set them. */
export function Passage({ piece, label, source, disputes, desk, tick }: Props) {
  const t = useTranslations('desk.evidence')
  const { withdrawn } = piece
  return (
    <article className="space-y-2 border-line border-b py-4" id={`passage-${piece.id}`}>
      <PassageHead piece={piece} desk={desk} />
      <Words as="blockquote" language={source?.language ?? null} className={withdrawn ? 'text-soft line-through' : ''}>
        {piece.exact}
      </Words>
      <Translation piece={piece} source={source} desk={desk} />
      <p className="font-label text-soft text-xs">
        {source && <CarriedBy source={source} desk={desk} />}
        {piece.asserts && <> · {t('assertsTime', { time: momentIn(desk.locale, piece.asserts) })}</>}
        {' · '}
        {t.rich('attachedBy', {
          handle: () => <Handle handle={piece.attachedBy} former={t('former')} />,
          time: () => <Time at={piece.attachedAt} locale={desk.locale} />,
        })}
      </p>
      {withdrawn && <WithdrawnBy withdrawn={withdrawn} />}
      {!withdrawn && (
        <div className="flex flex-wrap items-center gap-x-6">
          {tick}
          <Manage piece={piece} label={label} disputes={disputes} desk={desk} />
        </div>
      )}
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
    <Link href={deskPath(desk, { source: source.id })} prefetch={false}>
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

function Manage({ piece, label, disputes, desk }: Pick<Props, 'piece' | 'label' | 'disputes' | 'desk'>) {
  const mayWithdraw = desk.forbids('withdraw_evidence', { own: piece.attachedBy === desk.handle }) === null
  const mayTranslate = desk.forbids('translate_passage') === null
  return (
    <>
      {mayTranslate && <TranslateForm piece={piece} label={label} desk={desk} />}
      {mayWithdraw && <Withdrawing piece={piece} label={label} desk={desk} />}
      <ContestThing kind="evidence" id={piece.id} disputes={disputes} told={label} desk={desk} />
    </>
  )
}

/** The passage in the reader's language, where somebody has put it into that, with the translator's name. */
function Translation({ piece, source, desk }: Pick<Props, 'piece' | 'source' | 'desk'>) {
  const t = useTranslations('desk.evidence')
  const into = piece.translations.find(({ language }) => language === desk.locale && language !== source?.language)
  if (!into) return null
  return (
    <div className="border-line border-s-2 ps-4">
      <Words as="p" language={into.language} className="text-soft">
        {into.text}
      </Words>
      <p className="font-label text-soft text-xs">
        {t.rich('translatedBy', { handle: () => <Handle handle={into.by} former={t('former')} /> })}
      </p>
    </div>
  )
}
