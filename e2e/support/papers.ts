import type { Db } from '../../db/client'
import { captureSource } from '../../db/commands/capture-source'
import { newKey } from '../../db/testing'
import type { Someone } from './people'

/** A report by way of an agency, one from unnamed people, and a denial. */
export const TEXT = `ذكرت وكالة سبوتنيك، نقلًا عن صحيفة آيدنليك التركية، أن الشاحنات عبرت الجسر فجرًا.

وقالت مصادر مطلعة لصحيفة الوطن إن الجسر كان مغلقًا تلك الليلة.

ونفت وزارة الدفاع التركية في بيان عبور أي شاحنة.`

/** A day, another counted from a happening that the text only names, and one that is to come. */
export const DATED = `The trucks crossed the bridge on 11 June 2024, a day after the storm reached the coast.

The harbour said on 15 June 2024 that nothing had crossed. The bridge is to be opened again on 1 July 2024.`

let papers = 0

/** A source with a text of ours in it, known to nothing else. */
export async function paper(db: Db, by: Someone, { text = TEXT, publisher = 'inn', language = 'ar' } = {}) {
  papers += 1
  const whole = `${text}\n\n(${process.pid}-${papers})`
  const { id } = await captureSource(db, by, {
    key: newKey(),
    bytes: Buffer.from(whole),
    text: whole,
    title: `Bridge ${process.pid}-${papers}`,
    publisher,
    url: null,
    byline: null,
    language,
    published: '2024-06-18',
    publishedZone: null,
    updated: null,
    updatedZone: null,
  })
  return id
}
