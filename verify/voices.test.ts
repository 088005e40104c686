import { expect, test } from 'vitest'
import { idOf, story, write } from './story'
import { verdictOn, writeLog } from './testing'

const [author, moderator, admin] = [idOf('person 0'), idOf('a moderator'), idOf('an admin')]
const join = (id: string, role: string) => [
  write('person.joined', id, `person:${id}`, { role: 'reader' }, { handle: id }),
  write('role.given', 'operator', `role:${id}`, { person: id, before: 'reader', after: role }),
]
/** The author of a note becomes what they are not, to have a hand in withholding it. */
const becomes = (role: string) =>
  write('role.given', 'operator', `role:${author}`, { person: author, before: 'reviewer', after: role }, null, 2)
const note = (by: string, ver = 1) =>
  write('agent.noted', by, 'agent:the-paper:en', { language: 'en' }, { note: 'A note.' }, ver)
const before = [...story(1), ...join(moderator, 'moderator'), ...join(admin, 'admin'), note(author)]

const about = 'note:the-paper:en'
const [held, shown] = [idOf('removal'), idOf('showing')]
const proposed = (by: string) =>
  write('removal.proposed', by, `removal:${held}`, { removal: 'withhold', number: 1, code: 'privacy', about }, {})
const withheld = (by: string) =>
  write('content.withheld', by, `removal:${held}`, { number: 1, code: 'privacy', about, proposedBy: moderator })
const proposedAgain = (by: string) =>
  write(
    'removal.proposed',
    by,
    `removal:${shown}`,
    { removal: 'show', number: 2, code: null, about: `removal:${held}` },
    {},
  )
const declined = (by: string) =>
  write(
    'removal.declined',
    by,
    `removal:${shown}`,
    { removal: 'show', about: `removal:${held}`, proposedBy: moderator },
    {},
  )

const verdict = async (entries: Uint8Array[]) => verdictOn(await writeLog([...before, ...entries]))

test('two hands may withhold what a third wrote', async () => {
  expect(await verdict([proposed(moderator), withheld(admin), proposedAgain(moderator), declined(admin)])).toBe('holds')
})

test.each([
  ['proposes that it be withheld', [becomes('moderator'), proposed(author)]],
  ['decides it', [becomes('admin'), proposed(moderator), withheld(author)]],
  ['proposes that it be shown', [becomes('moderator'), proposed(moderator), withheld(admin), proposedAgain(author)]],
  [
    'declines that',
    [becomes('admin'), proposed(moderator), withheld(admin), proposedAgain(moderator), declined(author)],
  ],
])('whoever wrote it and %s: found', async (_, entries) => {
  expect(await verdict(entries)).toMatch(/its actor wrote what it is about/)
})

test('of several who wrote versions, the first by id is its author', async () => {
  const [first] = [author, moderator].sort()
  const entries = [note(moderator, 2), becomes('admin'), proposed(moderator), withheld(author)]
  expect(await verdict(entries)).toMatch(
    first === moderator ? /^bad: index \d+ \(removal.proposed/ : /\(content.withheld/,
  )
})
