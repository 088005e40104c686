import type { Box } from './boxes'

/** One box: its shape says what it is, as its first line does in words. */
export function Card({ box, x, y }: { box: Box; x: number; y: number }) {
  const { node, lines, whole, cut, width } = box
  return (
    <g data-kind={node.kind} transform={`translate(${x} ${y})`}>
      {cut && <title>{whole}</title>}
      <Outline box={box} />
      {lines.map(({ text, direction, tone, at }) => (
        <text key={at} x={width / 2} y={at} textAnchor="middle" direction={direction} className={TONES[tone]}>
          {text}
        </text>
      ))}
    </g>
  )
}

const TONES = {
  what: 'fill-soft text-[12px]',
  name: 'fill-ink text-[15px] font-medium',
  beside: 'fill-soft text-[12px]',
} as const

/**
 * A document has a folded corner; who was not seen, a broken frame; documents in a circle, a double one. Whom a side goes back
 * to is round where it is said, and cut at the corners where it is denied.
 */
function Outline({ box }: { box: Box }) {
  const { node, side, width: w, height: h } = box
  switch (node.kind) {
    case 'source':
      return (
        <>
          <path d={`M0 0H${w - FOLD}L${w} ${FOLD}V${h}H0Z`} className="fill-sheet stroke-ink" />
          <path d={`M${w - FOLD} 0V${FOLD}H${w}`} className="fill-none stroke-ink" />
        </>
      )
    case 'agent':
      return <rect width={w} height={h} rx={3} strokeDasharray="3 3" className="fill-paper stroke-edge" />
    case 'cycle':
      return (
        <>
          <rect width={w} height={h} rx={3} className="fill-paper stroke-ink" />
          <rect x={4} y={4} width={w - 8} height={h - 8} rx={2} className="fill-none stroke-ink" />
        </>
      )
    case 'origin':
      return side === 'supports' ? (
        <rect width={w} height={h} rx={ROUND} strokeWidth={2.5} className="fill-paper stroke-accent" />
      ) : (
        <path d={octagon(w, h)} strokeWidth={2.5} className="fill-paper stroke-accent" />
      )
  }
}

const FOLD = 14
const ROUND = 26

function octagon(w: number, h: number): string {
  const CUT = 15
  return `M${CUT} 0H${w - CUT}L${w} ${CUT}V${h - CUT}L${w - CUT} ${h}H${CUT}L0 ${h - CUT}V${CUT}Z`
}
