import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DATABASE, type Options, type Postgres, startPostgres } from './embedded'
import { born } from './embedded/process'

// Not `fast`: a server that is killed must come back with what it acknowledged. mkdtemp makes a folder only its owner may enter.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let dir: string
let started: Postgres[]

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'isnad-embedded-'))
  started = []
})

afterEach(async () => {
  for (const each of started) await each.stop()
  rmSync(dir, { recursive: true, force: true })
})

async function start(options: Partial<Options> = {}): Promise<Postgres> {
  const server = await startPostgres({ dir, ...options })
  started.push(server)
  return server
}

async function ask(url: string, query: string): Promise<postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await sql.unsafe(query)
  } finally {
    await sql.end()
  }
}

async function gone(pid: number): Promise<void> {
  const since = born(pid)
  process.kill(pid, 'SIGKILL')
  while (since && born(pid) === since) await new Promise((resolve) => setTimeout(resolve, 20))
}

test('the first start makes a database that knows Arabic and Turkish letters, and the next one takes it up', async () => {
  const first = await start()
  const owner = first.url(DATABASE, 'postgres')
  await ask(owner, 'create extension pg_trgm')
  const [known] = await ask(
    owner,
    `select array_length(show_trgm('القمر'), 1) as trigrams, current_setting('server_encoding') as encoding`,
  )
  expect(known).toMatchObject({ trigrams: 6, encoding: 'UTF8' })
  await ask(owner, 'create table kept as select 7 as seven')
  await first.stop()
  await first.stop()
  expect(born(first.pid)).toBeNull()

  const second = await start()
  expect(await ask(second.url(DATABASE, 'postgres'), 'select seven from kept')).toMatchObject([{ seven: 7 }])
})

test('the role of the program makes no tables, and nobody logs in without a password', async () => {
  const server = await start()
  await expect(ask(server.url(DATABASE), 'create table mine ()')).rejects.toThrow(/permission denied/)
  const [me] = await ask(
    server.url(DATABASE),
    'select rolsuper or rolcreatedb or rolcreaterole as mighty from pg_roles where rolname = current_user',
  )
  expect(me).toMatchObject({ mighty: false })
  const stranger = new URL(server.adminUrl)
  stranger.password = 'guess'
  await expect(ask(stranger.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  expect(statSync(join(dir, 'postgres', 'postgres.password')).mode & 0o777).toBe(0o600)
})

test('a server that was killed is told of, and recovers every row it acknowledged', async () => {
  const first = await start()
  const exited = new Promise<void>((resolve) => first.onExit(resolve))
  await ask(first.url(DATABASE, 'postgres'), 'create table kept as select generate_series(1, 1000) as n')
  await gone(first.pid)
  await exited
  await first.stop()

  const second = await start()
  expect(await ask(second.url(DATABASE, 'postgres'), 'select count(*)::int as rows from kept')).toMatchObject([
    { rows: 1000 },
  ])
})

test('a server whose start was killed is taken over as it runs', async () => {
  const script = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
    startPostgres({ dir: ${JSON.stringify(dir)} }).then((it) => console.log(process.pid, it.pid))
    setInterval(() => {}, 1000)`
  const file = join(dir, 'orphan.mts')
  writeFileSync(file, script)
  const wrapper = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(wrapper.stdout, 'data')
  const [pid, server] = String(line).trim().split(' ').map(Number) as [number, number]
  await expect(startPostgres({ dir })).rejects.toThrow(
    `Isnad already runs with ${dir} (process ${pid}): stop it first.`,
  )
  await gone(pid)

  const adopted = await start()
  expect(adopted.pid).toBe(server)
  await adopted.stop()
  expect(born(server)).toBeNull()
})

test('a second start of the same folder is refused, unless it only joins', async () => {
  const first = await start()
  await expect(startPostgres({ dir })).rejects.toThrow(/^Isnad already runs with .* stop it first\.$/)
  const joined = await start({ join: true })
  expect(joined.pid).toBe(first.pid)
  await joined.stop()
  expect(await ask(first.adminUrl, 'select 1 as one')).toMatchObject([{ one: 1 }])
})

test('a number left behind that now belongs to another program does not keep the server from starting', async () => {
  const first = await start()
  const path = join(dir, 'postgres', 'data', 'postmaster.pid')
  const left = readFileSync(path, 'utf8').replace(/^\d+/, String(process.pid))
  await first.stop()
  writeFileSync(path, left)
  writeFileSync(join(dir, 'lock'), `${process.pid} 1\n`)
  const second = await start()
  expect(second.pid).not.toBe(process.pid)
})

test('a folder of another major version, without its password or with something else in it: one sentence', async () => {
  const first = await start()
  await first.stop()
  rmSync(join(dir, 'postgres', 'isnad_app.password'))
  await expect(startPostgres({ dir })).rejects.toThrow(/^\S+isnad_app\.password is missing, and nobody can log in/)
  writeFileSync(join(dir, 'postgres', 'data', 'PG_VERSION'), '17\n')
  await expect(startPostgres({ dir })).rejects.toThrow(/was made by Postgres 17 and cannot be read by Postgres 18/)

  const odd = join(dir, 'odd')
  mkdirSync(join(odd, 'postgres', 'data', 'letters'), { recursive: true })
  await expect(startPostgres({ dir: odd })).rejects.toThrow(/holds files but no database/)
})

test('a data folder from before there was a sealer gets its role, and a password of its own', async () => {
  const first = await start()
  await ask(first.adminUrl, 'drop role isnad_sealer')
  await first.stop()
  rmSync(join(dir, 'postgres', 'isnad_sealer.password'))
  const second = await start()
  const [me] = await ask(second.url(DATABASE, 'isnad_sealer'), 'select current_user as name')
  expect(me).toMatchObject({ name: 'isnad_sealer' })
  expect(statSync(join(dir, 'postgres', 'isnad_sealer.password')).mode & 0o777).toBe(0o600)
  const known = ['postgres', 'isnad_app', 'isnad_sealer'].map((role) =>
    readFileSync(join(dir, 'postgres', `${role}.password`), 'utf8'),
  )
  expect(new Set(known).size).toBe(3)
})

test('a data folder that is a file, or lies under one: one sentence', async () => {
  const file = join(dir, 'file')
  writeFileSync(file, '')
  for (const each of [file, join(file, 'under'), '/proc/isnad']) {
    await expect(startPostgres({ dir: each })).rejects.toThrow(
      /^The data folder \S+ cannot be used \(\w+\): choose one you may write with ISNAD_DATA\.$/,
    )
  }
})

test('a server that is to be revived is back where it was, with every row it acknowledged, and can still be stopped', async () => {
  const server = await start({ revive: () => {} })
  const address = server.url(DATABASE, 'postgres')
  await ask(address, 'create table kept as select generate_series(1, 1000) as n')
  const { pid } = server
  await gone(pid)
  await vi.waitUntil(() => server.pid !== pid, 90_000)
  expect(server.url(DATABASE, 'postgres')).toBe(address)
  expect(await ask(address, 'select count(*)::int as rows from kept')).toMatchObject([{ rows: 1000 }])
  const next = server.pid
  await server.stop()
  expect(born(next)).toBeNull()
})
