import type { Citation } from '../../db/queries/citations'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import type { Speaker } from '../../domain/evidence'
import type { Locale } from '../../domain/locale'
import { goneIn } from '../../domain/removal'
import { nameOf } from '../agent/name'

type Props = { event: EventPage; locale: Locale; origin: string; unnamed: (name: string) => string }
type Node = Record<string, unknown> & { '@id': string }

const CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'https://schema.org/',
  label: 'rdfs:label',
  value: 'prov:value',
  page: { '@id': 'schema:url', '@type': '@id' },
  partOf: { '@id': 'schema:isPartOf', '@type': '@id' },
  'prov:wasQuotedFrom': { '@type': '@id' },
  'prov:wasDerivedFrom': { '@type': '@id' },
  'prov:wasAttributedTo': { '@type': '@id' },
}

/**
 * Who has what from whom, in the terms of W3C PROV (https://www.w3.org/TR/prov-o/). A passage was quoted from its source and
 * derived from the citation through which it speaks; a citation was quoted or derived from what it goes back to: a captured
 * source, or an original that nobody here has seen, each attributed to its agent. Withdrawn pieces are left out.
 *
 * The identifiers are those of the API, the same in every language; `page` leads to where people read it.
 */
export function provenanceOf(props: Props) {
  const { event } = props
  const nodes = new Map<string, Node>()
  const put = (node: Node) => nodes.set(node['@id'], { ...nodes.get(node['@id']), ...node })
  const naming = new Naming(props, put)
  const cited = event.citations.filter(({ active }) => active)

  for (const source of event.sources) {
    const earlier = event.relays.find((each) => each.source === source.id)?.earlier
    put({
      '@id': naming.source(source.id),
      '@type': 'prov:Entity',
      ...saying('label', source.title),
      page: naming.page(source.id),
      ...(source.publisher && { 'prov:wasAttributedTo': naming.agent(source.publisher) }),
      ...(earlier && { 'prov:wasDerivedFrom': naming.source(earlier) }),
    })
  }
  for (const citation of cited) describeCitation(citation, event, naming, put)
  for (const piece of event.claims.flatMap(({ evidence }) => evidence)) {
    if (piece.active) put(passage(piece, cited, naming))
  }
  return { '@context': CONTEXT, '@graph': [...nodes.values()] }
}

function passage(piece: ClaimPage['evidence'][number], cited: readonly Citation[], naming: Naming): Node {
  const through = cited.some(({ id }) => id === piece.citation) ? piece.citation : null
  return {
    '@id': naming.passage(piece.source, piece.id),
    '@type': 'prov:Entity',
    ...saying('value', piece.exact),
    page: naming.page(piece.source, `passage-${piece.id}`),
    'prov:wasQuotedFrom': naming.source(piece.source),
    ...(through && { 'prov:wasDerivedFrom': naming.citation(piece.source, through) }),
    'prov:wasAttributedTo': naming.speaker(piece.speaker),
  }
}

/** What is withheld or forgotten is left out. */
function saying(term: 'label' | 'value', text: string): Record<string, string> {
  return goneIn(text) ? {} : { [term]: text }
}

/** A citation, and the originals between it and what it goes back to, of which only the agent is known. */
function describeCitation(citation: Citation, event: EventPage, naming: Naming, put: (node: Node) => void): void {
  const { id, source, agent, unnamed, via, relation, cites } = citation
  const linked = cites && event.sources.find((each) => each.id === cites.source)
  const cite = cites?.citation && event.citations.find((each) => each.id === cites.citation && each.active)
  const printer = event.sources.find((each) => each.id === source)?.publisher
  const all = agent === null ? via : [...via, agent]
  const named = all[0] === printer ? all.slice(1) : all
  const before = linked?.publisher ? Math.max(named.indexOf(linked.publisher), 0) : linked ? 0 : named.length
  const unseen = named.slice(0, before).map((each, at) => ({ id: `_:unseen-${id}-${at}`, agent: each }))

  const people = unnamed && !linked ? naming.people(agent, id) : null
  const end = linked
    ? cite
      ? naming.citation(linked.id, cite.id)
      : naming.source(linked.id)
    : people && `_:word-${id}`
  for (const [at, { id: node, agent: whose }] of unseen.entries()) {
    const next = unseen[at + 1]?.id ?? end
    put({
      '@id': node,
      '@type': 'prov:Entity',
      'prov:wasAttributedTo': naming.agent(whose),
      ...(next && { 'prov:wasDerivedFrom': next }),
    })
  }
  if (people) put({ '@id': `_:word-${id}`, '@type': 'prov:Entity', 'prov:wasAttributedTo': people })
  const from = unseen[0]?.id ?? end
  put({
    '@id': naming.citation(source, id),
    '@type': 'prov:Entity',
    ...saying('value', citation.exact),
    page: naming.page(source, `citation-${id}`),
    partOf: naming.source(source),
    'prov:wasAttributedTo': agent === null ? naming.people(null, id) : naming.speaker({ agent, unnamed }),
    ...(from && { [relation === 'quotes' ? 'prov:wasQuotedFrom' : 'prov:wasDerivedFrom']: from }),
  })
}

/** The identifiers of things; an agent is described when it is first named. */
class Naming {
  constructor(
    private readonly props: Props,
    private readonly put: (node: Node) => void,
  ) {}

  source(id: string): string {
    return `${this.props.origin}/api/v1/sources/${id}`
  }

  passage(source: string, id: string): string {
    return `${this.source(source)}#passage-${id}`
  }

  citation(source: string, id: string): string {
    return `${this.source(source)}#citation-${id}`
  }

  page(source: string, at?: string): string {
    return `${this.props.origin}/${this.props.locale}/sources/${source}${at ? `#${at}` : ''}`
  }

  agent(id: string): string {
    const { event, locale, origin } = this.props
    const node = `${origin}/api/v1/agents/${id}`
    const { name } = nameOf(event.agents[id], id, locale)
    const type = event.agents[id]?.kind === 'person' ? 'prov:Person' : 'prov:Organization'
    this.put({
      '@id': node,
      '@type': ['prov:Agent', type],
      ...saying('label', name),
      page: `${origin}/${locale}/agents/${id}`,
    })
    return node
  }

  speaker({ agent, unnamed }: Speaker): string {
    return unnamed ? this.people(agent, '') : this.agent(agent)
  }

  /** Unnamed people, who are known only by whom they speak to; if by nobody, they are those of one citation. */
  people(agent: string | null, citation: string): string {
    const { event, locale, unnamed } = this.props
    const node = agent === null ? `_:people-${citation}` : `${this.agent(agent)}#unnamed`
    const name = agent === null ? '' : nameOf(event.agents[agent], agent, locale).name
    this.put({ '@id': node, '@type': 'prov:Agent', label: unnamed(goneIn(name) ? '' : name) })
    return node
  }
}
