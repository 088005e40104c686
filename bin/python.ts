import { spawnSync } from 'node:child_process'

/** A Python with the package `cryptography`: the one that is installed, or on Debian as root a freshly installed one; else null. */
export function findPython(): string | null {
  const named = process.env.PYTHON_PATH ?? 'python3'
  if (runs(named)) return named
  if (process.getuid?.() !== 0) return null
  console.log('No Python with cryptography is installed: apt-get installs one.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', 'python3', 'python3-cryptography']]) {
    spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env })
  }
  return runs('/usr/bin/python3') ? '/usr/bin/python3' : null
}

function runs(path: string): boolean {
  return spawnSync(path, ['-c', 'import cryptography'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
