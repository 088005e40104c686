import { Refusal } from '../../domain/refusal'
import { run as role } from './role'

/** `admin EMAIL`: the short form of `role EMAIL admin`, for the first one. */
export async function run([email, ...rest]: string[]): Promise<void> {
  if (!email || rest.length > 0) throw new Refusal('usage')
  await role([email, 'admin'])
}
