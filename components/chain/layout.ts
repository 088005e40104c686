import { Graph, layout } from '@dagrejs/dagre'

export type Point = { x: number; y: number }
export type Size = { width: number; height: number }
/**
 * What is to be laid out: boxes by their keys, and which leads to which. Which way it runs, towards the origin; and at which
 * edge of it those stand that are no `second`, as far as there is a choice.
 */
export type Plan = {
  runs: 'LR' | 'RL' | 'TB'
  first: 'top' | 'left' | 'right'
  boxes: readonly (Size & { key: string; second: boolean })[]
  edges: readonly { from: string; to: string }[]
}
/** Boxes by their middles, edges by the points they pass; in the order of the plan. */
export type Laid = Size & { boxes: Point[]; edges: Point[][] }

const SPACE = { ranksep: 44, nodesep: 16, edgesep: 12, marginx: 2, marginy: 2 }

/** Pages are asked for more often than chains change, and laying out costs more than all the rest of a page. */
const KEPT = 200
const laidOut = new Map<string, Laid>()

/** Finds a place for every box, so that all chains run one way. The same plan is always laid out the same. */
export function laid(plan: Plan): Laid {
  const key = JSON.stringify(plan)
  const known = laidOut.get(key) ?? lay(plan)
  laidOut.delete(key)
  laidOut.set(key, known)
  const [oldest] = laidOut.keys()
  if (laidOut.size > KEPT && oldest !== undefined) laidOut.delete(oldest)
  return known
}

function lay({ runs, first, boxes, edges }: Plan): Laid {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: runs, ...SPACE })
  for (const { key, width, height } of boxes) graph.setNode(key, { width, height })
  for (const [at, { from, to }] of edges.entries()) graph.setEdge(from, to, {}, String(at))
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as Partial<Size>
  const pointsOf = ({ from, to }: Plan['edges'][number], at: number) =>
    (graph.edge(from, to, String(at)) as { points: Point[] }).points.map(rounded)
  const found = {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: boxes.map(({ key }) => rounded(graph.node(key) as Point)),
    edges: edges.map(pointsOf),
  }
  const along = runs === 'TB' ? 'x' : 'y'
  const mean = (second: boolean) => {
    const of = found.boxes.filter((_, at) => boxes[at]?.second === second)
    return of.reduce((sum, point) => sum + point[along], 0) / of.length
  }
  const isLast = first === 'right' ? mean(false) < mean(true) : mean(false) > mean(true)
  return isLast ? mirrored(found, along) : found
}

/** The same seen in a mirror: no lines cross that did not before. */
function mirrored({ width, height, boxes, edges }: Laid, along: 'x' | 'y'): Laid {
  const whole = along === 'x' ? width : height
  const turned = (point: Point) => ({ ...point, [along]: whole - point[along] })
  return { width, height, boxes: boxes.map(turned), edges: edges.map((points) => points.map(turned)) }
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) }
}

/** A line through points without corners. */
export function curveThrough(points: readonly Point[]): string {
  const [first, ...rest] = points
  const last = rest.pop()
  if (!first || !last) return ''
  const bends = rest.map((bend, at) => {
    const next = rest[at + 1]
    const until = next ? { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 } : last
    return `Q${bend.x} ${bend.y} ${until.x} ${until.y}`
  })
  return `M${first.x} ${first.y}${bends.join('') || `L${last.x} ${last.y}`}`
}

/** The head of an arrow that arrives at the last of its points. */
export function arrowAt(points: readonly Point[]): string {
  const [from, tip] = points.slice(-2)
  if (!from || !tip) return ''
  const [LONG, BROAD] = [9, 4.5]
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1
  const [x, y] = [(tip.x - from.x) / length, (tip.y - from.y) / length]
  const corner = (side: 1 | -1) => {
    const [cx, cy] = [tip.x - LONG * x - side * BROAD * y, tip.y - LONG * y + side * BROAD * x]
    return `${cx.toFixed(1)} ${cy.toFixed(1)}`
  }
  return `M${corner(1)}L${tip.x} ${tip.y}L${corner(-1)}Z`
}
