import { isZone } from '../time'
import { longestKnown, type Token } from './tokens'
import { EVENING, MORNING, ZONES } from './words/lexicon'

/** An hour as it was written, `HH:MM`, or null where no clock shows it; `next` is the token behind it. */
export type WrittenHour = { value: string | null; next: number }

const known = (list: ReadonlySet<string>) => (words: string) => list.has(words) || undefined

/** The time of day that begins at a token, if one does: `13:10`, `13.10`, `1:10 م`, `10 a.m.`, `1025 GMT`. */
export function hourAt(tokens: readonly Token[], at: number): WrittenHour | null {
  const [hour, joint, minute] = tokens.slice(at, at + 3)
  if (hour?.kind !== 'number') return null
  if (hour.text.length === 4 && joint && /^(gmt|utc|et|bst)$/.test(joint.text))
    return { value: clockTime(Number(hour.text.slice(0, 2)), Number(hour.text.slice(2))), next: at + 1 }
  if (hour.text.length > 2) return null
  if (minute?.kind === 'number' && minute.text.length === 2 && (joint?.text === ':' || joint?.text === '.')) {
    const seconds = tokens[at + 3]?.text === ':' && tokens[at + 4]?.kind === 'number'
    let next = seconds ? at + 5 : at + 3
    if (seconds && tokens[next]?.text === '.' && tokens[next + 1]?.kind === 'number') next += 2
    return (
      halfDay(tokens, next, Number(hour.text), Number(minute.text)) ?? {
        value: clockTime(Number(hour.text), Number(minute.text)),
        next,
      }
    )
  }
  return halfDay(tokens, at + 1, Number(hour.text), 0)
}

function halfDay(tokens: readonly Token[], at: number, hour: number, minute: number): WrittenHour | null {
  const morning = longestKnown(tokens, at, known(MORNING))
  const evening = morning ? null : longestKnown(tokens, at, known(EVENING))
  if (morning) return { value: clockTime(hour === 12 ? 0 : hour, minute), next: morning.next }
  if (evening) return { value: clockTime(hour < 12 ? hour + 12 : hour, minute), next: evening.next }
  return null
}

function clockTime(hour: number, minute: number): string | null {
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Names of zones that name nothing else, so that more words may follow. */
const ABBREVIATION = /^(?:bst|[ecmp][sd]?t|ce?st|cet|eest|eet|msk|tsi)$/

/** A zone as it was written; `pure` when its name can be nothing else (GMT, not a city). */
export type WrittenZone = { zone: string | null; pure: boolean; next: number }

/**
 * The zone that begins at a token. A city is one only where the time ends with it: in `1:10 م بغداد/` it begins a
 * dateline. An offset from GMT is a zone of its own when it is in whole hours.
 */
export function zoneAt(tokens: readonly Token[], at: number): WrittenZone | null {
  const offset = offsetAt(tokens, at)
  if (offset) return offset
  const found = longestKnown(tokens, at, (words) => ZONES.get(words))
  if (!found) return null
  const pure = found.value === 'GMT' || found.value === 'UTC'
  if (pure) return offsetAt(tokens, found.next) ?? { zone: found.value, pure, next: found.next }
  const behind = ABBREVIATION.test(tokens[at]?.text ?? '') ? undefined : tokens[found.next]
  if (behind && !/^[|)\],،.•·]$/.test(behind.text)) return null
  return { zone: found.value, pure, next: found.next }
}

function offsetAt(tokens: readonly Token[], at: number): WrittenZone | null {
  const [sign, hours, colon, minutes] = tokens.slice(at, at + 4)
  if (!sign || !/^[+\-−]$/.test(sign.text) || hours?.kind !== 'number' || hours.start !== sign.end) return null
  const before = tokens[at - 1]
  if (!before || before.end !== sign.start) return null
  const withMinutes = colon?.text === ':' && minutes?.kind === 'number'
  const next = withMinutes ? at + 4 : at + 2
  const count = Number(hours.text.length === 4 ? hours.text.slice(0, 2) : hours.text)
  const whole = Number(hours.text.length === 4 ? hours.text.slice(2) : withMinutes ? minutes.text : 0) === 0
  // POSIX counts westward: three hours ahead of Greenwich is Etc/GMT-3
  const zone = count === 0 ? 'UTC' : `Etc/GMT${sign.text === '+' ? '-' : '+'}${count}`
  return { zone: whole && isZone(zone) ? zone : null, pure: true, next }
}
