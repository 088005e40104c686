import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { settings } from '../server/settings'

export interface Letter {
  to: string
  subject: string
  text: string
  html: string
  headers?: Record<string, string>
}

/** Milliseconds a mail server may be silent while a person waits for the page to answer. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 }

/** Sends a letter by the site's mail server; without one, leaves it in the data folder. Rejects when it did not go out. */
export async function post(letter: Letter): Promise<void> {
  const { mail } = settings()
  return mail ? send(letter, mail) : keep(letter)
}

async function send({ to, ...words }: Letter, mail: { url: string; from: string }): Promise<void> {
  const url = new URL(mail.url)
  for (const [name, wait] of Object.entries(PATIENCE)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(wait))
  }
  // As an object the address is taken as it is: nothing in it is read as a second recipient (GHSA-5jpx-9hw9-2fx4).
  await createTransport(url.href).sendMail({ from: mail.from, to: { name: '', address: to }, ...words })
}

async function keep({ to, subject, text, html, headers }: Letter): Promise<void> {
  const { authUrl } = settings()
  const composer = createTransport({ streamTransport: true, buffer: true })
  const { message } = await composer.sendMail({
    from: { name: 'Isnad', address: `isnad@${new URL(authUrl).hostname}` },
    to: { name: '', address: to },
    subject,
    ...(headers && { headers }),
    alternatives: [{ raw: plain('text/plain', text) }, { raw: plain('text/html', html) }],
  })
  const folder = await makeFolder()
  const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`
  await writeFile(join(folder, `${name}.part`), message as Buffer, { mode: 0o600 })
  await rename(join(folder, `${name}.part`), join(folder, `${name}.eml`))
}

/** Unencoded, so that whoever opens the file can read it and follow the link. */
function plain(type: string, text: string): string {
  const lines = text.replace(/\r?\n/g, '\r\n')
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${lines}\r\n`
}

async function makeFolder(): Promise<string> {
  const folder = join(settings().data, 'mail')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

export interface KeptLetter {
  name: string
  to: string
  at: Date
  link: string | null
}

/** The letters kept in the data folder, newest first. */
export async function listKeptMail(limit = 50): Promise<KeptLetter[]> {
  const folder = await makeFolder()
  const names = (await readdir(folder)).filter((each) => each.endsWith('.eml'))
  const newest = names.sort().reverse().slice(0, limit)
  return Promise.all(newest.map(async (name) => readLetter(name, await readFile(join(folder, name), 'utf8'))))
}

function readLetter(name: string, message: string): KeptLetter {
  return {
    name,
    to: /^To: <?([^>\r\n]+)/im.exec(message)?.[1] ?? '',
    at: new Date(/^Date: (.+)$/im.exec(message)?.[1] ?? 0),
    link: /^https?:\/\/\S+$/m.exec(message)?.[0] ?? null,
  }
}
