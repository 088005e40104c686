import { randomBytes } from 'node:crypto'
import type { Db } from '../../db/client'
import { users } from '../../db/schema'
import { handleKey } from '../../domain/handle'
import type { Role } from '../../domain/permissions'

export interface Someone {
  id: string
  handle: string
  /** In deeds done without a page they have just proven their second factor. */
  provenAt?: Date
}

/** Somebody with a role and a handle that nobody else has. */
export async function someone(db: Db, role: Role = 'reviewer'): Promise<Someone> {
  const letters = [...randomBytes(12)].map((byte) => 'abcdefghijklmnop'[byte & 15]).join('')
  const handle = `${role}_${letters}`
  const values = { email: `${handle}@example.org`, handle, handleKey: handleKey(handle), role }
  const [row] = await db.insert(users).values(values).returning({ id: users.id })
  return { id: row?.id as string, handle, provenAt: new Date() }
}
