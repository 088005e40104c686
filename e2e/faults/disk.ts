import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { held } from './holds'
import { late, type Row, type Run, slowestOf } from './row'
import { startFaultSite } from './site'
import { gather, vote } from './voters'

/** How soon votes must be taken again once there is room, in milliseconds: Postgres may have to go through its log first. */
const BACK = 120_000

/** A disk that runs full under votes: that of all the data, and that of the tiles alone. Needs the right to mount (root). */
export const run: Run = async ({ long }) => [
  await full('disk full for data', '', 420, long ? 3 : 1),
  await full('disk full for tiles', 'log', 4, long ? 3 : 1),
]

/** `under` the data folder a file system of so many megabytes is mounted, filled to the last byte, and freed again. */
async function full(fault: string, under: string, megabytes: number, times: number): Promise<Row> {
  const data = mkdtempSync(join(tmpdir(), 'isnad-faults-'))
  const disk = join(data, under)
  mkdirSync(disk, { recursive: true, mode: 0o711 })
  const size = `size=${megabytes}m,mode=711`
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', disk], { encoding: 'utf8' })
  const none = { fault, tried: 0, lost: 0, doubled: 0, slowest: null, wrong: [] }
  if (mounted.status !== 0) {
    rmSync(data, { recursive: true, force: true })
    return { ...none, note: 'not run: nothing may be mounted here' }
  }
  try {
    const site = await startFaultSite({ data })
    try {
      const crowd = await gather(site, 6, 8)
      const load = vote(site, crowd)
      const wrong: string[] = []
      const back: (number | null)[] = []
      const slug = crowd.claims[0]?.slug
      const read = async () => (await fetch(`${site.url}/en/events/${slug}`).catch(() => null))?.status
      for (let turn = 0; turn < times; turn += 1) {
        await load.backAfter(Date.now())
        await read()
        fill(join(disk, 'filler'))
        for (const since = Date.now(); Date.now() - since < 5_000; await pause(500)) {
          fill(join(disk, 'filler'))
          const status = await read()
          if (status !== 200) wrong.push(`a published page: ${status}`)
        }
        const moment = Date.now()
        rmSync(join(disk, 'filler'))
        back.push(await load.backAfter(moment, BACK))
      }
      await load.stop()
      const found = await held(site, load.acknowledged)
      const note = `${load.acknowledged.length} votes acknowledged`
      const all = [...wrong, ...late(back, BACK), ...load.refused, ...found.wrong]
      return { fault, tried: times, slowest: slowestOf(back), ...found, wrong: all, note }
    } finally {
      await site.stop()
    }
  } finally {
    spawnSync('umount', [disk])
    rmSync(data, { recursive: true, force: true })
  }
}

/** Writes until nothing more goes in. */
function fill(path: string): void {
  for (const size of [1024 * 1024, 4096]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
}
