/**
 * The numbers of the advisory locks, all in one place so that no two are the same: «isnad» on a keypad, cut to an int4, and on
 * from there. Locks of things that have names are taken by a hash of the name.
 */
export const LOCKS = {
  /** One migrator at a time, whichever process comes first. */
  migrating: 4_768_266,
  /** Mailed links are counted and made one after the other. */
  links: 4_768_267,
  /** Which sealer leads, as long as its session lives. */
  leading: 4_768_268,
  /** The graph of citations: shared by deeds that read it under a claim, alone for those that change it. */
  graph: 1_769_173_345,
} as const
