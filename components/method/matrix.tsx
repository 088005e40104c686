import { useTranslations } from 'next-intl'
import { KINDS, type Kind, type Line, MATRIX } from '../../domain/matrix'
import { STEP_UP_MINUTES } from '../../domain/permissions'

/** Who may do what: the matrix of permission, by kind of person; each refusal in the words in which they are told of it. */
export function Matrix() {
  const t = useTranslations('matrix')
  return (
    <section id="matrix" className="space-y-3">
      <h2>{t('title')}</h2>
      <p>{t('lead')}</p>
      <div>
        {KINDS.map((kind) => (
          <details key={kind} className="border-line border-t py-3">
            <summary className="cursor-pointer font-label font-medium">{t(`kind.${kind}`)}</summary>
            <Told kind={kind} />
          </details>
        ))}
      </div>
    </section>
  )
}

/** What one kind of person is told, and of what. */
function Told({ kind }: { kind: Kind }) {
  const t = useTranslations('matrix')
  const like = likeBefore(kind)
  if (like) return <p className="mt-3">{t('same', { kind: t(`kind.${like}`) })}</p>
  return [...byCell(kind)].map(([cell, lines]) => (
    <div key={cell} className="mt-4">
      <p className="text-soft">
        <Cell code={cell} />
      </p>
      <ul className="mt-1 list-disc gap-x-8 ps-5 sm:columns-2">
        {lines.map(({ action, tie }) => (
          <li key={`${action} ${tie}`} className="break-inside-avoid">
            <Named action={action} tie={tie} />
          </li>
        ))}
      </ul>
    </div>
  ))
}

function Cell({ code }: { code: string }) {
  const t = useTranslations('matrix')
  const refusal = useTranslations('refusal')
  if (code === 'may') return t('does')
  if (code === 'proof') return t('proof', { minutes: STEP_UP_MINUTES })
  return t('told', { words: code === 'barred' ? t('barred') : refusal(code as 'not_your_role') })
}

function Named({ action, tie }: Pick<Line, 'action' | 'tie'>) {
  const t = useTranslations('matrix')
  const name = t(`action.${action as 'rule'}`)
  return tie === 'any' ? name : t(`tie.${tie}`, { action: name })
}

/** Whoever comes before in the matrix and is told the same throughout. */
function likeBefore(kind: Kind): Kind | undefined {
  const before = KINDS.slice(0, KINDS.indexOf(kind))
  return before.find((other) => MATRIX.every(({ cells }) => cells[other] === cells[kind]))
}

/** The lines by what they say to this kind, each with what it is bound by only where that changes anything for them. */
function byCell(kind: Kind): Map<string, Line[]> {
  const free = new Map(MATRIX.flatMap(({ action, tie, cells }) => (tie === 'any' ? [[action, cells[kind]]] : [])))
  const said = new Map<string, Line[]>()
  for (const line of MATRIX) {
    const code = line.cells[kind]
    if (line.tie !== 'any' && code === free.get(line.action)) continue
    said.set(code, [...(said.get(code) ?? []), line])
  }
  return said
}
