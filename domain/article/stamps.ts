import type { FirstNumber } from '../dates/page'
import { type PlainDate, plainDates } from '../dates/plain'
import { WEEKDAYS } from '../dates/tongue'
import { type Moment, parseMoment } from '../time'
import { hourAt, zoneAt } from './clock'
import type { NullReason } from './reading'
import { longestKnown, type Token, tokensOf } from './tokens'
import { CLOCK, PUBLISHED, RELATIVE, UPDATED } from './words/lexicon'

export type Label = 'published' | 'updated'

/** A time written on a line: what it is said to be the time of, and the moment or why there is none. */
export type Stamp = {
  label: Label | null
  moment: Moment | null
  reason: NullReason | null
  start: number
  end: number
}

/** What a line holds besides its stamps: a label that waits for the next line, and words that are no part of a time. */
export type StampedLine = { stamps: Stamp[]; waiting: Label | null; strangers: number }

/** Only so much of a line is looked at: a time stands at its beginning or the line is short. */
const LOOKED_AT = 240

type Open = {
  label: Label | null
  date: PlainDate | null
  hour: string | null
  clock: boolean
  zone: string | null
  relative: boolean
  start: number
  end: number
}

/** All times written in the beginning of a line, with the labels before them. */
export function stampsOf(text: string, first: FirstNumber, carried: Label | null = null): StampedLine {
  const tokens = tokensOf(text.slice(0, LOOKED_AT))
  const dateAt = plainDates(tokens, first)
  const stamps: Stamp[] = []
  let open: Open | null = null
  let label = carried
  let strangers = 0

  const close = () => {
    const stamp = open && finished(open)
    if (stamp) stamps.push(stamp)
    if (stamp?.label) label = null
    open = null
  }
  const extend = (from: number, next: number, part: Partial<Open>) => {
    open ??= {
      label,
      date: null,
      hour: null,
      clock: false,
      zone: null,
      relative: false,
      start: startOf(tokens, from),
      end: 0,
    }
    Object.assign(open, part, { end: tokens[next - 1]?.end ?? 0 })
  }

  for (let at = 0; at < tokens.length; ) {
    const now = open as Open | null
    const labelled: { value: Label; next: number } | null = labelAt(tokens, at, now !== null)
    const date = labelled ? null : dateAt(at)
    const hour = labelled || date ? null : hourAt(tokens, at)
    const zone = (now && (now.hour || now.date)) || zoneBeforeHour(tokens, at) ? zoneAt(tokens, at) : null
    if (labelled) {
      close()
      label = labelled.value
      at = labelled.next
    } else if (date) {
      if (now?.date) close()
      extend(at, date.next, { date })
      at = date.next
      // ISO 8601: the hour follows a T
      if (tokens[at]?.text === 't' && tokens[at + 1]?.kind === 'number') at++
    } else if (hour) {
      if (now?.clock) close()
      extend(at, hour.next, { hour: hour.value, clock: true })
      at = hour.next
    } else if (zone && (now?.clock || zone.pure) && !now?.zone) {
      extend(at, zone.next, { zone: zone.zone })
      at = zone.next
    } else if (now && isGlue(tokens, at)) at = glueAt(tokens, at)
    else if (RELATIVE.has(tokens[at]?.text ?? '') && (label !== null || tokens.length <= 16)) {
      extend(at, at + 1, { relative: true })
      at++
    } else {
      const token = tokens[at] as Token
      const glue = isGlue(tokens, at) ? glueAt(tokens, at) : null
      if (glue === null && token.kind === 'word') {
        close()
        strangers++
        label = null
      }
      at = glue ?? at + 1
    }
  }
  close()
  // `العالم اليوم` is a section, `منذ ساعتين` a time
  const told =
    strangers === 0 ? stamps : stamps.filter(({ label, reason }) => label !== null || reason !== 'relative_time')
  return { stamps: told, waiting: stamps.length === 0 && strangers === 0 ? label : null, strangers }
}

function startOf(tokens: readonly Token[], at: number): number {
  return tokens[at]?.start ?? 0
}

function finished({ label, date, hour, clock, zone, relative, start, end }: Open): Stamp | null {
  if (!date) {
    if (!relative && !(clock && label)) return null
    return { label, moment: null, reason: relative ? 'relative_time' : 'unreadable_date', start, end }
  }
  if (!date.value) return { label, moment: null, reason: date.reason, start, end }
  if (clock && !hour) return { label, moment: null, reason: 'no_such_date', start, end }
  const moment = parseMoment(hour && date.value.length === 10 ? `${date.value}T${hour}` : date.value, zone)
  return { label, moment, reason: moment ? null : 'no_such_date', start, end }
}

/** `GMT 17:27 17.03.2020` */
function zoneBeforeHour(tokens: readonly Token[], at: number): boolean {
  return /^(gmt|utc)$/.test(tokens[at]?.text ?? '') && tokens[at + 1]?.kind === 'number' && tokens[at + 2]?.text === ':'
}

/** A label counts where a line or a part of it begins, behind a time, or where a colon follows it. */
function labelAt(tokens: readonly Token[], at: number, behindTime: boolean): { value: Label; next: number } | null {
  const before = tokens[at - 1]
  const found = longestKnown<Label>(tokens, at, (words) =>
    UPDATED.has(words) ? 'updated' : PUBLISHED.has(words) ? 'published' : undefined,
  )
  if (!found) return null
  const behind = tokens[found.next]
  const begins = !before || before.kind !== 'word' || behindTime
  return begins || behind?.text === ':' ? found : null
}

function isGlue(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === 'sign' || glueAt(tokens, at) > at
}

function glueAt(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.kind === 'sign') return at + 1
  const known = longestKnown(tokens, at, (words) => CLOCK.has(words) || WEEKDAYS.has(words) || undefined)
  return known?.next ?? at
}
