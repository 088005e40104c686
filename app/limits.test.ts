import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What a moderator or an administrator decides, and what somebody does with their own account: nobody floods the record with it. */
const UNCOUNTED: Readonly<Record<string, readonly string[]>> = {
  'desk/actions.ts': ['appeal'],
  'desk/agents/[slug]/actions.ts': ['merge'],
  'desk/apply/actions.ts': ['practise', 'applyNow'],
  'desk/disputes/[id]/actions.ts': ['take', 'release', 'rule'],
  'desk/events/[slug]/housekeeping-actions.ts': ['merge', 'part', 'split', 'join', 'disjoin'],
  'desk/events/[slug]/vote-actions.ts': ['aside'],
  'desk/flags/actions.ts': ['answer'],
  'desk/interests/actions.ts': ['end'],
  'desk/people/actions.ts': [
    'give',
    'stop',
    'lift',
    'invite',
    'revoke',
    'mark',
    'decideOn',
    'propose',
    'decide',
    'decideAppeal',
  ],
  'desk/people/invitation/[token]/actions.ts': ['take'],
  'desk/removals/actions.ts': ['withhold', 'showAgain', 'erase', 'decide'],
  'desk/replies/actions.ts': ['decide'],
  'desk/security/actions.ts': ['begin', 'takeAway', 'takeKeyAway', 'prove'],
}

const ROOT = join(import.meta.dirname, '[locale]')
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(^|[/-])actions\.ts$/.test(name),
)

/** The forms of a file that name no limit, in their order. */
function uncountedIn(file: string): string[] {
  const forms = readFileSync(join(ROOT, file), 'utf8')
    .split(/^(?=(?:export )?const \w+ = (?:form|partyForm)\b)/m)
    .slice(1)
  return forms.flatMap((text) => (/\blimit: '\w+'/.test(text) ? [] : (/const (\w+)/.exec(text)?.slice(1) ?? [])))
}

test('whatever people write into the record may be done only so often', () => {
  const found = Object.fromEntries(files.map((file) => [file, uncountedIn(file)]))
  expect(Object.fromEntries(Object.entries(found).filter(([, names]) => names.length > 0))).toEqual(UNCOUNTED)
})
