import { type Moment, parseMoment } from '../time'
import { datesIn } from './read'

/** When the texts of the tests were published: a Monday. */
export const PUBLISHED = parseMoment('2024-06-24T10:25', 'Asia/Damascus')

/** Every date in a text as its value, or as why there is none; and what of it was inferred. */
export function told(text: string, language: string | null, published: Moment | null = null): string[] {
  return datesIn(text, { language, published }).map(({ value, reason, inferred }) =>
    [value ?? reason, inferred && `${inferred} inferred`].filter(Boolean).join(', '),
  )
}
