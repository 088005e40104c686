import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCALES } from '../domain/locale'
import { signInLetter } from './letter'
import { listKeptMail, post } from './mail'

const data = mkdtempSync(join(tmpdir(), 'isnad-mail-'))
const link = 'http://localhost:3000/api/auth/callback/mail?callbackUrl=%2Far%2Fdesk&token=00ff&email=reem%40example.org'

beforeAll(() => {
  process.env.ISNAD_DATA = data
})
afterAll(() => rmSync(data, { recursive: true }))

test.each(LOCALES)('a letter in %s says what the link is, how long it lasts and that it may be ignored', (locale) => {
  const { subject, text, html } = signInLetter(locale, 'reem@example.org', link)
  expect(subject).toMatch({ ar: /إسناد/, en: /Isnad/, tr: /İsnad/ }[locale])
  expect(text.split('\n\n')).toHaveLength(4)
  expect(text).toContain(`\n\n${link}\n\n`)
  expect(text).toContain('20')
  expect(html).toContain(`lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`)
  expect(html).toContain(`<a href="${link.replaceAll('&', '&amp;')}">`)
})

test('a letter holds no mark-up that its link brought along', () => {
  expect(signInLetter('en', 'reem@example.org', 'http://x/"><script>').html).not.toContain('<script>')
})

test('without a mail server a letter is a file that its owner alone can read, and the newest is listed first', async () => {
  await post(signInLetter('ar', 'reem@example.org', `${link}1`))
  await post(signInLetter('en', 'sami@example.org', `${link}2`))
  const files = readdirSync(join(data, 'mail'))
  expect(files).toHaveLength(2)
  for (const each of files) {
    expect(each).toMatch(/\.eml$/)
    expect(statSync(join(data, 'mail', each)).mode & 0o777).toBe(0o600)
  }
  const listed = await listKeptMail()
  expect(listed.map(({ to, link }) => [to, link])).toEqual([
    ['sami@example.org', `${link}2`],
    ['reem@example.org', `${link}1`],
  ])
  expect(Math.abs(Number(listed[0]?.at) - Date.now())).toBeLessThan(60_000)
  const message = readFileSync(join(data, 'mail', files.sort()[0] ?? ''), 'utf8')
  expect(message).toContain('افتح هذا الرابط')
  expect(message).toContain(`${link}1\r\n`)
})
