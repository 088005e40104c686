import { expect, test } from 'vitest'
import { openapi } from './openapi'

test('every reference in the description of the API leads to a shape of it', () => {
  const text = JSON.stringify(openapi())
  const named = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, name]) => name))
  expect(named.size).toBeGreaterThan(5)
  const known = Object.keys(openapi().components.schemas).map((name) => `#/components/schemas/${name}`)
  for (const name of named) expect(known).toContain(name)
})

test('every key is always present: what a shape has, it requires', () => {
  const shapes = Object.entries(openapi().components.schemas) as [
    string,
    { properties?: object; required?: string[] },
  ][]
  for (const [name, { properties = {}, required = [] }] of shapes) {
    expect({ name, required: [...required].sort() }).toEqual({ name, required: Object.keys(properties).sort() })
  }
})
