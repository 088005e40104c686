import { expect, test } from 'vitest'
import { idOf, story, write } from './story'
import { verdictOn, writeLog } from './testing'

const before = [...story(1)]
const [moderator, admin, reader] = [idOf('a moderator'), idOf('an admin'), idOf('a reader')]
const source = idOf('source 0')

const join = (id: string) => write('person.joined', id, `person:${id}`, { role: 'reader' }, { handle: id })
const give = (id: string, role: string) =>
  write('role.given', 'operator', `role:${id}`, { person: id, before: 'reader', after: role })
const restored = (from: number, to: number) => write('record.restored', 'operator', 'record', { from, to })

const removal = idOf('removal')
const about = `source:${source}`
const proposed = write(
  'removal.proposed',
  moderator,
  `removal:${removal}`,
  { removal: 'withhold', number: 1, code: 'privacy', about },
  { reason: 'for a reason' },
)
const withheld = (code = 'privacy') =>
  write('content.withheld', admin, `removal:${removal}`, { number: 1, code, about, proposedBy: moderator })

/** All of these were lost in a restore, but for the last, which lay in none of its stretches. */
function restoredAfter(...entries: Uint8Array[]): Uint8Array[] {
  const all = [...before, ...entries]
  return [...all, restored(before.length, all.length - 1)]
}
const staff = [join(moderator), give(moderator, 'moderator'), join(admin), give(admin, 'admin')]

test('a removal that a restore did again holds, though its proposal and both who did it were lost', async () => {
  expect(await verdictOn(await writeLog(restoredAfter(...staff, proposed, withheld())))).toBe('holds')
})

test.each([
  ['nobody proposed it', [...staff, withheld()], /there is no proposal/],
  ['it was proposed on another ground', [...staff, proposed, withheld('safety')], /this was not what was proposed/],
  ['who proposed it was no moderator', [...staff.toSpliced(1, 1), proposed, withheld()], /no moderator any more/],
])('a removal that a restore did again, and %s: found', async (_, entries, why) => {
  expect(await verdictOn(await writeLog(restoredAfter(...entries)))).toMatch(why)
})

test.each([
  [
    'a vote',
    write('vote.cast', reader, `vote:${idOf('claim 0')}:${reader}`, {
      ...{ claim: idOf('claim 0'), round: 1, blind: false, text: Buffer.alloc(32).toString('base64') },
      ...{ verdict: 'unverified', evidence: [] },
    }),
  ],
  [
    'an event',
    write(
      'event.opened',
      reader,
      `event:${idOf('event')}`,
      { slug: 'of-nobody', language: 'en', time: null, demonstration: false },
      {},
    ),
  ],
])('%s is nobody’s right by what was lost', async (_, deed) => {
  const entries = restoredAfter(join(reader), give(reader, 'reviewer'), deed)
  expect(await verdictOn(await writeLog(entries))).toMatch(/its actor has not joined/)
})
