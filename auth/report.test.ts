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

test('a failure is written down, a refusal is not', () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  report(wrapped)
  expect(said).not.toHaveBeenCalled()
  report(new Error('secret', { cause: { err: new TypeError('reem@example.org has token 123') } }))
  expect(JSON.parse(String(said.mock.calls[0]?.[0]))).toMatchObject({ place: 'sign-in', error: 'Error < TypeError' })
  said.mockRestore()
})
