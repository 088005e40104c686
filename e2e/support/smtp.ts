import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Mailbox {
  url: string
  /** The letters that came in, oldest first: the envelope's recipients and the message as it was sent. */
  letters: { to: string[]; message: string }[]
  /** The sign-in link in the newest letter to an address. Waits for none: a form answers when its letter has gone out. */
  linkTo(address: string): string
  close(): Promise<void>
}

/** A real mail server on the loopback that keeps what it gets. */
export async function startSmtp(): Promise<Mailbox> {
  const letters: Mailbox['letters'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((each) => each.address)
        letters.push({ to, message: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    linkTo: (address) => {
      const letter = letters.filter(({ to }) => to.includes(address)).at(-1)
      const link = letter && /^https?:\/\/\S+$/m.exec(plainTextOf(letter.message))?.[0]
      if (!link) throw new Error(`no link to ${address}`)
      return link
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** The text/plain part of a message, decoded. */
export function plainTextOf(message: string): string {
  const part = message.split(/^--.*$/m).find((each) => /content-type: text\/plain/i.test(each)) ?? ''
  const [, head = '', body = ''] = /^\s*([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part) ?? []
  if (/encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString()
  if (!/encoding: quoted-printable/i.test(head)) return body
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
