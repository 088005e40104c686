import { expect, test } from 'vitest'
import { arrowAt, curveThrough, type Laid, laid, type Plan } from './layout'

const size = { width: 160, height: 60 }
const box = (key: string, second = false) => ({ key, second, ...size })
const plan = (runs: Plan['runs'], first: Plan['first']): Plan => ({
  runs,
  first,
  boxes: [box('read'), box('agency'), box('said'), box('paper', true), box('denied', true)],
  edges: [
    { from: 'read', to: 'agency' },
    { from: 'agency', to: 'said' },
    { from: 'read', to: 'paper' },
    { from: 'paper', to: 'denied' },
  ],
})
const at = (found: Laid, key: string) => {
  const index = plan('LR', 'top').boxes.findIndex((each) => each.key === key)
  return found.boxes[index] as { x: number; y: number }
}

test('chains run from left to right, from right to left, or down', () => {
  const across = laid(plan('LR', 'top'))
  expect(at(across, 'read').x).toBeLessThan(at(across, 'agency').x)
  expect(at(across, 'agency').x).toBeLessThan(at(across, 'said').x)
  const back = laid(plan('RL', 'top'))
  expect(at(back, 'read').x).toBeGreaterThan(at(back, 'agency').x)
  expect(at(back, 'agency').x).toBeGreaterThan(at(back, 'said').x)
  const down = laid(plan('TB', 'left'))
  expect(at(down, 'read').y).toBeLessThan(at(down, 'said').y)
})

test('who says so stands before who denies it: above, or where the language begins', () => {
  expect(at(laid(plan('LR', 'top')), 'said').y).toBeLessThan(at(laid(plan('LR', 'top')), 'denied').y)
  expect(at(laid(plan('TB', 'left')), 'said').x).toBeLessThan(at(laid(plan('TB', 'left')), 'denied').x)
  expect(at(laid(plan('TB', 'right')), 'said').x).toBeGreaterThan(at(laid(plan('TB', 'right')), 'denied').x)
})

test('boxes do not cover each other and stand inside the picture', () => {
  for (const runs of ['LR', 'RL', 'TB'] as const) {
    const { boxes, width, height } = laid(plan(runs, runs === 'TB' ? 'right' : 'top'))
    for (const [one, a] of boxes.entries()) {
      expect(a.x - 80).toBeGreaterThanOrEqual(0)
      expect(a.x + 80).toBeLessThanOrEqual(width)
      expect(a.y + 30).toBeLessThanOrEqual(height)
      for (const b of boxes.slice(one + 1)) {
        expect(Math.abs(a.x - b.x) >= 160 || Math.abs(a.y - b.y) >= 60).toBe(true)
      }
    }
  }
})

test('the same chains are laid out once', () => {
  expect(laid(plan('LR', 'top'))).toBe(laid(plan('LR', 'top')))
})

test('a document on both sides and two edges between two boxes can be laid out; so can one box alone', () => {
  const twice = { from: 'a', to: 'b' }
  expect(laid({ runs: 'LR', first: 'top', boxes: [box('a'), box('b')], edges: [twice, twice] }).edges).toHaveLength(2)
  expect(laid({ runs: 'TB', first: 'left', boxes: [box('a')], edges: [] }).boxes).toHaveLength(1)
})

test('a line goes through its points, and its head lies at the last', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 20, y: 10 },
  ]
  expect(curveThrough(points)).toBe('M0 0Q10 0 20 10')
  expect(curveThrough(points.slice(0, 2))).toBe('M0 0L10 0')
  expect(arrowAt(points.slice(0, 2))).toBe('M1.0 4.5L10 0L1.0 -4.5Z')
  expect(curveThrough([])).toBe('')
})
