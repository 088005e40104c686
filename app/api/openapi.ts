import { z } from 'zod'
import { Agent } from './shapes/agent'
import { Claim, Dispute, Evidence, Reply, Vote } from './shapes/claim'
import { Event, EventList, EventQuery, Summary } from './shapes/event'
import { Entry, History, HistoryQuery } from './shapes/history'
import { Act, Moderation, ModerationQuery } from './shapes/moderation'
import { Problem } from './shapes/problem'
import { Citation, DateGiven, LedgerDate, Source } from './shapes/source'

const problems = { description: 'A problem.', content: { 'application/problem+json': { schema: ref('Problem') } } }

/** The public API in OpenAPI 3.1, made of the same shapes that its answers go out through. */
export function openapi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Isnad',
      version: '1',
      description:
        'Read the record: no key, no cookie. Times are RFC 3339 in UTC unless a zone is named. Ids are opaque.',
    },
    paths: {
      '/api/v1/events': get('Events, the last changed first', 'EventList', queryOf(EventQuery)),
      '/api/v1/events/{slug}': get('An event: claims, votes, evidence, disputes, citations, dates', 'Event', [
        inPath('slug'),
      ]),
      '/api/v1/events/{slug}/history': get('The life of an event, oldest first', 'History', [
        inPath('slug'),
        ...queryOf(HistoryQuery),
      ]),
      '/api/v1/sources/{id}': get('A source, its text, what it passes on and which dates it gives', 'Source', [
        inPath('id'),
      ]),
      '/api/v1/agents/{slug}': get('An agent and what it is said to have said', 'Agent', [inPath('slug')]),
      '/api/v1/moderation': get('Every act of moderation, newest first', 'Moderation', queryOf(ModerationQuery)),
      '/api/v1/log/proof/{id}': text(
        'The proof that an entry is in the sealed log, by its id or its leaf (c2sp.org/tlog-proof); 404 while it is not sealed',
        [inPath('id')],
      ),
    },
    components: { schemas: schemas() },
  }
}

const SHAPES = [
  Act,
  Agent,
  Citation,
  Claim,
  DateGiven,
  Dispute,
  Entry,
  Event,
  EventList,
  Evidence,
  History,
  LedgerDate,
  Moderation,
  Problem,
  Reply,
  Source,
  Summary,
  Vote,
]

/** Every shape that has an id of its own: one that is left out here would be referred to where nobody finds it. */
function schemas() {
  const registry = z.registry<{ id: string }>()
  for (const shape of SHAPES) {
    registry.add(shape, { id: shape.meta()?.id as string })
  }
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'output' })
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]))
}

function get(summary: string, shape: string, parameters: object[]) {
  const ok = { description: 'Found.', content: { 'application/json': { schema: ref(shape) } } }
  return { get: { summary, parameters, responses: { 200: ok, 400: problems, 404: problems, 503: problems } } }
}

function text(summary: string, parameters: object[]) {
  const ok = { description: 'Found.', content: { 'text/plain': { schema: { type: 'string' } } } }
  return { get: { summary, parameters, responses: { 200: ok, 404: problems, 503: problems } } }
}

function ref(id: string) {
  return { $ref: `#/components/schemas/${id}` }
}

function inPath(name: string) {
  return { name, in: 'path', required: true, schema: { type: 'string' } }
}

function queryOf(shape: z.ZodObject) {
  const { properties = {} } = z.toJSONSchema(shape, { io: 'input' })
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
}
