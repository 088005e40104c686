import type { ReactNode } from 'react'
import type { Locale } from '../../domain/locale'
import { boxesOf, type Edge } from './boxes'
import { Card } from './card'
import { arrowAt, curveThrough, laid, type Plan, type Point } from './layout'

type Told = { chains: Parameters<typeof boxesOf>[0]; sayings: Parameters<typeof boxesOf>[1]; label: string }

/**
 * The chains of a claim as a picture, drawn here and sent as it is: from what was read, along the arrows, to whom each side
 * goes back to; the way the language runs, or downwards where the window is narrow, two boxes abreast.
 */
export function Picture({ locale, title, ...told }: Told & { locale: Locale; title: string }) {
  const [across, start] = locale === 'ar' ? (['RL', 'right'] as const) : (['LR', 'left'] as const)
  return (
    <>
      <Pane title={title} className="hidden md:block">
        <Drawing runs={across} first="top" width={176} {...told} />
      </Pane>
      <Pane title={title} className="md:hidden">
        <Drawing runs="TB" first={start} width={154} {...told} />
      </Pane>
    </>
  )
}

/** What is wider than the page scrolls in a box of its own, which the keyboard reaches too. */
function Pane({ title, className, children }: { title: string; className: string; children: ReactNode }) {
  return (
    <section aria-label={title} tabIndex={0} className={`overflow-x-auto py-2 ${className}`}>
      {children}
    </section>
  )
}

function Drawing({ chains, sayings, label, width, ...way }: Told & Pick<Plan, 'runs' | 'first'> & { width: number }) {
  const { boxes, edges } = boxesOf(chains, sayings, width)
  const found = laid({
    ...way,
    boxes: boxes.map(({ key, side, width, height }) => ({ key, second: side === 'denies', width, height })),
    edges: edges.map(({ from, to }) => ({ from, to })),
  })
  return (
    <svg
      role="img"
      aria-label={label}
      width={found.width}
      height={found.height}
      viewBox={`0 0 ${found.width} ${found.height}`}
      className="mx-auto max-w-none font-label"
    >
      {edges.map((edge, at) => (
        <Line key={`${edge.from} ${edge.to} ${edge.side}`} edge={edge} points={found.edges[at] ?? []} />
      ))}
      {boxes.map((box, at) => {
        const { x, y } = found.boxes[at] ?? { x: 0, y: 0 }
        return <Card key={box.key} box={box} x={x - box.width / 2} y={y - box.height / 2} />
      })}
    </svg>
  )
}

/** Unbroken with a full head where it is said, broken with an empty one where it is denied. */
function Line({ edge, points }: { edge: Edge; points: readonly Point[] }) {
  const denies = edge.side === 'denies'
  return (
    <g data-side={edge.side} strokeWidth={1.5} className="stroke-ink">
      <path d={curveThrough(points)} strokeDasharray={denies ? '5 5' : undefined} className="fill-none" />
      <path d={arrowAt(points)} className={denies ? 'fill-paper' : 'fill-ink'} />
    </g>
  )
}
