import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openTurns } from './turns'

test('turns come in the order they were asked for, as many at once as there are', async () => {
  const turns = openTurns(2, () => 60_000)
  expect([await turns.take(), await turns.take()]).toEqual([true, true])
  const order: string[] = []
  const third = turns.take().then(() => order.push('third'))
  const fourth = turns.take().then(() => order.push('fourth'))
  await pause(0)
  expect(order).toEqual([])
  turns.giveBack()
  await third
  expect(order).toEqual(['third'])
  turns.giveBack()
  await fourth
  turns.giveBack()
  turns.giveBack()
  expect([await turns.take(), await turns.take()]).toEqual([true, true])
})

test('whoever has waited too long is sent away, and where there is no patience nobody is let in', async () => {
  let patience = 60_000
  const turns = openTurns(1, () => patience)
  await turns.take()
  const waits = turns.take()
  patience = 10
  expect(await waits).toBe(false)
  const other = turns.take()
  patience = 0
  turns.giveBack()
  expect(await other).toBe(false)
  expect(await turns.take()).toBe(false)
  patience = 10
  expect(await turns.take()).toBe(true)
  turns.giveBack()
  expect(await turns.take()).toBe(true)
})
