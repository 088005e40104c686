import { createHash } from 'node:crypto'
import { type Attached, asOfRule, type CitationEdge } from '../domain/provenance'
import type { RuleVersion } from '../domain/verdict'
import { judge, type Vote } from '../domain/vote'
import { answered, describe, problem, shapeOf, whole } from './support/api'
import { expect, test } from './support/test'

/** What sets a vote apart: the API says one reason why it is not counted. */
type Apart = 'suspended' | 'probation' | 'recused' | 'held'

interface Claim {
  id: string
  state: string
  verdict: string | null
  because: string | null
  contested: boolean
  tally: object | null
  cast: number
  round: number
  settledAt: string | null
  votes: (Omit<Vote, Apart> & { uncounted: string | null; verdict: Vote['verdict'] | null })[]
  ruleVersion: RuleVersion
  evidence: (Attached & { attachedAt: string })[]
  disputes: { ruling: { stands: boolean; at: string; verdict: Vote['verdict'] | null } | null }[]
}
interface Summary {
  slug: string
  updatedAt: string
  demonstration: boolean
  state: string
  verdict: string | null
}
interface Event extends Summary {
  claims: Claim[]
  sources: { id: string; sha256: string; publisher: string | null; sameAs?: string | null }[]
  citations?: CitationEdge[]
}

test('every answer keeps to the description that the API gives of itself', async ({ request }) => {
  const api = await describe(request)
  expect(Object.keys(api.paths)).toHaveLength(7)
  await answered(await request.get('/api/v1/moderation?limit=100'), shapeOf(api, 'Moderation'))
  await problem(await request.get('/api/v1/moderation?kind=vote.cast'), 400)
  const list: { items: Summary[] } = await answered(
    await request.get('/api/v1/events?limit=100'),
    shapeOf(api, 'EventList'),
  )
  const demonstration = list.items.filter((each) => each.demonstration)
  expect(demonstration.length).toBeGreaterThanOrEqual(8)
  for (const { slug } of demonstration) {
    const event: Event = await answered(await request.get(`/api/v1/events/${slug}`), shapeOf(api, 'Event'))
    await answered(await request.get(`/api/v1/events/${slug}/history?limit=100`), shapeOf(api, 'History'))
    for (const { id, publisher } of event.sources) {
      await answered(await request.get(`/api/v1/sources/${id}`), shapeOf(api, 'Source'))
      if (publisher) await answered(await request.get(`/api/v1/agents/${publisher}`), shapeOf(api, 'Agent'))
    }
  }
})

test('every verdict of the demonstration set can be recomputed from what the API tells', async ({ request }) => {
  let verdicts = 0
  const all = await whole<Summary>(request, '/api/v1/events', 100)
  for (const { slug } of all.filter((each) => each.demonstration)) {
    const event: Event = await (await request.get(`/api/v1/events/${slug}`)).json()
    for (const claim of event.claims) {
      if (claim.settledAt === null) {
        const said = [claim.verdict, claim.because, claim.tally, ...claim.votes.map((vote) => vote.verdict)]
        expect(new Set(said)).toEqual(new Set([null]))
        continue
      }
      verdicts += 1
      const { verdict, because, tally, contested } = recomputed(claim, event)
      expect({ slug, verdict, because, tally, contested }).toEqual({
        slug,
        ...{ verdict: claim.verdict, because: claim.because, tally: claim.tally, contested: claim.contested },
      })
    }
  }
  expect(verdicts).toBeGreaterThanOrEqual(8)
})

/** What anyone can do: take the votes, the evidence and who cites whom as published, and apply the rule of its day. */
function recomputed(claim: Claim, { sources, citations = [] }: Event) {
  const graph = {
    sources: new Map(sources.map(({ id, publisher, sameAs = null }) => [id, { id, publisher, sameAs }])),
    citations: new Map(citations.map((each) => [each.id, each])),
  }
  const evidence = asOfRule(claim.ruleVersion, claim.evidence, graph)
  const votes = claim.votes.map((vote) => ({
    ...vote,
    verdict: vote.verdict as Vote['verdict'],
    suspended: vote.uncounted === 'suspended',
    probation: vote.uncounted === 'probation',
    recused: vote.uncounted === 'recused',
    held: vote.uncounted === 'held',
  }))
  const ruling = claim.disputes.map((dispute) => dispute.ruling).find((each) => each?.stands && each.verdict)
  const closed = ruling ? claim.evidence.every((piece) => piece.attachedAt <= ruling.at) : false
  const standing = ruling ? { verdict: ruling.verdict as Vote['verdict'], closed } : null
  return judge(votes, evidence, claim.round, standing)
}

test('every leaf of a history is the hash of its envelope, and every entry is numbered after the one before', async ({
  request,
}) => {
  const [first] = (await whole<Summary>(request, '/api/v1/events', 100)).filter((each) => each.demonstration)
  const entries = await whole<{ id: string; at: string; envelope: string; leaf: string }>(
    request,
    `/api/v1/events/${first?.slug}/history`,
    7,
  )
  expect(entries.length).toBeGreaterThan(7)
  expect(new Set(entries.map((each) => each.id)).size).toBe(entries.length)
  for (const { at, envelope, leaf } of entries) {
    const bytes = Buffer.from(envelope, 'base64')
    expect(createHash('sha256').update(Buffer.of(0)).update(bytes).digest('hex')).toBe(leaf)
    expect(new Date(JSON.parse(bytes.toString()).at).toISOString()).toBe(at)
  }
})

test('the text of a source has the hash that is given for it', async ({ request }) => {
  const [first] = (await whole<Summary>(request, '/api/v1/events', 100)).filter((each) => each.demonstration)
  const event: Event = await (await request.get(`/api/v1/events/${first?.slug}`)).json()
  for (const { id } of event.sources) {
    const { text, textSha256, passages } = await (await request.get(`/api/v1/sources/${id}`)).json()
    expect(createHash('sha256').update(text).digest('hex')).toBe(textSha256)
    for (const { start, end } of passages) expect(text.slice(start, end).trim()).not.toBe('')
  }
})

test('a list is as long as was asked, from 1 to 100, and its cursor leads on with nothing lost or doubled', async ({
  request,
}) => {
  const about = '/api/v1/events?q=' + encodeURIComponent('Hmeimim')
  const [one] = await whole<Summary>(request, about, 100)
  expect(one).toBeDefined()

  // What others add meanwhile stands before what is walked here.
  const ours = (items: Summary[]) => items.filter((each) => each.demonstration).map((each) => each.slug)
  const inOne = ours(await whole<Summary>(request, '/api/v1/events', 100))
  for (const limit of [1, 2, 3]) expect(ours(await whole<Summary>(request, '/api/v1/events', limit))).toEqual(inOne)

  for (const limit of ['0', '101', '-1', '1.5', 'many', '']) {
    await problem(await request.get(`/api/v1/events?limit=${limit}`), 400)
    await problem(await request.get(`/api/v1/events/${one?.slug}/history?limit=${limit}`), 400)
  }
})

test('a filter that is none is a bad request, and each filter keeps what it says', async ({ request }) => {
  for (const filter of [
    'verdict=maybe',
    'state=open',
    'language=fr',
    `q=${'x'.repeat(201)}`,
    `cursor=${'x'.repeat(201)}`,
  ])
    await problem(await request.get(`/api/v1/events?${filter}`), 400)
  const confirmed = await whole<Summary>(request, '/api/v1/events?verdict=confirmed', 100)
  expect(new Set(confirmed.map((each) => each.verdict))).toEqual(new Set(['confirmed']))
  const disputed = await whole<Summary>(request, '/api/v1/events?state=disputed', 100)
  expect(new Set(disputed.map((each) => each.state))).toEqual(new Set(['disputed']))
})

test('what does not exist, and what cannot, is a problem and no error', async ({ request }) => {
  const nobody = '00000000-0000-4000-8000-000000000000'
  const ids = ['nothing-of-the-kind', nobody, '1', '%F0%9F%90%AB', 'x'.repeat(500), "'--", '..%2f..%2fetc', 'null']
  for (const id of ids) {
    for (const address of [`events/${id}`, `events/${id}/history`, `sources/${id}`, `agents/${id}`])
      await problem(await request.get(`/api/v1/${address}`), 404)
  }
  await problem(await request.get('/api/v1/events/%E0%A4%A'), 400)
  await problem(await request.get('/api/v1/events/%00'), 400)
  await problem(await request.post('/api/v1/events', { data: {} }), 405)
  await problem(await request.delete('/api/v1/events'), 405)
})

test('any page may read it, and no cookie is set or looked at', async ({ request, signIn, page }) => {
  for (const address of ['/api/v1/events', '/api/v1/openapi.json', '/api/v1/events/nothing']) {
    const answer = await request.get(address, { headers: { origin: 'https://elsewhere.example' } })
    expect(answer.headers()['access-control-allow-origin']).toBe('*')
    expect(answer.headers()['set-cookie']).toBeUndefined()
  }
  const asked = await request.fetch('/api/v1/events', { method: 'OPTIONS' })
  expect(asked.status()).toBe(204)
  expect(asked.headers()['access-control-allow-methods']).toContain('GET')

  await signIn('admin')
  const about = '/api/v1/events?verdict=denied&limit=100'
  const ours = ({ items }: { items: Summary[] }) => items.filter((each) => each.demonstration)
  const [anyone, admin] = [await (await request.get(about)).json(), await (await page.request.get(about)).json()]
  expect(ours(admin)).toEqual(ours(anyone))
})

test('health and readiness are told', async ({ request }) => {
  for (const address of ['/api/health', '/api/ready']) {
    const answer = await request.get(address)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['cache-control']).toBe('no-store')
  }
})
