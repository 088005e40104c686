import { resolve } from 'node:path'
import { liftStops } from '../../db/sealing'
import { Refusal } from '../../domain/refusal'
import { foldersOf } from '../../log/folders'
import { formatVkeys, readKeys, retire, rotate } from '../../log/key'
import { withSealing } from '../open'

/** `log key|rotate|retire|lift`: the keys of the sealed log, and the end of a stop. */
export async function run([asked = '', ...rest]: string[]): Promise<void> {
  const { keys } = foldersOf(resolve(process.env.ISNAD_DATA?.trim() || '.data'))
  const answer = rest.length === 0 ? await ANSWERS[asked]?.(keys) : undefined
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
  retire: async (folder) => ({ retired: (await retire(folder, new Date())).map(({ vkey }) => vkey) }),
  // Mends nothing: the sealer looks at everything again before it signs, and stops again if it must.
  lift: async () => ({ lifted: await withSealing(liftStops) }),
}
