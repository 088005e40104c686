import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { openGate } from './gate'

afterEach(() => {
  vi.useRealTimers()
})

/** Work that ends when it is told to. */
function held() {
  let end = () => {}
  const work = new Promise<string>((resolve) => {
    end = () => resolve('done')
  })
  return { work: () => work, end }
}
const code = (promise: Promise<unknown>) => promise.then(String, (error) => error.code)

test('work passes in the order it came, as much at once as there are places', async () => {
  const gate = openGate({ places: 2, waiting: 10, patience: 1_000 })
  const order: number[] = []
  let most = 0
  let now = 0
  await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      gate(async () => {
        order.push(at)
        now += 1
        most = Math.max(most, now)
        await pause(5)
        now -= 1
      }),
    ),
  )
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(most).toBe(2)
})

test('who finds the queue full is refused at once, who waits too long is refused then, and the next turn comes after', async () => {
  const gate = openGate({ places: 1, waiting: 1, patience: 50 })
  const first = held()
  const one = gate(first.work)
  const told: string[] = []
  const asking = (name: string) => code(gate(async () => name)).then((end) => told.push(`${name} ${end}`))
  await Promise.all([asking('two'), asking('three')])
  expect(told).toEqual(['three no_turn', 'two no_turn'])
  first.end()
  expect(await one).toBe('done')
  expect(await gate(async () => 'four')).toBe('four')
})

test('where nobody has had a turn in time, whoever comes is refused at once, until a place is free', async () => {
  const gate = openGate({ places: 1, waiting: 10, patience: 50 })
  const first = held()
  const one = gate(first.work)
  expect(gate.isShut()).toBe(false)
  expect(await code(gate(async () => 'two'))).toBe('no_turn')
  expect(gate.isShut()).toBe(true)
  const three = code(gate(async () => 'three'))
  expect(await Promise.race([three, pause(0, 'waits')])).toBe('no_turn')
  first.end()
  expect(await one).toBe('done')
  expect(gate.isShut()).toBe(false)
  expect(await gate(async () => 'four')).toBe('four')
})

test('a place is free again after work that fails, and after work that cannot even begin', async () => {
  const gate = openGate({ places: 1, waiting: 0, patience: 10 })
  expect(await code(gate(() => Promise.reject(Object.assign(new Error(), { code: 'x' }))))).toBe('x')
  const fails = () => {
    throw Object.assign(new Error(), { code: 'y' })
  }
  expect(await code(gate(fails))).toBe('y')
  expect(await gate(async () => 'done')).toBe('done')
})

test('a database that says nothing is given up within a second, and asked again once it speaks', async () => {
  const probe = held()
  const gate = openGate({ places: 2, waiting: 10, patience: 5_000 }, probe.work)
  const [first, second] = [held(), held()]
  vi.useFakeTimers()
  const ends = [gate(first.work), gate(second.work), gate(async () => 'third')].map(code)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await Promise.all(ends)).toEqual(['no_answer', 'no_answer', 'no_turn'])
  // No time passes here but what is let pass: who is refused is refused at once.
  expect(await code(gate(async () => 'fourth'))).toBe('no_turn')
  first.end()
  await pause(0)
  expect(await gate(async () => 'fifth')).toBe('fifth')
})

test('slow work is left in peace while the database answers at all', async () => {
  const gate = openGate({ places: 2, waiting: 10, patience: 5_000 }, async () => 'here')
  const slow = held()
  vi.useFakeTimers()
  const end = code(gate(slow.work))
  await vi.advanceTimersByTimeAsync(10_000)
  slow.end()
  expect(await end).toBe('done')
})

test('a process that was itself held up gives up nobody: an answer that takes a few turns is waited for', async () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  const gate = openGate({ places: 2, waiting: 10, patience: 60_000 }, async () => {
    for (let turns = 0; turns < 4; turns += 1) await turn()
  })
  const slow = held()
  const end = code(gate(slow.work))
  for (let times = 0; times < 6; times += 1) {
    const until = Date.now() + 450
    while (Date.now() < until);
    await turn()
  }
  slow.end()
  expect(await end).toBe('done')
})
