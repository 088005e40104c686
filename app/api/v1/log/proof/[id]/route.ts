import { db } from '../../../../../../db/connection'
import { findEntry, isLeaf } from '../../../../../../db/queries/log'
import { formatLogProof } from '../../../../../../domain/log-proof'
import { log } from '../../../../../../server/log'
import { proofOf } from '../../../../../sealed'
import { problem } from '../../../../door'

export const dynamic = 'force-dynamic'

const UNSEALED = 'This entry is not sealed yet; that seldom takes more than two seconds.'

/** The proof of an entry, by its id or its leaf, as C2SP tlog-proof; 404 while it is not sealed. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const by = isLeaf(id) ? { leaf: id } : /^[1-9]\d{0,14}$/.test(id) ? { id: Number(id) } : null
  try {
    const entry = by && (await findEntry(db(), by))
    if (!entry) return problem(404, 'There is no such entry.')
    const proof = entry.index === null ? null : await proofOf(entry.index)
    if (!proof) return problem(404, UNSEALED)
    return new Response(formatLogProof(proof), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
  } catch (error) {
    log('api', error)
    return problem(503, 'The log cannot be read just now.')
  }
}
