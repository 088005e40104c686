// Run by driver.test.ts as a process of its own: `node losing.mjs CASE ENTRY`, ENTRY being the driver to try. It speaks to a
// server that drops its connections, says what became of what was asked, and ends badly where the driver ends the process.
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const [name, entry] = process.argv.slice(2)
const { default: postgres } = await import(entry)

/** As much of Postgres as the driver needs: it lets anyone in and answers every statement, but none that says `slow` while it is. */
const sockets = new Set()
const heard = []
let inTransaction = false
let slow = true
const server = createServer((socket) => {
  let unread = Buffer.alloc(0)
  let started = false
  let mute = false
  sockets.add(socket)
  socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  socket.on('data', (bytes) => {
    unread = Buffer.concat([unread, bytes])
    if (!started) {
      started = true
      unread = unread.subarray(unread.readInt32BE(0))
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready()]))
    }
    while (unread.length >= 5 && unread.length > unread.readInt32BE(1)) {
      const [type, body] = [String.fromCharCode(unread[0]), unread.subarray(5, unread.readInt32BE(1) + 1)]
      unread = unread.subarray(unread.readInt32BE(1) + 1)
      if (type !== 'Q' && type !== 'P') continue
      const said = /[a-z]+/.exec(body.subarray(type === 'P' ? body.indexOf(0) : 0).toString())[0]
      heard.push(said)
      mute ||= slow && said === 'slow'
      if (mute) continue
      inTransaction = said === 'begin' || (inTransaction && said !== 'commit' && said !== 'rollback')
      const parsed = type === 'P' ? [message('1'), message('t', Buffer.alloc(2)), message('n'), message('2')] : []
      socket.write(Buffer.concat([...parsed, message('C', Buffer.from(`${said.toUpperCase()}\0`)), ready()]))
    }
  })
}).listen(0, '127.0.0.1')
await once(server, 'listening')

const message = (type, body = Buffer.alloc(0)) => {
  const head = Buffer.alloc(5, type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
const ready = () => message('Z', Buffer.from(inTransaction ? 'T' : 'I'))
const drop = async () => {
  for (const each of sockets) each.destroy()
  await pause(50)
}
const open = (max) =>
  postgres(`postgres://a:b@127.0.0.1:${server.address().port}/c`, {
    max,
    fetch_types: false,
    connect_timeout: 20,
    backoff: 0.01,
  })
const outcome = (promise) =>
  Promise.race([
    promise.then(
      () => 'done',
      (error) => error.code,
    ),
    pause(5_000, 'no answer'),
  ])

const CASES = {
  /** A transaction goes on asking after its connection has gone. */
  async after() {
    const sql = open(1)
    let inner
    const whole = outcome(
      sql.begin(async (tx) => {
        await drop()
        inner = outcome(tx.unsafe('late'))
        await inner
      }),
    )
    while (!inner) await pause(5)
    return { whole: await whole, inner: await inner, then: await outcome(sql.unsafe('next')) }
  },
  /** A transaction that lost its connection goes on when the connection is another's. */
  async stale() {
    const sql = open(1)
    let wake
    let inner
    const asleep = new Promise((resolve) => {
      wake = resolve
    })
    const whole = outcome(
      sql.begin(async (tx) => {
        await asleep
        inner = outcome(tx.unsafe('stray'))
        await inner
      }),
    )
    while (!heard.includes('begin')) await pause(5)
    await drop()
    const lost = await whole
    heard.length = 0
    const other = sql.begin(async (tx) => {
      wake()
      await pause(50)
      await tx.unsafe('own')
    })
    return { lost, other: await outcome(other), inner: await inner, heard }
  },
  /** Every connection goes at once while statements wait, and each is asked again at once, some times over; then none goes. */
  async often() {
    const sql = open(10)
    let unanswered = 0
    for (let round = 0; round < 10 && !unanswered; round += 1) {
      const asked = Array.from({ length: 30 }, async (_, index) => {
        for (let tried = 0; tried < 3; tried += 1) {
          const end = await outcome(sql.unsafe(index % 3 ? 'quick' : 'slow'))
          if (end === 'no answer') unanswered += 1
          if (end === 'done' || unanswered) return
        }
      })
      slow = true
      for (let times = 0; times < 4; times += 1) {
        await pause(10)
        // What is asked after the last time is answered, however slow: whatever still waits then was lost.
        slow = times < 3
        await drop()
      }
      await Promise.all(asked)
    }
    const last = await Promise.all(Array.from({ length: 30 }, () => outcome(sql.unsafe('last'))))
    return { unanswered, last: [...new Set(last)] }
  },
}

console.log(JSON.stringify(await CASES[name]()))
process.exit(0)
