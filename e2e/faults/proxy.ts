import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Proxy {
  port: number
  /** Cuts every connection that is open now. */
  cut(): void
  /** Cuts the next connection over which the server says that it has committed a vote, before that is heard. Out: the form's key. */
  cutNextCommit(): Promise<string>
  close(): void
}

/** What is asked in the transaction of a vote: its reason, with the key of its form. */
const VOTE = /I read and compared them: ([0-9a-f-]{36})/

/** What Postgres says when a transaction is done: CommandComplete, with its tag. */
const COMMITTED = Buffer.from('COMMIT\0')
/** ReadyForQuery, outside of any transaction. */
const ENDED = Buffer.from('Z\0\0\0\x05I', 'latin1')

/** Stands between the site and its database and cuts connections, in the worst moment if it is asked to. */
export async function startProxy(to: number): Promise<Proxy> {
  const open = new Set<Socket>()
  let armed: ((key: string) => void) | undefined
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1')
    const end = () => {
      for (const each of [client, upstream]) each.destroy()
      open.delete(client)
    }
    open.add(client)
    for (const each of [client, upstream]) each.on('error', end).on('close', end)
    let key: string | undefined
    client.on('data', (bytes) => {
      key = VOTE.exec(bytes.toString('latin1'))?.[1] ?? key
      upstream.write(bytes)
    })
    upstream.on('data', (bytes) => {
      const committed = bytes.includes(COMMITTED) ? key : undefined
      if (bytes.includes(ENDED)) key = undefined
      if (!armed || !committed) return void client.write(bytes)
      const done = armed
      armed = undefined
      end()
      done(committed)
    })
    client.once('close', end)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      for (const each of [...open]) each.destroy()
    },
    cutNextCommit: () =>
      new Promise((resolve) => {
        armed = resolve
      }),
    close: () => {
      server.close()
      for (const each of [...open]) each.destroy()
    },
  }
}
