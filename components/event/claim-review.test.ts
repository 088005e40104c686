import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { EventPage } from '../../db/queries/event'
import { ClaimReview, reviewsOf } from './claim-review'

const drawn = (props: ReturnType<typeof page>) => renderToStaticMarkup(createElement(ClaimReview, props))
const at = new Date('2026-11-22T10:00:00Z')
const words = { confirmed: 'Confirmed', denied: 'Denied (found untrue)', unverified: 'Unverified' }

function page(claims: { verdict: string | null; text: string }[], demonstration = false, title = 'They met') {
  const event = {
    slug: 'a-meeting',
    demonstration,
    claims: claims.map(({ verdict, text }, position) => ({
      position,
      verdict,
      text: { en: text },
      evidence: [{ source: 's1', active: true }],
      settledAt: verdict && at,
      updatedAt: at,
    })),
    sources: [{ id: 's1', url: 'https://news.example/1', title }],
  } as unknown as EventPage
  return { event, locale: 'en', origin: 'https://isnad.example', words } as const
}

test('a claim with a verdict is a ClaimReview, with the words of the page', () => {
  expect(reviewsOf(page([{ verdict: 'denied', text: 'They met.' }]))).toMatchObject([
    {
      '@type': 'ClaimReview',
      url: 'https://isnad.example/en/events/a-meeting',
      claimReviewed: 'They met.',
      itemReviewed: { appearance: [{ url: 'https://news.example/1', headline: 'They met' }] },
      reviewRating: { ratingValue: 1, bestRating: 3, worstRating: 1, alternateName: 'Denied (found untrue)' },
    },
  ])
})

test('a claim under review is none, beside one that has its verdict', () => {
  const reviews = reviewsOf(
    page([
      { verdict: null, text: 'They met.' },
      { verdict: 'confirmed', text: 'They met on 11 June.' },
    ]),
  )
  expect(reviews.map((each) => each.url)).toEqual(['https://isnad.example/en/events/a-meeting#claim-1'])
})

test('under review, and in a demonstration, a page carries nothing', () => {
  expect(drawn(page([{ verdict: null, text: 'They met.' }]))).toBe('')
  expect(drawn(page([{ verdict: 'denied', text: 'They met.' }], true))).toBe('')
})

test('nobody’s words end the element they stand in', () => {
  const html = drawn(page([{ verdict: 'denied', text: 'They </script><script>alert(1)</script> met.' }]))
  expect(html.match(/<\/?script/g)).toEqual(['<script', '</script'])
  expect(JSON.parse(html.replace(/<[^>]*>/g, ''))[0].claimReviewed).toContain('</script>')
})

test('a claim that is withheld is none, and a source that is appears in none', () => {
  expect(reviewsOf(page([{ verdict: 'denied', text: '▇▇▇ 7c' }]))).toEqual([])
  const [review] = reviewsOf(page([{ verdict: 'denied', text: 'They met.' }], false, '▇▇▇ 7c'))
  expect(review?.itemReviewed.appearance).toEqual([])
})
