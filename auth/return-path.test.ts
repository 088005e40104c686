import { describe, expect, test } from 'vitest'
import { localeOf, returnPath } from './return-path'

const here = 'https://isnad.example'

test.each([
  ['/ar', '/ar'],
  ['/en/desk', '/en/desk'],
  ['/tr/desk/events/hmeimim-2024?claim=2', '/tr/desk/events/hmeimim-2024?claim=2'],
  ['/ar?q=%D9%84', '/ar?q=%D9%84'],
  ['/en/events?q=//evil.test', '/en/events?q=//evil.test'],
  ['/en/desk#part', '/en/desk'],
  ['/en/a/../desk', '/en/desk'],
  ['/ar/events/حميميم', '/ar/events/%D8%AD%D9%85%D9%8A%D9%85%D9%8A%D9%85'],
  [`${here}/en/desk?x=1`, '/en/desk?x=1'],
])('%s leads to %s', (asked, path) => {
  expect(returnPath(asked, 'en', here)).toBe(path)
})

const ATTEMPTS = [
  undefined,
  null,
  7,
  ['/en/desk'],
  '',
  '/',
  '//evil.test',
  '///evil.test',
  '////evil.test/en/desk',
  '/\\evil.test',
  '\\\\evil.test',
  '\\/evil.test',
  '/en\\..\\..\\\\evil.test',
  'https://evil.test',
  'https://evil.test/en/desk',
  'https:evil.test',
  'https:/evil.test',
  'http:\\\\evil.test',
  '//evil.test/%2e%2e',
  '/%09//evil.test',
  '/\t//evil.test',
  '\t//evil.test',
  '/\n/evil.test',
  ' //evil.test',
  '/en/\t/evil.test',
  '/.//evil.test',
  '/en/..//evil.test',
  '/en/../..//evil.test',
  '/en/%2e%2e//evil.test',
  '/en/.%2E//evil.test/en',
  '/en/../api/auth/session',
  '/api/auth/callback/mail',
  'javascript:alert(1)',
  'data:text/html,x',
  'JaVaScRiPt:alert(1)',
  '/en/desk\r\nSet-Cookie: a=b',
  '/en@evil.test',
  '@evil.test',
  'evil.test',
  'en/desk',
  '?to=//evil.test',
  '#//evil.test',
  '/english',
  '/fr/desk',
  '/EN/desk',
  'https://isnad.example.evil.test/en/desk',
  'https://isnad.example@evil.test/en/desk',
  'https://isnad.example:8443/en/desk',
  'http://isnad.example/en/desk',
  'https://isnad.example//evil.test',
  'https://isnad.example',
  '/en/desk\u2028',
  '/en/\u202Edesk',
  '/en/\u0000',
  '/en/\ud800',
  `/en/${'a'.repeat(2000)}`,
]

describe('a path that would leave the site leads to the desk', () => {
  test.each(ATTEMPTS.map((each) => [each]))('%j', (asked) => {
    const path = returnPath(asked, 'tr', here)
    expect(path).toBe('/tr/desk')
    expect(new URL(path, here).origin).toBe(here)
  })
})

test('the language of a path is its first part', () => {
  expect(localeOf('/tr/desk')).toBe('tr')
  expect(localeOf('/nowhere')).toBe('ar')
})
