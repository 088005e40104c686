import { expect, test } from 'vitest'
import { attacks, houseOf } from './attacks'
import { Watched } from './watched'

const SYBILS_WATCHED = 60

test.each(attacks())('no verdict is turned by $name', (attack) => {
  const claim = new Watched(houseOf(attack), new Map(), 0)
  claim.run({ ...attack, people: attack.people.slice(0, SYBILS_WATCHED) })
  expect(claim.turned).toBe(false)
})
