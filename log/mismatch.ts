/** What can be found wrong with a log. None of it is ever mended by the sealer: it stops. */
export const MISMATCHES = [
  'behind',
  'leaf_differs',
  'entry_missing',
  'entry_unsealed',
  'tile_differs',
  'tile_missing',
  'root_differs',
  'guard_refuses',
  'checkpoint_differs',
  'checkpoint_missing',
  'checkpoint_foreign',
] as const

/** Two copies of the log that should agree do not. `message` says where, in one plain sentence. */
export class Mismatch extends Error {
  override name = 'Mismatch'
  constructor(
    readonly code: (typeof MISMATCHES)[number],
    message: string,
  ) {
    super(message)
  }
}
