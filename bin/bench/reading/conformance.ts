import { KINDS, type Kind } from './date-kinds'
import { dateSets, LANGUAGES, type Language, SCOPE, type Span } from './date-sets'
import { tell } from './gold'
import { datesOf } from './reader'
import { table } from './score'

type Outcome = 'right' | 'unresolved' | 'wrong' | 'missed'

/** The published date sets: share right by language and kind, and how much was left unresolved with a reason. */
export function benchConformance(folder: string, misses: boolean): void {
  console.log(`date sets: share right, + unresolved with a reason, of how many; ${SCOPE}`)
  const rows: string[][] = [['', 'explicit and partial', ...KINDS, 'left out']]
  for (const language of LANGUAGES)
    for (const [set, { spans, out }] of Object.entries(dateSets(folder, language))) {
      const outcomes: { kind: Kind; outcome: Outcome }[] = []
      const lines: string[] = []
      for (const span of spans) {
        const { outcome, read } = outcomeOf(language, span)
        outcomes.push({ kind: span.kind, outcome })
        if (outcome !== 'right') lines.push(`${span.kind} ${outcome}: ${span.text} is ${span.values[0]}${read}`)
      }
      const share = (...kinds: Kind[]) => told(outcomes.filter(({ kind }) => kinds.includes(kind)))
      rows.push([`${language} ${set}`, share('explicit', 'partial'), ...KINDS.map((kind) => share(kind)), String(out)])
      if (misses) tell(`${set}, ${language}`, lines)
    }
  table(rows)
}

function outcomeOf(language: Language, span: Span): { outcome: Outcome; read: string } {
  const published = { value: span.published, precision: 'day', zone: null } as const
  const end = span.start + span.text.length
  const at = datesOf({ text: span.input, language, publisher: null, published }).filter(
    (each) => each.start < end && each.end > span.start,
  )
  const read = at.length > 0 ? ` read as ${at.map(({ value, reason }) => value ?? reason).join(', ')}` : ''
  const outcome = at.some(({ value }) => value !== null && span.values.includes(value.slice(0, 10)))
    ? 'right'
    : at.length === 0
      ? 'missed'
      : at.some(({ value }) => value !== null)
        ? 'wrong'
        : 'unresolved'
  return { outcome, read }
}

function told(outcomes: readonly { outcome: Outcome }[]): string {
  if (outcomes.length === 0) return '–'
  const share = (wanted: Outcome) =>
    (outcomes.filter(({ outcome }) => outcome === wanted).length / outcomes.length).toFixed(2)
  return `${share('right')} +${share('unresolved')} of ${outcomes.length}`
}
