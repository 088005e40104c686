import { expect, test } from 'vitest'
import { address } from './address'

test.each([
  ['reem@example.org', 'reem@example.org'],
  ['  Reem.Haddad+isnad@Example.ORG \n', 'reem.haddad+isnad@example.org'],
  ["o'brien@sub.example.co.uk", "o'brien@sub.example.co.uk"],
  ['reem@مثال.إختبار', 'reem@xn--mgbh0fb.xn--kgbechtv'],
  ['reem@büro.example', 'reem@xn--bro-hoa.example'],
  ['reem@xn--bro-hoa.example', 'reem@xn--bro-hoa.example'],
])('%s is kept as %s', (typed, kept) => {
  expect(address(typed)).toBe(kept)
  expect(address(kept)).toBe(kept)
})

test.each([
  [''],
  ['reem'],
  ['@example.org'],
  ['reem@'],
  ['reem@localhost'],
  ['reem@127.0.0.1'],
  ['reem@[127.0.0.1]'],
  ['reem@example'],
  ['reem@example..org'],
  ['reem@-example.org'],
  ['.reem@example.org'],
  ['reem.@example.org'],
  ['re..em@example.org'],
  ['reem @example.org'],
  ['reem@exa mple.org'],
  ['reem@example.org, sami@example.org'],
  ['reem@example.org,sami@evil.test'],
  ['"sami@evil.test"@example.org'],
  ['"reem"@example.org'],
  ['reem(comment)@example.org'],
  ['reem%evil.test@example.org'],
  ['evil.test!reem@example.org'],
  ['<reem@example.org>'],
  ['reem@example.org\r\nBcc: sami@evil.test'],
  ['reem@example.org\u0000'],
  ['reem\u0000@example.org'],
  ['reem＠example.org'],
  ['sami@evil.test＠example.org'],
  ['reem﹫example.org'],
  ['reem@ex\u212Aample.org'],
  ['ree\u212A@example.org'],
  ['reém@example.org'],
  ['reem@ｅxample.org'],
  ['reem@example。org'],
  ['reem@example\u200B.org'],
  ['reem\u202E@example.org'],
  ['reem@example.org/evil'],
  ['reem@user:pass@example.org'],
  ['reem@example.org:25'],
  ['reem@example.org?x'],
  ['reem@example.123'],
  [`${'a'.repeat(65)}@example.org`],
  [`reem@${'a'.repeat(64)}.org`],
  [`reem@${'abc.'.repeat(80)}org`],
  ['\ud800@example.org'],
])('%j is no address', (typed) => {
  expect(address(typed)).toBeNull()
})
