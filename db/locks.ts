/**
 * The numbers of the advisory locks, all in one place so that no two are the same: «isnad» on a keypad, cut to an int4, and on
 * from there. Locks of things that have names are taken by a hash of the name.
 */
export const LOCKS = {
  /** One migrator at a time, whichever process comes first. */
  migrating: 4_768_266,
  /** Which sealer leads, as long as its session lives. */
  leading: 4_768_268,
  /** Who can be a moderator of a case: shared by what puts somebody on that bench, alone for an admin who acts since it is too short. */
  bench: 4_768_269,
  /** The graph of citations: shared by deeds that read it under a claim, alone for those that change it. */
  graph: 1_769_173_345,
} as const
