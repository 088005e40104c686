import type { Db } from '../../db/client'
import { attachEvidence } from '../../db/commands/attach-evidence'
import { captureSource } from '../../db/commands/capture-source'
import { linkCitation } from '../../db/commands/link-citation'
import { nameOccasion } from '../../db/commands/name-occasion'
import { recordCitation } from '../../db/commands/record-citation'
import { recordDate } from '../../db/commands/record-date'
import { event, newKey } from '../../db/testing'
import type { Act, Relation } from '../../domain/citation'
import type { Stance } from '../../domain/evidence'
import { type Someone, someone } from './people'

type Said = { agent: string | null; unnamed?: boolean; via?: string[]; act?: Act; relation?: Relation }
let cases = 0

/** An event of its own, and short ways to record what its sources say and pass on. */
export async function aReport(db: Db) {
  cases += 1
  const mark = `${process.pid}-${cases}`
  const by = await someone(db)
  const its = await event(db, by, `The delegations met at the base (${mark}).`)
  return { ...its, by, mark, ...recording(db, by, its) }
}

function recording(db: Db, by: Someone, { eventId, claimId }: { eventId: string; claimId: string }) {
  const key = newKey
  const blank = { byline: null, url: null, publishedZone: null, updated: null, updatedZone: null }
  const source = async (publisher: string, title: string, text: string, published: string | null = null) => {
    const described = { publisher, title, text, published, language: 'en', ...blank }
    return (await captureSource(db, by, { key: key(), bytes: Buffer.from(text), ...described })).id
  }
  const cites = async (sourceId: string, passage: string, said: Said) => {
    const { unnamed = false, via = [], act = 'claims', relation = 'paraphrases' } = said
    const chain = { agent: said.agent, unnamed, via, act, relation }
    return (await recordCitation(db, by, { key: key(), eventId, sourceId, passage, ...chain, offered: null })).id
  }
  const goesBack = (citationId: string, citedSource: string, citedCitation: string | null = null) =>
    linkCitation(db, by, { key: key(), eventId, citationId, citedSource, citedCitation })
  const says = async (sourceId: string, passage: string, stance: Stance, through: string | { speaker: string }) => {
    const speaks =
      typeof through === 'string' ? { citationId: through, speaker: null } : { citationId: null, ...through }
    const said = {
      sourceId,
      passage,
      stance,
      standing: 'third_party',
      unnamed: false,
      asserts: null,
      ...speaks,
    } as const
    return (await attachEvidence(db, by, { key: key(), claimId, ...said })).id
  }
  const occasion = async (name: string) =>
    (await nameOccasion(db, by, { key: key(), eventId, language: 'en', name })).id
  const dates = async (
    sourceId: string,
    passage: string,
    given: { value: string } | { countedFrom: string; days: number },
    occasionId: string | null = null,
  ) => {
    const none = { value: null, countedFrom: null, days: null, zone: null, offered: null }
    const asked = { key: key(), eventId, sourceId, passage, role: 'happened', occasionId, ...none, ...given } as const
    return (await recordDate(db, by, asked)).id
  }
  return { source, cites, goesBack, says, occasion, dates }
}

/**
 * The case that Isnad began with: a site relays an agency that relays a newspaper that has it from unnamed people; another
 * passes on the newspaper and a denial; and the day is given in two ways that cannot both hold.
 */
export async function relayed(db: Db) {
  const its = await aReport(db)
  const iraq = await its.source(
    'inn',
    'Talks by way of Moscow',
    `Case ${its.mark}. The agency, quoting the newspaper, said that officers met at the base on 11 June. People close to Damascus told the newspaper that the talks did take place. It was the day after the talks in Moscow.`,
    '2024-06-18',
  )
  const syria = await its.source(
    'syria-tv',
    'Damascus denies',
    `Case ${its.mark}. People who spoke to the daily said that nothing of the kind had taken place. The newspaper had claimed that officers met. Another paper has it from people it does not name that no services are talking.`,
    '2024-06-24',
  )
  const record = await its.source('kremlin', 'The day’s record', `Case ${its.mark}. He was received on 11 June.`)
  const said = await its.cites(iraq, 'The agency, quoting the newspaper, said that officers met at the base', {
    agent: 'aydinlik',
    via: ['sputnik'],
    relation: 'quotes',
  })
  const told = await its.cites(iraq, 'People close to Damascus told the newspaper that the talks did take place', {
    agent: 'aydinlik',
    unnamed: true,
    via: ['sputnik'],
  })
  const claimed = await its.cites(syria, 'The newspaper had claimed that officers met', { agent: 'aydinlik' })
  const denied = await its.cites(syria, 'People who spoke to the daily said that nothing of the kind had taken place', {
    agent: 'al-watan',
    unnamed: true,
    act: 'denies',
  })
  await its.cites(syria, 'Another paper has it from people it does not name that no services are talking', {
    agent: 'star',
    unnamed: true,
    act: 'denies',
  })
  const pieces = {
    said: await its.says(iraq, 'officers met at the base', 'supports', said),
    told: await its.says(iraq, 'the talks did take place', 'supports', told),
    claimed: await its.says(syria, 'officers met', 'supports', claimed),
    denied: await its.says(syria, 'nothing of the kind had taken place', 'denies', denied),
  }
  const talks = await its.occasion('The talks in Moscow')
  await its.dates(iraq, 'on 11 June', { value: '2024-06-11' })
  await its.dates(iraq, 'the day after the talks in Moscow', { countedFrom: talks, days: 1 })
  await its.dates(record, 'on 11 June', { value: '2024-06-11' }, talks)
  return { ...its, iraq, syria, record, citations: { said, told, claimed, denied }, pieces }
}
