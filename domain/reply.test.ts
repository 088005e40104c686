import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sitesAround, voiceOf } from './reply'

describe('the host of a mail address that can come to speak for an agent', () => {
  test.each([
    ['editor@aydinlik.com.tr', 'aydinlik.com.tr'],
    // Each host is its own: what is a part of one speaks for nobody because that one does.
    ['haber@posta.aydinlik.com.tr', 'posta.aydinlik.com.tr'],
    ['aydinlik.com.tr@example.org', 'example.org'],
    ['editor@aydin1ik.com.tr', 'aydin1ik.com.tr'],
  ])('%s: %s', (mail, host) => expect(voiceOf(mail)).toBe(host))

  test.each([
    'reem@gmail.com',
    'reem@yahoo.com',
    'reem@mail.yahoo.com',
    'reem@yandex.com.tr',
    'reem@localhost',
    'reem',
    '',
  ])('never where anybody gets an address, or where there is no host: %s', (mail) => expect(voiceOf(mail)).toBeNull())
})

test('what a host is a part of begins with itself, and each is a part of the one before', () => {
  expect(sitesAround('desk.example.com.tr')).toEqual(['desk.example.com.tr', 'example.com.tr', 'com.tr'])
  fc.assert(
    fc.property(fc.domain(), (host) => {
      const sites = sitesAround(host)
      expect(sites[0]).toBe(host)
      for (const [at, site] of sites.entries()) expect(at === 0 || sites[at - 1]?.endsWith(`.${site}`)).toBe(true)
    }),
  )
})
