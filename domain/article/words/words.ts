/** The words of one language. Alternatives stand in one string, split by `|`; a zone follows its names after `=`. */
export type Words = {
  /** What stands before the time of first publication. */
  published: string
  /** What stands before the time of the last change. */
  updated: string
  /** Times that mean something only to who knows when the page was read. */
  relative: string
  morning: string
  evening: string
  /** What may stand between a date, its hour and its zone. */
  clock: string
  zones: string[]
  /** Further places that a report is datelined from. */
  places: string
  byline: string
  source: string
  /** What a photo's credit begins with. */
  photo: string
  /** Where a photo is said to come from, agents aside. */
  photoPlaces: string
  /** What announces other stories. */
  related: string
  /** What comes only after an article's end. */
  ends: string
  comments: string
  /** Whole lines that are page furniture. */
  furniture: string
  /** What a line of furniture begins with. */
  starts: string
  /** What makes a whole line furniture wherever it stands in it. */
  phrases: string
  /** Words of share buttons: a line of nothing else is furniture. */
  share: string
  /** Words that say nothing of what a text is about. */
  stop: string
}
