import { expect, test } from 'vitest'
import { idOf, write } from './story'
import { verdictOn, writeLog } from './testing'

const [moderator, author, replier] = ['a moderator', 'an author', 'a replier'].map(idOf) as [string, string, string]
const [stranger, second] = ['a stranger', 'another stranger'].map(idOf) as [string, string]
const [event, claim, other] = [idOf('an event'), idOf('a claim'), idOf('another claim')]
const [source, elsewhere, piece, cited] = ['a source', 'one elsewhere', 'a piece', 'a citation'].map(idOf) as [
  string,
  string,
  string,
  string,
]
const joined = (id: string) => write('person.joined', id, `person:${id}`, { role: 'reader' }, { handle: id })
const given = (id: string, after: string) =>
  write('role.given', 'operator', `role:${id}`, { person: id, before: 'reader', after })
const recorded = (agent: string) =>
  write('agent.recorded', 'operator', `agent:${agent}`, { kind: 'outlet', country: null }, { names: [] })
const captured = (id: string, publisher: string | null) => {
  const hash = id.replaceAll('-', '').repeat(2)
  return write('source.captured', author, `source:${id}`, { bytes: hash, text: hash, publisher }, {})
}
const added = (id: string, position: number) =>
  write('claim.added', author, `claim:${id}`, { event, position, language: 'en' }, {})
const said = { stance: 'supports', speaker: 'the-speaker', unnamed: false, standing: 'record', citation: null }
const passed = { agent: 'the-agency', unnamed: false, via: [], relation: 'quotes', act: 'claims', start: 0, end: 4 }
const before = [
  ...[moderator, author].map(joined),
  given(moderator, 'moderator'),
  given(author, 'reviewer'),
  ...['the-paper', 'the-speaker', 'the-agency', 'the-other'].map(recorded),
  captured(source, 'the-paper'),
  captured(elsewhere, 'the-other'),
  write('event.opened', author, `event:${event}`, { slug: 'e', language: 'en', time: null, demonstration: false }, {}),
  ...[claim, other].map(added),
  write('evidence.attached', author, `evidence:${piece}`, { claim, source, ...said, start: 0, end: 9 }, {}),
  write(
    'citation.recorded',
    author,
    `citation:${cited}`,
    {
      ...{ source, event, ...passed },
      ...{ choice: null, offered: null },
    },
    {},
  ),
]
const reply = (n = 0) => idOf(`reply ${n}`)
const replied = (more: object = {}, by = replier, n = 0) =>
  write('reply.given', by, `reply:${reply(n)}`, { claim, agent: 'the-paper', version: 1, after: null, ...more }, {})
/** One from the same host as another that a moderator accepted. */
const rests = (more: object = {}, by = stranger, n = 1) => replied({ after: reply(), ...more }, by, n)
const asBefore = (more: object) =>
  write('reply.given', replier, `reply:${reply()}`, { claim, agent: 'the-paper', version: 1, ...more }, {})
const decided = (kind: 'accepted' | 'refused', by = moderator, n = 0, on = claim) =>
  write(`reply.${kind}`, by, `reply:${reply(n)}`, { claim: on }, {})
const vote = write('vote.cast', moderator, `vote:${claim}:${moderator}`, {
  ...{ claim, round: 1, blind: true },
  ...{ text: `${'A'.repeat(43)}=`, ballot: `${'A'.repeat(43)}=` },
})
const verdict = async (entries: Uint8Array[]) => verdictOn(await writeLog([...before, ...entries]))

test('whoever is named replies, in versions, by their address or by a moderator’s word', async () => {
  const next = replied({ version: 2 }, replier, 1)
  expect(await verdict([replied(), decided('accepted'), next, decided('refused', moderator, 1)])).toBe('holds')
  const [another, third] = [replied({ after: reply() }, second, 1), replied({ after: reply() }, stranger, 2)]
  expect(await verdict([replied(), decided('accepted'), another, third, decided('refused', moderator, 1)])).toBe(
    'holds',
  )
  const anew = replied({ version: 2 }, replier, 3)
  const rests = replied({ version: 3, after: reply(3) }, replier, 4)
  const refusedOnce = [replied(), decided('accepted'), another, decided('refused', moderator, 1)]
  expect(await verdict([...refusedOnce, anew, decided('accepted', moderator, 3), rests])).toBe('holds')
  expect(await verdict([asBefore({ source }), decided('refused')]), 'as it was written before').toBe('holds')
  for (const agent of ['the-speaker', 'the-agency']) expect(await verdict([replied({ agent })])).toBe('holds')
})

test('under the name of whom they were merged into', async () => {
  const merged = write('agent.merged', moderator, 'agent:the-paper', { survivor: 'the-other' }, {})
  expect(await verdict([merged, replied({ agent: 'the-other' })])).toBe('holds')
  const rests = replied({ agent: 'the-other', after: reply() }, stranger, 1)
  expect(await verdict([replied(), decided('accepted'), merged, rests])).toBe('holds')
})

const withdrawn = write('citation.withdrawn', author, `citation:${cited}`, { source, event }, {})

test.each([
  ['nobody names them', [replied({ agent: 'the-other' })], /nothing that belongs to the claim names the-other/],
  ['on a claim without evidence', [replied({ claim: other })], /nothing that belongs to the claim names the-paper/],
  ['a citation that was withdrawn named them', [withdrawn, replied({ agent: 'the-agency' })], /names the-agency/],
  ['nobody gave what it rests on', [replied({ after: reply(9) })], /there is no reply/],
  ['nobody decided on what it rests on', [replied(), rests()], /nobody accepted the reply/],
  ['what it rests on was refused', [replied(), decided('refused'), rests()], /nobody accepted the reply/],
  [
    'what it rests on is of somebody else',
    [replied(), decided('accepted'), rests({ agent: 'the-speaker' })],
    /is of somebody else/,
  ],
  [
    'one that rests on the same was refused',
    [replied(), decided('accepted'), rests(), decided('refused', moderator, 1), rests({ version: 2 }, stranger, 2)],
    /rests on the same reply was refused/,
  ],
  ['a version is left out', [replied({ version: 2 })], /it is version 2, after 0/],
  ['it is given twice', [replied(), replied({ version: 2 })], /reply .* is there already/],
  ['a reviewer replies', [replied({}, author)], /is reviewer, who may not/],
  ['nobody gave it', [decided('accepted')], /there is no reply/],
  ['it is decided twice', [replied(), decided('accepted'), decided('refused')], /was decided on before/],
  [
    'what its address spoke for is accepted',
    [replied(), decided('accepted'), rests(), decided('accepted', moderator, 1)],
    /address spoke for it/,
  ],
  ['a reviewer decides', [replied(), decided('accepted', author)], /is reviewer, who may not/],
  ['who voted decides', [vote, replied(), decided('accepted')], /voted on the claim/],
  ['it is decided on another claim', [replied(), decided('accepted', moderator, 0, other)], /on another claim/],
  [
    'who gave it decides',
    [replied(), joined(replier), given(replier, 'moderator'), decided('accepted', replier)],
    /its actor gave the reply/,
  ],
] as const)('refused: %s', async (_, entries, why) => {
  expect(await verdict([...entries])).toMatch(why)
})
