import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { address } from './address'
import { isWithin, REPLY_STANDS, siteOf, sitesAround, speaksFor, standOf } from './reply'

const PAGE = 'https://www.aydinlik.com.tr/haber/toplanti-hmeymim'

describe('an address speaks for a publication', () => {
  test.each([
    ['editor@aydinlik.com.tr', true],
    ['haber@posta.aydinlik.com.tr', true],
    ['editor@www.aydinlik.com.tr', true],
    ['editor@m.aydinlik.com.tr', true],
    // Not a part of it, but what it is a part of; what only ends or begins alike; what looks alike.
    ['editor@com.tr', false],
    ['editor@notaydinlik.com.tr', false],
    ['editor@aydinlik.com.tr.example.org', false],
    ['editor@aydin1ik.com.tr', false],
    ['aydinlik.com.tr@example.org', false],
  ])('%s: %s', (mail, speaks) => expect(speaksFor(mail, PAGE, [])).toBe(speaks))

  test('in its letters as in ASCII', () => {
    const own = address('redaksiyon@aydınlık.com.tr') ?? ''
    expect(speaksFor(own, 'https://aydınlık.com.tr/haber', [])).toBe(true)
    expect(speaksFor(own, PAGE, [])).toBe(false)
  })

  test('also where only an edition of it was found', () => {
    expect(speaksFor('editor@aydinlik.com.tr', 'https://m.aydinlik.com.tr/haber', [])).toBe(true)
  })

  test('not by the host that an address of the web only names before it', () => {
    expect(siteOf('https://aydinlik.com.tr@evil.example/x')).toBe('evil.example')
    expect(speaksFor('a@aydinlik.com.tr', 'https://aydinlik.com.tr@evil.example/x', [])).toBe(false)
  })

  test('not where others publish too, nor where anybody gets an address', () => {
    const blog = 'https://reem.blogs.example/one'
    expect(speaksFor('reem@reem.blogs.example', blog, [])).toBe(true)
    expect(speaksFor('reem@reem.blogs.example', blog, ['https://zeynep.blogs.example/two'])).toBe(true)
    expect(speaksFor('reem@blogs.example', 'https://blogs.example/reem', ['https://blogs.example/zeynep'])).toBe(false)
    expect(speaksFor('reem@blogs.example', 'https://blogs.example/reem', ['https://zeynep.blogs.example/'])).toBe(false)
    expect(speaksFor('reem@yahoo.com', 'https://yahoo.com/news/1', [])).toBe(false)
  })

  test('never one on a host that the document was not found on', () => {
    fc.assert(
      fc.property(fc.domain(), fc.domain(), (host, site) => {
        const speaks = speaksFor(`somebody@${host}`, `https://${site}/`, [])
        if (speaks) expect(isWithin(host, siteOf(`https://${site}/`) as string)).toBe(true)
        expect(speaksFor(`somebody@${host}`, `https://${site}/`, [`https://${site}/other`])).toBe(false)
      }),
    )
  })
})

test('a host is a part of what is around it, and of nothing else', () => {
  expect(sitesAround('desk.example.com.tr')).toEqual(['desk.example.com.tr', 'example.com.tr', 'com.tr'])
  fc.assert(
    fc.property(fc.domain(), fc.domain(), (host, site) => {
      expect(sitesAround(host).includes(site)).toBe(isWithin(host, site))
    }),
  )
})

test.each(['ftp://example.org/x', 'mailto:a@example.org', 'https://localhost/', 'example.org', ''])(
  'what is no address of the web has no host that speaks for anybody: %s',
  (url) => expect(siteOf(url)).toBeNull(),
)

test('a moderator’s refusal goes before what the address says; without either a reply waits', () => {
  const stands = [true, false].flatMap((proven) =>
    [true, false, null].map((accepted) => [proven, accepted, standOf({ proven, accepted })]),
  )
  expect(stands).toEqual([
    [true, true, 'address'],
    [true, false, 'refused'],
    [true, null, 'address'],
    [false, true, 'moderator'],
    [false, false, 'refused'],
    [false, null, 'waits'],
  ])
  for (const [, , stand] of stands) expect(REPLY_STANDS).toContain(stand)
})
