import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { EventPage } from '../../db/queries/event'
import { JsonLd } from '../ui/data'
import { provenanceOf } from './prov'

const ORIGIN = 'https://isnad.example'
const SOURCE = `${ORIGIN}/api/v1/sources`
const AGENT = `${ORIGIN}/api/v1/agents`

type Cited = Partial<EventPage['citations'][number]> & { id: string; source: string }
const cite = (cited: Cited) => ({
  agent: 'paper',
  unnamed: false,
  via: [],
  relation: 'paraphrases',
  exact: 'It was said.',
  cites: null,
  active: true,
  ...cited,
})

function graphOf(event: {
  sources: { id: string; publisher: string | null; title?: string }[]
  citations: ReturnType<typeof cite>[]
  evidence?: { id: string; source: string; citation: string | null; active?: boolean; exact?: string }[]
  relays?: EventPage['relays']
}) {
  const evidence = (event.evidence ?? []).map((piece) => ({
    exact: 'They met.',
    speaker: { agent: 'paper', unnamed: true },
    active: true,
    ...piece,
  }))
  const whole = {
    relays: [],
    agents: {},
    ...event,
    sources: event.sources.map((source) => ({ title: `Page ${source.id}`, ...source })),
    claims: [{ evidence }],
  }
  const unnamed = (name: string) => `unnamed people to ${name}`
  return provenanceOf({ event: whole as unknown as EventPage, locale: 'en', origin: ORIGIN, unnamed })
}

/** Reads the document as a stranger would, and follows what each was quoted or derived from. */
function followed(document: object, from: string): (string | undefined)[] {
  const { '@graph': graph } = JSON.parse(JSON.stringify(document)) as { '@graph': Record<string, string>[] }
  const nodes = new Map(graph.map((node) => [node['@id'], node]))
  const attributed: (string | undefined)[] = []
  for (let at = nodes.get(from); at; ) {
    attributed.push(at['prov:wasAttributedTo'])
    at = nodes.get(at['prov:wasDerivedFrom'] ?? at['prov:wasQuotedFrom'] ?? '')
  }
  return attributed
}

const relayed = graphOf({
  sources: [{ id: 's1', publisher: 'site' }],
  citations: [cite({ id: 'c1', source: 's1', via: ['agency'], unnamed: true, relation: 'quotes' })],
  evidence: [{ id: 'e1', source: 's1', citation: 'c1' }],
})

test('a passage was quoted from its source, and its word leads by way of the carriers to unnamed people', () => {
  expect(relayed['@graph']).toContainEqual(
    expect.objectContaining({
      '@id': `${SOURCE}/s1#passage-e1`,
      'prov:wasQuotedFrom': `${SOURCE}/s1`,
      'prov:wasDerivedFrom': `${SOURCE}/s1#citation-c1`,
      page: `${ORIGIN}/en/sources/s1#passage-e1`,
    }),
  )
  expect(followed(relayed, `${SOURCE}/s1#passage-e1`)).toEqual([
    `${AGENT}/paper#unnamed`,
    `${AGENT}/paper#unnamed`,
    `${AGENT}/agency`,
    `${AGENT}/paper`,
    `${AGENT}/paper#unnamed`,
  ])
})

test('what is quoted word for word was quoted, all else was derived', () => {
  const of = (relation: 'quotes' | 'translates') =>
    graphOf({ sources: [{ id: 's1', publisher: 'site' }], citations: [cite({ id: 'c1', source: 's1', relation })] })[
      '@graph'
    ].find((node) => node['@id'] === `${SOURCE}/s1#citation-c1`)
  expect(of('quotes')).toHaveProperty(['prov:wasQuotedFrom'])
  expect(of('translates')).toHaveProperty(['prov:wasDerivedFrom'])
})

test('a captured original takes the place of one that was not seen, and its own chain goes on', () => {
  const graph = graphOf({
    sources: [
      { id: 's1', publisher: 'site' },
      { id: 's2', publisher: 'agency' },
    ],
    citations: [
      cite({ id: 'c1', source: 's1', via: ['agency'], cites: { source: 's2', citation: 'c2' } }),
      cite({ id: 'c2', source: 's2' }),
    ],
  })
  expect(followed(graph, `${SOURCE}/s1#citation-c1`)).toEqual([`${AGENT}/paper`, `${AGENT}/paper`, `${AGENT}/paper`])
  const c1 = graph['@graph'].find((node) => node['@id'] === `${SOURCE}/s1#citation-c1`)
  expect(c1?.['prov:wasDerivedFrom']).toBe(`${SOURCE}/s2#citation-c2`)
})

test('a source was derived from the earlier one whose report it relays; a withdrawn piece is no part of it', () => {
  const graph = graphOf({
    sources: [
      { id: 's1', publisher: 'site' },
      { id: 's2', publisher: null },
    ],
    citations: [cite({ id: 'c1', source: 's1', active: false })],
    evidence: [{ id: 'e1', source: 's1', citation: 'c1', active: false }],
    relays: [{ source: 's1', earlier: 's2' }],
  })
  expect(graph['@graph'].map((node) => node['@id'])).toEqual([`${AGENT}/site`, `${SOURCE}/s1`, `${SOURCE}/s2`])
  expect(graph['@graph'][1]).toMatchObject({ 'prov:wasDerivedFrom': `${SOURCE}/s2` })
})

test('unnamed people whom nobody places are those of one citation', () => {
  const graph = graphOf({
    sources: [{ id: 's1', publisher: 'site' }],
    citations: [cite({ id: 'c1', source: 's1', agent: null, unnamed: true })],
  })
  expect(followed(graph, `${SOURCE}/s1#citation-c1`)).toEqual(['_:people-c1', '_:people-c1'])
})

test('every name in the document is described in it, and every term is of a vocabulary that it declares', () => {
  const { '@context': context, '@graph': graph } = relayed
  const described = new Set(graph.map((node) => node['@id']))
  for (const node of graph) {
    for (const [term, value] of Object.entries(node)) {
      if (term.startsWith('prov:was')) expect(described.has(value as string), `${term} ${value}`).toBe(true)
      if (!term.startsWith('@')) expect(Object.keys(context)).toContain(term)
    }
  }
})

test('nobody’s words end the element that the data stands in', () => {
  const words = '</script><script>alert(1)</script><!--'
  const html = renderToStaticMarkup(createElement(JsonLd, { data: { words } }))
  expect(html.match(/<\/?script/g)).toHaveLength(2)
  const [, json] = /<script[^>]*>(.*)<\/script>/s.exec(html) ?? []
  expect(JSON.parse(json as string)).toEqual({ words })
})

test('what is withheld or forgotten is left out; who passed on whom stays', () => {
  const graph = graphOf({
    sources: [{ id: 's1', publisher: 'site', title: '▇▇▇ 7c' }],
    citations: [cite({ id: 'c1', source: 's1', exact: '▇▇▇ 8p.0a' })],
    evidence: [{ id: 'e1', source: 's1', citation: 'c1', exact: '▢▢▢' }],
  })
  expect(JSON.stringify(graph)).not.toMatch(/[▇▢]/)
  expect(followed(graph, `${SOURCE}/s1#passage-e1`)).toHaveLength(3)
})
