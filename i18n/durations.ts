import type { Locale } from '../domain/locale'
import { WRITING } from './languages'

/**
 * How long something took, in seconds, as a person would say it: in days from a day on, in hours from an hour on, each with one decimal
 * where it has one; in minutes below, and never as none.
 */
export function durationIn(language: Locale, seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60))
  if (minutes < 60) return saying(language, 'minute').format(minutes)
  const hours = Math.round(seconds / 360) / 10
  return hours < 24 ? saying(language, 'hour').format(hours) : saying(language, 'day').format(seconds / 86_400)
}

const saying = (language: Locale, unit: 'minute' | 'hour' | 'day') =>
  new Intl.NumberFormat(WRITING[language], { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 })
