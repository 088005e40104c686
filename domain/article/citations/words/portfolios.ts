import offices from './offices.json'

/** Portfolio to the patterns of its ministry's English name. */
export const PORTFOLIOS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(offices.portfolios).map(([key, list]) => [key, list.split('|')]),
)
