import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeLog } from './made'

const VERIFIER = fileURLToPath(new URL('../../../verify/verify.mjs', import.meta.url))
const SIZES = [10_000, 100_000, 1_000_000]
/** Says at its end what the process took. */
const METER = 'data:text/javascript,process.on("exit",()=>console.error(JSON.stringify(process.resourceUsage())))'

/** Verifies made logs from scratch, each ten times as long as the one before; prints time, memory, and the growth of both. */
export async function benchVerifying(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-bench-'))
  let before: Awaited<ReturnType<typeof verify>> | null = null
  try {
    for (const size of SIZES) {
      await makeLog(folder, size)
      const now = await verify(folder)
      const times = (part: 'seconds' | 'processor') => (before ? `, × ${(now[part] / before[part]).toFixed(1)}` : '')
      const took = `${now.seconds.toFixed(1)} s${times('seconds')}, processor ${now.processor.toFixed(1)} s${times('processor')}`
      console.log(`verifying ${size.toLocaleString('en')} leaves: ${took}, at most ${now.megabytes} MB; ${now.said}`)
      before = now
      rmSync(folder, { recursive: true })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function verify(folder: string) {
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', METER, VERIFIER, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, meter] = ['', '']
  child.stdout.on('data', (bytes) => (said += bytes))
  child.stderr.on('data', (bytes) => (meter += bytes))
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (code !== 0) throw new Error(`the verifier ended with ${code}: ${said}${meter}`)
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(meter.trim().split('\n').at(-1) ?? '')
  return {
    seconds: (performance.now() - started) / 1000,
    processor: (userCPUTime + systemCPUTime) / 1_000_000,
    megabytes: Math.round(maxRSS / 1024),
    said: said.trim().split('\n').at(-1) ?? '',
  }
}
