import type { Factors } from '../../db/queries/factors'
import type { Locale } from '../../domain/locale'

/** What every part of the page is given. */
export type Part = {
  factors: Factors
  /** Whether anything may be set up or taken away in this session now. */
  open: boolean
  back: string
  sheet: () => { draw: string; back: string }
  /** The page, saying what was done. */
  after: (done: string) => string
  locale: Locale
}
