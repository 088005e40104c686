import { resolve } from 'node:path'
import { z } from 'zod'

type Env = Readonly<Record<string, string | undefined>>

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/** What the machine needs to know, read once from the environment. The names of the variables are a contract. */
export interface Settings {
  port: number
  host: string
  /** Folder for database, mail and keys, absolute. */
  data: string
  demo: boolean
  /** True when Isnad runs its own Postgres in the data folder. */
  embedded: boolean
  /** Null only before `npm start` has made the embedded database. */
  databaseUrl: string | null
  /** The public origin, in the one form that links and mails use. */
  authUrl: string
  /** Every origin whose forms are accepted. */
  origins: readonly string[]
  /** Null only before `npm start` has made one in the data folder. */
  authSecret: string | null
  /** Null: mail is written into the data folder. */
  mail: { url: string; from: string } | null
  /** Whether `/dev/mail` may list the mail that was written into the data folder. */
  showsMail: boolean
  /** Whether letters reach whoever they are written to: by mail, or by that list. */
  letters: boolean
  oidc: { issuer: string; id: string; secret: string; name: string } | null
  trustProxyHops: number
  /** A file that says which witnesses must cosign checkpoints; null: `witnesses.json` in the data folder, if it is there. */
  witnesses: string | null
  /** A git repository to which checkpoints are committed. */
  logGit: string | null
}

/** The environment cannot be used as it stands: one plain sentence for each setting at fault. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'SettingsError'
  }
}

const port = 'must be a whole number from 1 to 65535, such as 3000.'
const hops = 'must be a whole number from 0 to 10.'
const origin = 'must be an origin and nothing after it, such as https://isnad.example.'
const issuer = 'must be the https address of an OpenID Connect provider.'

const shape = z.object({
  PORT: z.string().default('3000').transform(Number).pipe(z.int(port).min(1, port).max(65535, port)),
  HOST: z.string().optional(),
  ISNAD_DATA: z.string().default('.data'),
  ISNAD_DEMO: z.enum(['0', '1'], 'must be 0 or 1.').optional(),
  ISNAD_EMBEDDED_URL: z.string().optional(),
  ISNAD_WITNESSES: z.string().optional(),
  ISNAD_LOG_GIT: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/[^/]+\/./, 'must look like postgres://user:password@host:5432/isnad.')
    .optional(),
  AUTH_URL: z.string().refine(isOrigin, origin).optional(),
  AUTH_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters; `openssl rand -base64 33` makes a good one.')
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, 'must look like smtps://user:password@host:465.')
    .optional(),
  MAIL_FROM: z.string().regex(/@/, 'must hold a mail address, such as Isnad <desk@isnad.example>.').optional(),
  AUTH_OIDC_ISSUER: z.string().refine(isIssuer, issuer).optional(),
  AUTH_OIDC_ID: z.string().optional(),
  AUTH_OIDC_SECRET: z.string().optional(),
  AUTH_OIDC_NAME: z.string().optional(),
  TRUST_PROXY_HOPS: z.string().regex(/^\d+$/, hops).default('0').transform(Number).pipe(z.int(hops).max(10, hops)),
})

type Shape = z.infer<typeof shape>
type Name = keyof Shape

const REAL = 'is missing: with DATABASE_URL nothing is made up for you.'

/** What belongs together: a name, what it needs, and what to say when that is missing. */
const NEEDS: readonly (readonly [when: Name, needed: Name, said: string])[] = [
  ['DATABASE_URL', 'AUTH_URL', REAL],
  ['DATABASE_URL', 'AUTH_SECRET', REAL],
  ['DATABASE_URL', 'SMTP_URL', REAL],
  ['DATABASE_URL', 'MAIL_FROM', REAL],
  ['SMTP_URL', 'MAIL_FROM', 'is missing: SMTP_URL needs an address to send from.'],
  ['AUTH_OIDC_ISSUER', 'AUTH_OIDC_ID', 'is missing: AUTH_OIDC_ISSUER needs it.'],
  ['AUTH_OIDC_ISSUER', 'AUTH_OIDC_SECRET', 'is missing: AUTH_OIDC_ISSUER needs it.'],
  ['AUTH_OIDC_ID', 'AUTH_OIDC_ISSUER', 'is missing: AUTH_OIDC_ID needs it.'],
]

/** Reads the environment. An empty variable counts as unset. Throws `SettingsError` with every problem at once. */
export function parseSettings(env: Env): Settings {
  const given = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, env[name]?.trim() || undefined]))
  const parsed = shape.safeParse(given)
  const wrong = parsed.error?.issues.map((each) => `${String(each.path[0])} ${each.message}`) ?? []
  const missing = NEEDS.filter(([when, needed]) => given[when] && !given[needed]).map(
    ([, name, said]) => `${name} ${said}`,
  )
  const problems = [...new Set([...wrong, ...missing.filter(oncePerName)])]
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems)
  return settle(parsed.data)
}

function settle(env: Shape): Settings {
  const embedded = !env.DATABASE_URL
  const host = env.HOST ?? (embedded ? '127.0.0.1' : '0.0.0.0')
  const demo = (env.ISNAD_DEMO ?? (embedded ? '1' : '0')) === '1'
  const authUrl = env.AUTH_URL ? new URL(env.AUTH_URL).origin : `http://localhost:${env.PORT}`
  const mail = env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : null
  const showsMail = embedded && demo && !mail && LOOPBACK.includes(host) && LOOPBACK.includes(new URL(authUrl).hostname)
  return {
    port: env.PORT,
    host,
    data: resolve(env.ISNAD_DATA),
    demo,
    embedded,
    databaseUrl: env.DATABASE_URL ?? env.ISNAD_EMBEDDED_URL ?? null,
    authUrl,
    origins: env.AUTH_URL ? [authUrl] : [authUrl, `http://127.0.0.1:${env.PORT}`],
    authSecret: env.AUTH_SECRET ?? null,
    mail,
    showsMail,
    letters: mail !== null || showsMail,
    oidc: provider(env),
    trustProxyHops: env.TRUST_PROXY_HOPS,
    witnesses: env.ISNAD_WITNESSES ? resolve(env.ISNAD_WITNESSES) : null,
    logGit: env.ISNAD_LOG_GIT ? resolve(env.ISNAD_LOG_GIT) : null,
  }
}

function provider(env: Shape): Settings['oidc'] {
  const { AUTH_OIDC_ISSUER: issuer, AUTH_OIDC_ID: id, AUTH_OIDC_SECRET: secret, AUTH_OIDC_NAME: name } = env
  return issuer && id && secret ? { issuer, id, secret, name: name ?? new URL(issuer).host } : null
}

function oncePerName(said: string, at: number, all: string[]): boolean {
  return all.findIndex((each) => each.split(' ')[0] === said.split(' ')[0]) === at
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname))
}

let settled: Settings | undefined

/** The settings of this process, read from its environment when first asked for, or `again`. */
export function settings({ again = false } = {}): Settings {
  if (again || !settled) settled = parseSettings(process.env)
  return settled
}
