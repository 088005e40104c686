import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Proxy {
  port: number
  /** Cuts every connection that is open now. */
  cut(): void
  /** Cuts the next connection over which the server says that it has committed, before that is heard. */
  cutNextCommit(): Promise<void>
  close(): void
}

/** What Postgres says when a transaction is done: CommandComplete, with its tag. */
const COMMITTED = Buffer.from('COMMIT\0')

/** Stands between the site and its database and cuts connections, in the worst moment if it is asked to. */
export async function startProxy(to: number): Promise<Proxy> {
  const open = new Set<Socket>()
  let armed: (() => void) | undefined
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1')
    const end = () => {
      for (const each of [client, upstream]) each.destroy()
      open.delete(client)
    }
    open.add(client)
    for (const each of [client, upstream]) each.on('error', end).on('close', end)
    client.on('data', (bytes) => upstream.write(bytes))
    upstream.on('data', (bytes) => {
      if (!armed || !bytes.includes(COMMITTED)) return void client.write(bytes)
      const done = armed
      armed = undefined
      end()
      done()
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
