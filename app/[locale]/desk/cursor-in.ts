/** The cursor that an address carries, if it carries one; which one it is, only its list knows. */
export function cursorIn({ cursor }: { cursor?: string | string[] }): string | null {
  return typeof cursor === 'string' && cursor !== '' ? cursor : null
}
