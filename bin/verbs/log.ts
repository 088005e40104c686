import { resolve } from 'node:path'
import { liftStops } from '../../db/sealing'
import { Refusal } from '../../domain/refusal'
import { foldersOf } from '../../log/folders'
import { formatVkeys, readKeys, retire, rotate } from '../../log/key'
import { readList } from '../../log/published'
import { revoke } from '../../log/revoke'
import { withSealing } from '../open'

const data = resolve(process.env.ISNAD_DATA?.trim() || '.data')

/** `log key|rotate|retire|revoke|lift`: the keys of the sealed log, and the end of a stop. */
export async function run([asked = '', ...rest]: string[]): Promise<void> {
  const answer = rest.length === 0 ? await ANSWERS[asked]?.(foldersOf(data).keys) : undefined
  if (!answer) throw new Refusal('usage')
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
}

const ANSWERS: Record<string, (folder: string) => Promise<object>> = {
  key: async (folder) => {
    const keys = await readKeys(folder)
    if (!keys) throw new Refusal('no_log_key')
    const [current, ...others] = formatVkeys(keys).trim().split('\n')
    return { origin: keys.origin, current, others, signing: keys.signers.map(({ vkey }) => vkey) }
  },
  rotate: async (folder) => {
    const { vkey } = await rotate(folder)
    return { current: vkey, next: 'Both keys sign from now on. In thirty days: npm run -s isnad -- log retire' }
  },
  retire: async (folder) => {
    const { lines } = await readList(foldersOf(data).served)
    const retired = await retire(folder, lines.at(-1)?.size ?? 0, new Date())
    return { retired: retired.map(({ vkey }) => vkey) }
  },
  revoke: async () => {
    const { vkey, follows } = await withSealing((db) => revoke(db, data))
    const ended = { origin: follows.origin, size: follows.size, root: Buffer.from(follows.root).toString('base64') }
    return { current: vkey, follows: ended, next: 'The next entry brings the first checkpoint of the new log.' }
  },
  // Mends nothing: the sealer looks at everything again before it signs, and stops again if it must.
  lift: async () => ({ lifted: await withSealing(liftStops) }),
}
