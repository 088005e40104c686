import { expect, test, vi } from 'vitest'
import { Refusal } from '../domain/refusal'
import { causeOf, report } from './report'

const refused = new Refusal('too_many', 'email')
const wrapped = new Error('outer', {
  cause: { err: new Error('Failed query: params: reem@example.org', { cause: refused }) },
})

test('a refusal is found under whatever next-auth wrapped around it', () => {
  expect(causeOf(wrapped, Refusal)).toBe(refused)
  expect(causeOf(new Error('other'), Refusal)).toBeUndefined()
})

test('what is written of a failure names its kind and never repeats its words', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  report(wrapped)
  expect(said).not.toHaveBeenCalled()
  const cause = Object.assign(new TypeError('reem@example.org has token 123'), { code: 'ECONNREFUSED', error: 'a b@c' })
  report(new Error('secret', { cause: { err: cause } }))
  expect(said.mock.calls).toEqual([['sign-in: Error < TypeError ECONNREFUSED']])
  said.mockRestore()
})
