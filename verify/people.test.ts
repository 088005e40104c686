import { describe, expect, test } from 'vitest'
import { idOf, write } from './story'
import { verdictOn, writeLog } from './testing'

const [moderator, admin, reader, other] = ['a moderator', 'an admin', 'a reader', 'another'].map(idOf) as [
  string,
  string,
  string,
  string,
]
const joined = (id: string) => write('person.joined', id, `person:${id}`, { role: 'reader' }, { handle: id })
const given = (id: string, before: string, after: string, ver = 1, by = 'operator') =>
  write('role.given', by, `role:${id}`, { person: id, before, after }, null, ver)
const before = [
  ...[moderator, admin, reader, other].map(joined),
  given(moderator, 'reader', 'moderator'),
  given(admin, 'reader', 'admin'),
]
const verdict = async (entries: Uint8Array[]) => verdictOn(await writeLog([...before, ...entries]))

describe('who asked whom to become a reviewer', () => {
  const token = (n: number) => n.toString(16).padStart(64, '0')
  const invitation = (n = 0) => `invitation:${idOf(`invitation ${n}`)}`
  const made = (by = moderator, n = 0) => write('invitation.made', by, invitation(n), { token: token(n) })
  const taken = (by = reader, n = 0) => write('invitation.taken', by, invitation(n), { madeBy: moderator })
  const revoked = (by = moderator, n = 0) => write('invitation.revoked', by, invitation(n), {})
  const reviewing = (id = reader, after = 'reviewer') => given(id, 'reader', after, 1, 'rule')

  test('whoever takes an invitation is a reviewer by the rule; what is revoked is revoked', async () => {
    const entries = [made(), taken(), reviewing(), made(moderator, 1), revoked(admin, 1)]
    expect(await verdict(entries)).toBe('holds')
  })

  test.each([
    ['a reader invites', [made(reader)], /is reader, who may not/],
    ['it is taken twice', [made(), taken(), reviewing(), taken(other)], /taken or revoked before/],
    ['it is taken once it is revoked', [made(), revoked(), taken()], /taken or revoked before/],
    ['its maker takes it', [made(), given(moderator, 'moderator', 'reader', 2), taken(moderator)], /its actor made it/],
    [
      'its maker may not invite any more',
      [made(), given(moderator, 'moderator', 'reader', 2), taken()],
      /may not invite/,
    ],
    ['a reviewer takes it', [made(), given(reader, 'reader', 'reviewer'), taken()], /is reviewer, who may not/],
    [
      'somebody takes it whose role was taken',
      [made(), given(reader, 'reader', 'reviewer'), given(reader, 'reviewer', 'reader', 2), taken()],
      /was a reviewer before/,
    ],
    ['it gives another role', [made(), taken(), reviewing(reader, 'admin')], /nothing gives them this role/],
    ['it gives somebody else the role', [made(), taken(), reviewing(other)], /nothing gives them this role/],
    ['the rule gives a role for nothing', [reviewing()], /nothing gives them this role/],
    ['the role does not follow', [made(), taken()], /what the rule does next has not come/],
    ['somebody else’s is revoked', [made(admin), revoked(moderator)], /neither made it nor is an admin/],
    [
      'a token is used twice',
      [made(), write('invitation.made', admin, invitation(1), { token: token(0) })],
      /token was used/,
    ],
    ['six are open at once', [0, 1, 2, 3, 4, 5].map((n) => made(moderator, n)), /5 invitations of its actor are open/],
  ])('%s: found', async (_, entries, why) => {
    expect(await verdict(entries)).toMatch(why)
  })
})

describe('two hands on a role', () => {
  const second = idOf('another admin')
  const proposal = idOf('a proposal')
  const staff = [joined(second), given(second, 'reader', 'admin')]
  const said = { person: reader, before: 'reader', after: 'moderator' }
  const proposed = (by = admin, data: typeof said = said) =>
    write('role.proposed', by, `proposal:${proposal}`, data, {})
  const approved = (by = second, data: object = {}) =>
    write('role.given', by, `role:${reader}`, { ...said, probation: false, proposal, ...data }, null)
  const alone = (after: string, before = 'reader', id = reader, ver = 1) =>
    write('role.given', admin, `role:${id}`, { person: id, before, after, probation: after === 'reviewer' }, null, ver)

  test('one admin proposes and another approves; between reader and reviewer one hand is enough', async () => {
    expect(await verdict([...staff, proposed(), approved(), alone('reviewer', 'reader', other)])).toBe('holds')
  })

  test.each([
    ['one hand makes a moderator', [alone('moderator')], /it takes two hands/],
    ['one hand unmakes one, and erases nobody', [alone('reader', 'moderator', moderator, 2)], /has not come/],
    ['who proposed it approves it', [proposed(), approved(admin)], /its actor proposed it/],
    [
      'it gives another role than was proposed',
      [proposed(), approved(second, { after: 'admin' })],
      /not what was proposed/,
    ],
    ['nothing was proposed', [approved()], /there is no proposal/],
    ['it is proposed for oneself', [proposed(admin, { ...said, person: admin })], /proposes a role for themselves/],
    ['it says nothing of probation any more', [alone('reviewer'), given(other, 'reader', 'reviewer')], /does not say/],
    [
      'an admin puts nobody on probation',
      [write('role.given', admin, `role:${reader}`, { ...said, after: 'reviewer', probation: false }, null)],
      /on probation/,
    ],
  ])('%s: found', async (_, entries, why) => {
    expect(await verdict([...staff, ...entries])).toMatch(why)
  })
})

describe('who asks to become a reviewer', () => {
  const DAY = 86_400_000
  const later = (days: number) => new Date(Date.parse('2026-11-22T10:00:00.000Z') + days * DAY).toISOString()
  const application = (n = 0) => `application:${idOf(`application ${n}`)}`
  const made = (by = reader, n = 0, at?: string) =>
    write('application.made', by, application(n), { languages: ['ar', 'tr'] }, {}, 1, at)
  const decided = (what: 'accepted' | 'refused', by = moderator, n = 0, person = reader, at?: string) =>
    write(`application.${what}`, by, application(n), { person }, {}, 1, at)
  const reviewing = (id = reader) => given(id, 'reader', 'reviewer', 1, 'rule')

  test.each([
    ['a moderator accepts, and the rule gives the role', [made(), decided('accepted'), reviewing()]],
    ['an admin refuses', [made(), decided('refused', admin)]],
    ['thirty days after a refusal they ask again', [made(), decided('refused'), made(reader, 1, later(30))]],
  ])('%s', async (_, entries) => {
    expect(await verdict(entries)).toBe('holds')
  })

  test.each([
    ['a moderator applies', [made(moderator)], /is moderator, who may not/],
    ['two of one person wait', [made(), made(reader, 1)], /an application of its actor waits/],
    ['they ask again too early', [made(), decided('refused'), made(reader, 1, later(29.9))], /refused not long ago/],
    ['a reader decides', [made(), decided('accepted', other)], /is reader, who may not/],
    ['it is decided twice', [made(), decided('refused'), decided('refused', admin)], /decided before/],
    ['it is decided for somebody else', [made(), decided('accepted', moderator, 0, other)], /somebody else’s/],
    ['nobody made it', [decided('accepted')], /there is no application/],
    ['the role does not follow', [made(), decided('accepted')], /what the rule does next has not come/],
    [
      'it gives somebody else the role',
      [made(), decided('accepted'), reviewing(other)],
      /nothing gives them this role/,
    ],
    [
      'they have another role by then',
      [made(), given(reader, 'reader', 'moderator'), decided('accepted')],
      /can become no reviewer/,
    ],
    [
      'they decide on their own',
      [made(), given(reader, 'reader', 'moderator'), decided('accepted', reader)],
      /nobody decides on their own/,
    ],
    [
      'their role was taken before',
      [given(reader, 'reader', 'reviewer'), given(reader, 'reviewer', 'reader', 2), made()],
      /was a reviewer before/,
    ],
  ])('%s: found', async (_, entries, why) => {
    expect(await verdict(entries)).toMatch(why)
  })
})

describe('a suspension and its appeal', () => {
  const second = idOf('another admin')
  const id = 'suspension:' + idOf('a suspension')
  const staff = [joined(second), given(second, 'reader', 'admin')]
  const suspended = write('person.suspended', admin, id, { person: reader }, {})
  const appealed = (by = reader) => write('suspension.appealed', by, id, {}, {})
  const upheld = (by = second, person = reader) => write('suspension.upheld', by, id, { person }, {})
  const lifted = (by = second, said: object = { appealed: true }) =>
    write('person.reinstated', by, id, { person: reader, ...said })
  const again = write('suspension.appealed', reader, id, {}, {}, 2)

  test.each([
    ['another admin lets it stand, and it is lifted later', [appealed(), upheld(), lifted(admin, {})]],
    ['another admin lifts it', [appealed(), lifted()]],
    ['who suspended them lifts it', [appealed(), lifted(admin)]],
  ])('%s', async (_, entries) => {
    expect(await verdict([...staff, suspended, ...entries])).toBe('holds')
  })

  test.each([
    ['somebody else appeals', [appealed(other)], /not its actor’s/],
    ['it is appealed against twice', [appealed(), again], /appealed against before/],
    ['who suspended them lets it stand', [appealed(), upheld(admin)], /its actor suspended them/],
    ['it is upheld and nobody appealed', [upheld()], /no appeal waits/],
    ['it is upheld twice', [appealed(), upheld(), upheld()], /no appeal waits/],
    ['a moderator lets it stand', [appealed(), upheld(moderator)], /is moderator, who may not/],
    ['it is upheld for somebody else', [appealed(), upheld(second, other)], /somebody else’s/],
    ['it is lifted and does not name the appeal', [appealed(), lifted(second, {})], /does not say so/],
    ['it is lifted and names an appeal that nobody made', [lifted()], /no appeal waits/],
    ['it is appealed against once it is lifted', [lifted(second, {}), appealed()], /not suspended by this/],
  ])('%s: found', async (_, entries, why) => {
    expect(await verdict([...staff, suspended, ...entries])).toMatch(why)
  })
})
