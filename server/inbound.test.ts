import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientOf } from './inbound'

test.each([
  [0, undefined, '10.1.1.1'],
  [0, '1.2.3.4', '10.1.1.1'],
  [1, '1.2.3.4', '1.2.3.4'],
  [1, '6.6.6.6, 1.2.3.4', '1.2.3.4'],
  [2, '6.6.6.6, 1.2.3.4, 10.2.2.2', '1.2.3.4'],
  [2, undefined, '10.1.1.1'],
])('behind %i trusted proxies, who forwarded %s, the client is %s', (hops, forwarded, client) => {
  const req = { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: '10.1.1.1' } }
  expect(clientOf(req as unknown as IncomingMessage, hops)).toBe(client)
})
