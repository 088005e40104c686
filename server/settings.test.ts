import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSettings, SettingsError } from './settings'

const real = {
  DATABASE_URL: 'postgres://isnad:secret@db.example:5432/isnad',
  AUTH_URL: 'https://isnad.example',
  AUTH_SECRET: 'a secret of more than thirty-two characters',
  SMTP_URL: 'smtps://isnad:secret@mail.example:465',
  MAIL_FROM: 'Isnad <desk@isnad.example>',
}

function problems(env: Record<string, string>): readonly string[] {
  try {
    parseSettings(env)
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
  return []
}

test('with nothing set, everything runs here', () => {
  expect(parseSettings({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    data: resolve('.data'),
    demo: true,
    embedded: true,
    databaseUrl: null,
    authUrl: 'http://localhost:3000',
    origins: ['http://localhost:3000', 'http://127.0.0.1:3000'],
    authSecret: null,
    mail: null,
    showsMail: true,
    letters: true,
    oidc: null,
    trustProxyHops: 0,
    witnesses: null,
    logGit: null,
  })
})

test('a database of your own listens to all, shows no demonstration and no mail', () => {
  const own = parseSettings(real)
  expect(own).toMatchObject({ embedded: false, host: '0.0.0.0', demo: false, showsMail: false })
  expect(own.origins).toEqual(['https://isnad.example'])
  expect(own.mail).toEqual({ url: real.SMTP_URL, from: real.MAIL_FROM })
})

test('the origin keeps no trailing slash, and an empty variable counts as unset', () => {
  expect(parseSettings({ AUTH_URL: 'https://isnad.example/', PORT: '', HOST: ' ' })).toMatchObject({
    authUrl: 'https://isnad.example',
    port: 3000,
    host: '127.0.0.1',
  })
})

test('mail is listed only where nobody else can see it', () => {
  expect(parseSettings({ HOST: '0.0.0.0' }).showsMail).toBe(false)
  expect(parseSettings({ AUTH_URL: 'https://isnad.example' }).showsMail).toBe(false)
  expect(parseSettings({ ISNAD_DEMO: '0' })).toMatchObject({ showsMail: false, letters: false })
  const mailed = parseSettings({ SMTP_URL: real.SMTP_URL, MAIL_FROM: real.MAIL_FROM })
  expect(mailed).toMatchObject({ showsMail: false, letters: true })
})

test('the files of the sealed log are found from where Isnad was started', () => {
  expect(parseSettings({ ISNAD_WITNESSES: 'w.json', ISNAD_LOG_GIT: '../anchor' })).toMatchObject({
    witnesses: resolve('w.json'),
    logGit: resolve('../anchor'),
  })
})

test('a provider is named after its host unless it has a name', () => {
  const oidc = { AUTH_OIDC_ISSUER: 'https://id.example/realm', AUTH_OIDC_ID: 'isnad', AUTH_OIDC_SECRET: 's' }
  expect(parseSettings(oidc).oidc?.name).toBe('id.example')
  expect(parseSettings({ ...oidc, AUTH_OIDC_NAME: 'Press pass' }).oidc?.name).toBe('Press pass')
})

describe('a wrong setting is one sentence that names it', () => {
  test.each([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '3000.5' }],
    ['ISNAD_DEMO', { ISNAD_DEMO: 'yes' }],
    ['DATABASE_URL', { ...real, DATABASE_URL: 'mysql://x/y' }],
    ['DATABASE_URL', { ...real, DATABASE_URL: 'postgres://host' }],
    ['AUTH_URL', { AUTH_URL: 'isnad.example' }],
    ['AUTH_URL', { AUTH_URL: 'https://isnad.example/app' }],
    ['AUTH_URL', { AUTH_URL: 'ftp://isnad.example' }],
    ['AUTH_SECRET', { AUTH_SECRET: 'short' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example', MAIL_FROM: 'a@b' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'nobody' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example' }],
    ['AUTH_OIDC_ISSUER', { AUTH_OIDC_ISSUER: 'http://id.example', AUTH_OIDC_ID: 'a', AUTH_OIDC_SECRET: 'b' }],
    ['AUTH_OIDC_SECRET', { AUTH_OIDC_ISSUER: 'https://id.example', AUTH_OIDC_ID: 'a' }],
    ['AUTH_OIDC_ISSUER', { AUTH_OIDC_ID: 'a' }],
    ['TRUST_PROXY_HOPS', { TRUST_PROXY_HOPS: 'all' }],
    ['TRUST_PROXY_HOPS', { TRUST_PROXY_HOPS: '11' }],
  ])('%s in %o', (name, env) => {
    expect(problems(env)).toEqual([expect.stringMatching(new RegExp(`^${name} [^\\n]+\\.$`))])
  })
})

test('a database of your own demands the real settings, all named at once', () => {
  const said = problems({ DATABASE_URL: real.DATABASE_URL })
  expect(said.map((each) => each.split(' ')[0])).toEqual(['AUTH_URL', 'AUTH_SECRET', 'SMTP_URL', 'MAIL_FROM'])
})
