import { expect, test } from 'vitest'
import { story } from './story'
import { keyOf, type LogFiles, verdictOn, writeLog } from './testing'

const envelopes = [...story(2)]
const kindOf = (envelope: Uint8Array) => JSON.parse(Buffer.from(envelope).toString()).kind
const files = await writeLog(envelopes, [1, 12, 30])

test('a log that nobody touched holds, whether its keys are pinned or found beside it', async () => {
  expect(await verdictOn(files)).toBe('holds')
  expect(await verdictOn(files, { vkeys: [keyOf().vkey] })).toBe('holds')
})

test('every single flipped bit is found, in whichever file', async () => {
  // A part of them; `npm run faults -- tampering` flips ten thousand.
  for (const [path, bytes] of files) {
    for (let at = 0; at < bytes.length; at += 41) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] as number) ^ (1 << (at % 8))
      const found = await verdictOn(new Map([...files, [path, flipped]]))
      expect(found, `${path}, byte ${at}`).toMatch(/^bad: /)
    }
  }
}, 120_000)

test('a key that is pinned must be among those that the log lists', async () => {
  const without = new Map([...files, ['vkey', Buffer.from(`${keyOf(9).vkey}\n`)]])
  expect(await verdictOn(without, { vkeys: [keyOf().vkey] })).toMatch(
    /^bad: vkey: it does not hold .*, which was named$/,
  )
})

const change = (work: (files: LogFiles) => void): LogFiles => {
  const changed = new Map(files)
  work(changed)
  return changed
}

test.each<[string, LogFiles | Promise<LogFiles>, RegExp]>([
  [
    'a tile is gone',
    change((all) => all.delete(`tile/0/000.p/${envelopes.length}`)),
    /^bad: index 0: tile.0.000\.p.\d+: it is missing/,
  ],
  ['a bundle is gone', change((all) => all.delete(`tile/entries/000.p/${envelopes.length}`)), /it is missing/],
  ['the checkpoint is gone', change((all) => all.delete('checkpoint')), /there is no checkpoint/],
  ['there is no key', change((all) => all.delete('vkey')), /there is no key/],
  [
    'a key is listed twice',
    change((all) => all.set('vkey', Buffer.from(`${keyOf().vkey}\n${keyOf().vkey}\n`))),
    /vkey: it holds a key twice/,
  ],
  ['a stranger lies among the tiles', change((all) => all.set('tile/0/001', Buffer.alloc(8192))), /lies beyond/],
  ['a file has no name of a log', change((all) => all.set('tile/0/1', Buffer.alloc(32))), /no file of a log/],
  ['two entries have changed places', writeLog(swapped(12, 13), []), /^bad: index 12 /],
  ['an entry is left out', writeLog(envelopes.toSpliced(14, 1)), /^bad: index 1\d /],
  ['an entry stands there twice', writeLog(envelopes.toSpliced(14, 0, envelopes[13] as Uint8Array)), /^bad: index 14 /],
  [
    'its claims never settle',
    writeLog(unsettled(2)),
    /three votes counted at index \d+, and the claim was not settled/,
  ],
  [
    'one claim of a long log never settles',
    writeLog([...unsettled(1), ...[...story(330)].slice([...story(1)].length)]),
    /three votes counted at index \d+, and the claim was not settled/,
  ],
  [
    'another key signed it',
    writeLog(envelopes, [], keyOf(9)).then((all) => all.set('vkey', Buffer.from(`${keyOf().vkey}\n`))),
    /no known key/,
  ],
])('%s: found', async (_, log, line) => {
  expect(await verdictOn(await log)).toMatch(line)
})

test('a log that was signed anew with the stolen key is told apart by what was seen before, or by the checkpoints there were', async () => {
  const rewritten = await writeLog(swapped(3, 3).toSpliced(20, 1), [1, 12, 30])
  const root = Buffer.from(parseRoot(files.get('checkpoint') as Buffer), 'base64')
  expect(await verdictOn(await writeLog([...story(3)]), { from: { size: envelopes.length, root } })).toBe('holds')
  expect(await verdictOn(rewritten, { from: { size: envelopes.length, root } })).toMatch(/^bad: /)
  const first = files.get('checkpoints') as Buffer
  const other = (await writeLog([...story(2, 2)].toSpliced(44, 0), [])).get('checkpoints') as Buffer
  expect(await verdictOn(change((all) => all.set('checkpoints', Buffer.concat([first, other]))))).toMatch(/^bad: /)
})

/** Without all that comes of the votes: as if the site sat on it. */
function unsettled(events: number): Uint8Array[] {
  const follows = ['vote.opened', 'claim.settled', 'verdict.changed']
  return [...story(events, 0)].filter((envelope) => !follows.includes(kindOf(envelope)))
}

function swapped(one: number, other: number): Uint8Array[] {
  return envelopes.with(one, envelopes[other] as Uint8Array).with(other, envelopes[one] as Uint8Array)
}

function parseRoot(note: Buffer): string {
  return note.toString().split('\n')[2] as string
}
