import { expect, test, vi } from 'vitest'
import { chain, guardConsole, log } from './log'

const cause = Object.assign(new TypeError('reem@example.org has token 123'), { code: 'ECONNREFUSED', error: 'a b@c' })
const wrapped = new Error('secret\nat home, as typed\nat home (typed.ts:1:1)\nparams: as typed', {
  cause: { err: cause },
})

test('a fault is one line that names its kinds and its place in the code, and never repeats its words', () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  log('form', wrapped)
  log('sign-in', 'thrown\nby name')
  const lines = said.mock.calls.map(([line]) => String(line))
  said.mockRestore()
  expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true)
  const [first, second] = lines.map((line) => JSON.parse(line))
  expect(first).toMatchObject({ place: 'form', error: 'Error < TypeError ECONNREFUSED' })
  expect(first.from[0]).toMatch(/^at .*log\.test\.ts/)
  expect(second).toMatchObject({ place: 'sign-in', error: 'string', from: [] })
  expect(lines.join()).not.toMatch(/reem|token|secret|typed|thrown/)
})

test('an error that is given to the console says no more than any other; a sentence is left as it is', () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const console_ = vi.spyOn(console, 'error').mockReturnValue()
  const unguarded = console.error
  guardConsole()
  console.error('⨯', wrapped)
  console.error('A sentence.')
  console.error = unguarded
  const lines = said.mock.calls.map(([line]) => String(line))
  const sentences = console_.mock.calls
  said.mockRestore()
  console_.mockRestore()
  expect(sentences).toEqual([['A sentence.']])
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] as string)).toMatchObject({ place: 'page', error: 'Error < TypeError ECONNREFUSED' })
  expect(lines.join()).not.toMatch(/reem|token|secret|typed/)
})

test('an error is followed through its causes, whoever wrapped it, but not round in a circle', () => {
  expect(chain(wrapped)).toEqual([wrapped, cause])
  const own = new Error('own')
  own.cause = own
  expect(chain(own)).toHaveLength(5)
  expect(chain(undefined)).toEqual([])
})
