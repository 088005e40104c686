/** Where a word ends: version 2 of the rule follows it through citations, linked documents and copies. */

/**
 * @typedef {{ id: string, source: string, citation: string | null, stance: string, standing: string, active: boolean,
 *   speaker: { agent: string, unnamed: boolean } }} Piece
 * @typedef {{ id: string, source: string, agent: string | null, unnamed: boolean, via: readonly string[],
 *   cites: { source: string, citation: string | null } | null }} Edge
 * @typedef {{ id: string, publisher: string | null, sameAs: string | null }} Document
 * @typedef {{ document: (id: string) => Document | null, edge: (id: string) => Edge | null }} Graph
 *   what is recorded and active, with agents as those they were merged into
 */

/**
 * The ends of every piece, by its id: whom the word goes back to, by the rule's version.
 * @param {number} rule
 * @param {readonly Piece[]} pieces all evidence of one claim
 * @param {Graph} graph
 * @returns {Map<string, { agent: string, unnamed: boolean }[]>}
 */
export function endsOf(rule, pieces, graph) {
  if (rule === 1) return new Map(pieces.map(({ id, speaker }) => [id, [speaker]]))
  const ends = new Map()
  for (const stance of new Set(pieces.map((piece) => piece.stance))) {
    const side = new Side(
      pieces.filter((piece) => piece.stance === stance),
      graph,
    )
    for (const piece of side.pieces) ends.set(piece.id, side.endsOf(piece))
  }
  return ends
}

/**
 * One stance of a claim. A word is met at spots: a piece of evidence, a citation, a document speaking in its own voice. From a
 * spot one other follows at most. What is found at a spot: `end`, `from` (who publishes the document it is met in), and `in`:
 * the document that gives to somebody else what is told here in its own voice.
 */
class Side {
  constructor(pieces, graph) {
    this.pieces = pieces
    this.graph = graph
    /** The pieces of each document that give the word to somebody else, the lowest id first. */
    this.given = new Map()
    for (const piece of pieces) {
      if (piece.active && !this.isOwn(piece))
        this.given.set(piece.source, [...(this.given.get(piece.source) ?? []), piece])
    }
    for (const list of this.given.values()) list.sort((one, other) => (one.id < other.id ? -1 : 1))
    this.found = { third: new Map(), other: new Map() }
  }

  endsOf(piece) {
    const found = this.at(piece)
    if (!found.in) return [this.placedBy(piece, found.end)]
    const ends = new Map()
    for (const each of this.given.get(found.in)) {
      const { agent, unnamed } = this.placedBy(each, this.at(each).end)
      ends.set(agent, (ends.get(agent) ?? false) || unnamed)
    }
    return [...ends].map(([agent, unnamed]) => ({ agent, unnamed }))
  }

  placedBy(piece, { agent, unnamed }) {
    return { agent: agent ?? piece.speaker.agent, unnamed }
  }

  /** What a publisher says in its own name: no unnamed people, no carrier, no other document. */
  isOwn(piece) {
    const through = piece.citation === null ? null : this.graph.edge(piece.citation)
    const { agent, unnamed } = through ?? piece.speaker
    if (unnamed || agent === null) return false
    if (through && (through.cites !== null || through.via.length > 0)) return false
    return agent === this.publisher(piece.source)
  }

  publisher(source) {
    return this.graph.document(source)?.publisher ?? null
  }

  /** A piece begins a trail of its own. A party and a record speak for themselves, whatever else their document attributes. */
  at(piece) {
    const third = piece.standing === 'third_party'
    const next = this.afterPiece(piece)
    const rest = next && this.walk(next, third)
    return rest ? { from: this.publisher(piece.source), end: rest.end, in: rest.in } : { end: piece.speaker, in: null }
  }

  afterPiece(piece) {
    if (this.isOwn(piece)) return spot('document', this.graph.document(piece.source))
    return piece.citation === null ? null : spot('edge', this.graph.edge(piece.citation))
  }

  after({ kind, it }, third) {
    if (kind === 'piece') return this.afterPiece(it)
    if (kind === 'document') {
      const giving = third ? this.given.get(it.id)?.[0] : undefined
      if (giving) return spot('piece', giving)
      return it.sameAs === null ? null : spot('document', this.graph.document(it.sameAs))
    }
    if (it.cites?.citation) return spot('edge', this.graph.edge(it.cites.citation))
    const direct = it.via.length === 0
    const speaking = it.cites ? this.graph.document(it.cites.source) : direct ? this.graph.document(it.source) : null
    if (!speaking || it.unnamed) return null
    const isItsWord = speaking.publisher === it.agent || (it.cites && direct && speaking.publisher === null)
    return isItsWord ? spot('document', speaking) : null
  }

  /** Follows from a spot to the end, or into a ring, and back. */
  walk(start, third) {
    const known = third ? this.found.third : this.found.other
    const path = []
    const on = new Set()
    let next = start
    while (next && !known.has(next.name) && !on.has(next.name)) {
      path.push(next)
      on.add(next.name)
      next = this.after(next, third)
    }
    let rest = next ? (known.get(next.name) ?? null) : null
    if (next && on.has(next.name) && !rest) {
      const ring = path.splice(path.findIndex(({ name }) => name === next.name))
      const end = this.endOfRing(ring)
      for (const each of ring) known.set(each.name, { from: this.publisher(sourceOf(each)), end, in: null })
      rest = known.get(next.name)
    }
    for (const each of path.reverse()) {
      rest = this.extend(each, rest, third)
      known.set(each.name, rest)
    }
    return rest
  }

  extend({ kind, it }, rest, third) {
    const from = this.publisher(sourceOf({ kind, it }))
    if (kind === 'piece') return rest ? { from, end: rest.end, in: rest.in } : { from, end: it.speaker, in: null }
    if (kind === 'document') {
      if (!rest) return { from, end: { agent: it.publisher, unnamed: false }, in: null }
      if (third && this.given.has(it.id)) return { from, end: rest.end, in: it.id }
      return { from, end: placed(rest.end, it.publisher), in: rest.in }
    }
    if (!it.cites && rest) return rest
    const named = it.agent === null ? it.via : [...it.via, it.agent]
    const chain = named[0] === from ? named.slice(1) : named
    if (!rest) return { from, end: placed({ agent: it.agent, unnamed: it.unnamed }, chain.at(-1) ?? from), in: null }
    // A document that nobody is known to have published is taken for that of the nearest agent.
    const cited = rest.from ?? chain[0]
    return { from, end: placed(rest.end, chain.includes(cited) ? cited : from), in: null }
  }

  /** Words that only lead to one another go back to the first of the publishers by name; else of those who are named. */
  endOfRing(ring) {
    const publishers = [...new Set(ring.map(sourceOf))]
      .map((source) => this.publisher(source))
      .filter((each) => each !== null)
    const edges = ring.filter(({ kind }) => kind === 'edge').map(({ it }) => it)
    const others = edges.flatMap(({ via, agent }) => (agent === null ? via : [...via, agent]))
    const [agent = null] = [...publishers.sort(), ...others.sort()]
    return { agent, unnamed: edges.some((edge) => edge.unnamed) }
  }
}

const spot = (kind, it) => it && { kind, it, name: `${kind} ${it.id}` }
const sourceOf = ({ kind, it }) => (kind === 'document' ? it.id : it.source)
const placed = (end, nearest) => (end.agent === null ? { agent: nearest, unnamed: end.unnamed } : end)
