import { describe, expect, test } from 'vitest'
import { stateOf } from './claim'
import { type Attached, asOfRule } from './provenance'
import { cites, graphOf, says, votes } from './testing'
import { RULE_VERSIONS } from './verdict'
import { type Judgement, judge } from './vote'

/** The published table of the rule, row by row: votes cast, what they cite, what the rule makes of it. */

const nothingCited = graphOf([])

const supportsNamed = [says('supports', 'anadolu')]
const bothSides = [says('supports', 'anadolu', { standing: 'record' }), says('denies', 'sana', { standing: 'record' })]
const aydinlikFourTimes = [
  says('supports', 'aydinlik'),
  says('supports', 'aydinlik', { unnamed: true }),
  says('supports', 'aydinlik'),
  says('supports', 'aydinlik'),
]
const ministry = says('denies', 'ministry', { standing: 'party' })

const outcome = ({ verdict, because, contested }: Judgement) =>
  `${verdict}, ${because}${contested ? '; contested' : ''}`

const table: [string, string, Attached[], string][] = [
  ['0/0/0', '', [], 'unverified, no_votes'],
  ['2/0/0', 'supports, named', supportsNamed, 'unverified, no_quorum'],
  ['3/0/0', 'supports, two agents', [...supportsNamed, says('supports', 'ria')], 'confirmed, majority'],
  ['3/0/0', 'mentions only', [says('mentions', 'anadolu')], 'unverified, no_evidence'],
  [
    '3/0/0',
    'supports: Aydınlık, and unnamed people to Aydınlık, in four sources',
    aydinlikFourTimes,
    'unverified, one_unnamed_origin',
  ],
  ['0/3/0', 'denies, the ministry it is about', [ministry], 'unverified, party_denial_only'],
  [
    '0/3/0',
    'denies, the ministry and a record',
    [ministry, says('denies', 'logbook', { standing: 'record' })],
    'denied, majority',
  ],
  ['2/1/0', 'supports, named', supportsNamed, 'confirmed, majority; contested'],
  ['3/2/0', '', bothSides, 'unverified, no_majority; contested'],
  ['0/5/1', 'denies, record', [says('denies', 'logbook', { standing: 'record' })], 'denied, majority'],
  ['0/0/3', 'none', [], 'unverified, majority'],
  ['1/1/1', '', bothSides, 'unverified, no_majority; contested'],
]

describe.each(RULE_VERSIONS)('version %i', (version) => {
  test.each(table)('%s | %s', (tally, _, evidence, expected) => {
    const asRead = asOfRule(version, evidence, nothingCited)
    expect(outcome(judge(votes(tally, evidence), asRead, 1, null))).toBe(expected)
  })
})

describe('what each version makes of words that came by others', () => {
  const graph = graphOf(
    ['inn by inn', 'syria-tv by syria-tv', 'copy by mirror, as syria-tv'],
    cites('by-sputnik', 'inn', 'aydinlik', { via: ['sputnik'], unnamed: true }),
    cites('direct', 'syria-tv', 'aydinlik'),
    cites('star', 'syria-tv', 'star'),
  )
  const inn = says('supports', 'inn', { source: 'inn', citation: 'by-sputnik' })
  const syriaTv = says('supports', 'syria-tv', { source: 'syria-tv', citation: 'direct' })
  const headline = says('supports', 'syria-tv', { source: 'syria-tv' })
  const star = says('supports', 'star', { source: 'syria-tv', citation: 'star' })

  test.each<[string, Attached[], string, string]>([
    ['two outlets that go back to one', [inn, syriaTv], 'confirmed, majority', 'unverified, one_unnamed_origin'],
    ['one of them alone, which names it', [syriaTv], 'confirmed, majority', 'confirmed, majority'],
    ["an outlet's headline over it", [inn, headline, syriaTv], 'confirmed, majority', 'unverified, one_unnamed_origin'],
    ['a second one, named, in the same article', [inn, syriaTv, star], 'confirmed, majority', 'confirmed, majority'],
    [
      'one whose citations were withdrawn',
      [{ ...inn, citation: 'withdrawn' }, syriaTv],
      'confirmed, majority',
      'confirmed, majority',
    ],
    [
      'a copy of an article',
      [says('supports', 'mirror', { source: 'copy' }), says('supports', 'aydinlik', { unnamed: true }), syriaTv],
      'confirmed, majority',
      'unverified, one_unnamed_origin',
    ],
  ])('%s', (_, evidence, first, second) => {
    const found = RULE_VERSIONS.map((version) =>
      outcome(judge(votes('3/0/0', evidence), asOfRule(version, evidence, graph), 1, null)),
    )
    expect(found).toEqual([first, second])
  })

  test('a denial in the headline is no second voice beside the one it attributes', () => {
    const watan = says('denies', 'al-watan', { unnamed: true, source: 'syria-tv' })
    const evidence = [says('denies', 'syria-tv', { source: 'syria-tv' }), watan]
    const found = RULE_VERSIONS.map((version) =>
      outcome(judge(votes('0/3/0', evidence), asOfRule(version, evidence, graph), 1, null)),
    )
    expect(found).toEqual(['denied, majority', 'unverified, one_unnamed_origin'])
  })
})

test('3/0/0, one then recuses | unverified, no_quorum, still settled', () => {
  const [one, ...others] = votes('3/0/0', bothSides)
  const before = judge([...others, ...(one ? [one] : [])], bothSides, 1, null)
  const after = judge([...others, ...(one ? [{ ...one, recused: true }] : [])], bothSides, 1, null)
  expect(outcome(before)).toBe('confirmed, majority')
  expect(outcome(after)).toBe('unverified, no_quorum')
  expect(stateOf({ disputed: false, ruled: false, settled: true })).toBe('settled')
})

const ruledDenied = { verdict: 'denied', closed: false } as const
const firstRound = votes('3/2/0', bothSides)
const newEvidence = says('supports', 'reuters')
const evidenceNow = [...bothSides, newEvidence]

test('ruled denied, new evidence, 2 new votes | denied, ruled', () => {
  const cast = [...firstRound, ...votes('2/0/0', [newEvidence], { round: 2 })]
  expect(judge(cast, evidenceNow, 2, ruledDenied)).toEqual({
    verdict: 'denied',
    because: 'ruled',
    tally: { confirmed: 2, denied: 0, unverified: 0 },
    contested: false,
    counted: 2,
    lapsed: false,
  })
})

test('… and a third new vote, all confirmed, supports named | confirmed, majority', () => {
  const cast = [...firstRound, ...votes('3/0/0', [newEvidence], { round: 2 })]
  expect(judge(cast, evidenceNow, 2, ruledDenied)).toEqual({
    verdict: 'confirmed',
    because: 'majority',
    tally: { confirmed: 3, denied: 0, unverified: 0 },
    contested: false,
    counted: 3,
    lapsed: true,
  })
})
