import type { SourcePage } from '../../db/queries/sources'
import type { Locale } from '../../domain/locale'
import { type Run, runsOf } from '../../domain/marks'
import { Words } from '../ui/prose'

/** The clean text of a source, as text and nothing else, with the passages that are cited from it marked and numbered. */
export function MarkedText({ source, locale }: { source: SourcePage; locale: Locale }) {
  const numbers = new Map(source.passages.map(({ id }, at) => [id, at + 1]))
  const begun = new Set<string>()
  const runs = runsOf(source.text, source.passages)
  return (
    <Words
      as="div"
      language={source.current.language}
      className="max-w-[65ch] whitespace-pre-line border-line border-y py-6 text-base"
    >
      {runs.map((run, at) => {
        const begins = run.ids.filter((id) => !begun.has(id))
        for (const id of begins) begun.add(id)
        return <RunShown key={`${at}${run.ids}`} run={run} begins={begins} {...{ source, numbers, locale }} />
      })}
    </Words>
  )
}

/** Where a passage begins stand its place on the page and a number that leads to its claim. */
function RunShown({
  run,
  begins,
  source,
  numbers,
  locale,
}: {
  run: Run
  begins: readonly string[]
  source: SourcePage
  numbers: ReadonlyMap<string, number>
  locale: Locale
}) {
  if (run.ids.length === 0) return run.text
  return (
    <mark className="rounded-xs px-0.5 target:outline-2">
      {begins.map((id) => {
        const passage = source.passages.find((each) => each.id === id)
        const claim = passage && passage.position > 0 ? `#claim-${passage.position}` : `#passage-${id}`
        return (
          <a
            key={id}
            id={`passage-${id}`}
            href={`/${locale}/events/${passage?.slug}${claim}`}
            className="me-1 inline-block min-w-6 rounded-xs border border-accent bg-paper px-1 text-center font-label text-xs no-underline"
          >
            {numbers.get(id)}
          </a>
        )
      })}
      {run.text}
    </mark>
  )
}
