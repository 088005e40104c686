import { useTranslations } from 'next-intl'
import type { PassedOn } from '../../db/queries/passed-on'
import type { SourcePage } from '../../db/queries/sources'
import type { Locale } from '../../domain/locale'
import { runsOf } from '../../domain/marks'
import { goneIn } from '../../domain/removal'
import { Words } from '../ui/prose'
import { Numbered } from './number'

type Props = { source: SourcePage; passedOn: PassedOn; locale: Locale }
type Kind = 'passage' | 'citation' | 'date'
type Mark = { id: string; kind: Kind; number: number; href: string; start: number; end: number }

/**
 * The clean text of a source, as text and nothing else: the passages cited from it marked, and where a passage, a citation or
 * a date begins, a number that leads to what was made of it.
 */
export function MarkedText({ source, passedOn, locale }: Props) {
  if (goneIn(source.text)) return <Words as="p">{source.text}</Words>
  const marks = new Map(marksOf(source, passedOn, locale).map((mark) => [mark.id, mark]))
  const begun = new Set<string>()
  return (
    <Words
      as="div"
      language={source.current.language}
      className="max-w-[65ch] whitespace-pre-line border-line border-y py-6 text-base"
    >
      {runsOf(source.text, [...marks.values()]).map(({ text, ids }, at) => {
        const begins = ids.filter((id) => !begun.has(id))
        for (const id of begins) begun.add(id)
        const within = ids.flatMap((id) => marks.get(id) ?? [])
        const begin = within.filter(({ id }) => begins.includes(id))
        return <RunShown key={at} text={text} within={within} begin={begin} />
      })}
    </Words>
  )
}

function marksOf({ passages }: SourcePage, { citations, dates }: PassedOn, locale: Locale): Mark[] {
  return [
    ...passages.map(({ id, start, end, slug, position }, at): Mark => {
      const place = position > 0 ? `#claim-${position}` : `#passage-${id}`
      return mark('passage', at, { id, start, end }, `/${locale}/events/${slug}${place}`)
    }),
    ...citations.flatMap((each, at) => (each.active ? mark('citation', at, each, `#said-${each.id}`) : [])),
    ...dates.flatMap((each, at) => (each.active ? mark('date', at, each, `#given-${each.id}`) : [])),
  ]
}

function mark(kind: Kind, at: number, of: { id: string; start: number; end: number }, href: string): Mark {
  const { id, start, end } = of
  return { id: `${kind}-${id}`, kind, number: at + 1, href, start, end }
}

function RunShown({ text, within, begin }: { text: string; within: readonly Mark[]; begin: readonly Mark[] }) {
  const t = useTranslations('source')
  if (within.length === 0) return text
  const numbers = begin.map(({ id, kind, number, href }) => (
    <span key={id} className="me-1">
      <Numbered id={id} kind={kind} number={number} label={t(`${kind}Number`, { number })} href={href} />
    </span>
  ))
  const isPassage = within.some(({ kind }) => kind === 'passage')
  if (isPassage) {
    return (
      <mark className="rounded-xs px-0.5">
        {numbers}
        {text}
      </mark>
    )
  }
  return (
    <span className="underline decoration-edge decoration-dotted underline-offset-4">
      {numbers}
      {text}
    </span>
  )
}
